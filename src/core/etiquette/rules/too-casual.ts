// N8: "clear, professional". F3: "It is polite, professional, patient."
import type { Span } from '../../record/nouns.ts';
import { fold } from '../../text/fold.ts';
import { isTitle } from '../../text/names.ts';
import { words } from '../../text/words.ts';
import data from '../data/tone.json' with { type: 'json' };
import type { ParsedNote } from '../parsed-note.ts';
import { compile, greetingSentence, quoted, saidIn } from '../phrases.ts';
import type { Rule } from '../rule.ts';

/** "Dear Lord Peverell": the words end in a title and a name follows. */
function isAddress({ note }: ParsedNote, { start, end }: Span): boolean {
  const last = words(note.body.slice(start, end)).at(-1);
  return (
    last !== undefined &&
    isTitle(fold(last.text)) &&
    /^\.? \p{Lu}\p{L}/u.test(note.body.slice(end, end + 8))
  );
}

const CASUAL = compile(data.casual);

export const tooCasual: Rule = {
  id: 'too-casual',
  label: 'too_casual',
  family: 'tone',
  severity: 'warn',
  appliesTo: 'all',
  needs: ['english'],
  handbook: { id: 'F3', sentence: 'It is polite, professional, patient.' },
  title: 'This is chat, not a letter',
  why: 'Warm and short is fine, so is “Hi” and “Cheers”. Abbreviations and slang of the telephone are not read as warmth by everyone.',
  since: '0.1.0',
  good: [
    {
      body: "Hi Dewi,\n\nThanks for the interview and for the pint of squash. It'd be great to work with you both. Say the word.",
    },
    { body: "Hi Merindah,\n\nI'd be stoked to work with the circus." },
  ],
  bad: [
    { body: 'Hi Xochitl,\n\nlol that thing totally pwned me, ngl, but it was sick.' },
    { body: 'Hey Osgood,\n\nSo u still got that chemist gig going or nah?' },
    { body: 'Dear Heather,\n\nThx a ton for letting me crash morning rounds.' },
  ],
  check(parsed) {
    const greeting = greetingSentence(parsed);
    const all = greeting === null ? parsed.sentences : [greeting, ...parsed.sentences];
    const exempt = new Set((parsed.context.company ?? '').toLowerCase().split(/\s+/));
    return all
      .flatMap((s) => saidIn(s, CASUAL))
      .filter((span) => {
        if (isAddress(parsed, span)) return false;
        const said = quoted(parsed, span);
        // NP, BC, IMO: in capitals an abbreviation of a trade or place.
        return !exempt.has(said.toLowerCase()) && !/^\p{Lu}{1,4}$/u.test(said);
      })
      .map((span) => ({
        span,
        message: `“${quoted(parsed, span)}” reads like a chat. Say it in whole words.`,
        evidence: 'Slang or a chat abbreviation.',
      }));
  },
};
