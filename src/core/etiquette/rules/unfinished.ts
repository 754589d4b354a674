// N7: "It settles unfinished business: a question answered badly or not at all, a point forgotten, a topic worth more."
import { contentStems, overlap } from '../content.ts';
import type { ParsedNote } from '../parsed-note.ts';
import type { Found, Rule } from '../rule.ts';

/** The turn with which a letter comes back to a question. */
const RETURNS =
  /\b(?:you (?:also )?(?:asked|wanted to know|wondered|raised|put to me)|asked (?:me )?(?:how|what|why|whether|which|if|about)|a better answer|my answer|better reply|(?:on|to|regarding|concerning|as for|as to|about) the (?:question|matter|point|subject)|(?:complete|finish|add to|correct|improve) my|i have since|i've since|since then|i looked|i have looked|i've looked|i checked|one (?:point|thing|more)|i (?:also )?(?:owe|should have|could not|couldn't|did not|didn't|was unsure|wasn't sure|forgot|kept it|gave a|worked out|realised|realized|have thought|thought)|on reflection|having thought|here is|here's)\b/u;

/** Words that can only mean a repaired answer: "here is a fuller answer to one of your questions". */
const REPAIRS =
  /\b(?:fuller|better|complete|completer|proper|full|second|good|real|longer) (?:answer|reply)\b|\b(?:finish|complete|mend|correct) (?:my|one|an|the|that) (?:answer|reply)\b|\bowe you (?:an|the) (?:answer|reply)\b|\bthought (?:again|further|more) (?:about|on|over) (?:one of )?(?:your|the) questions?\b/u;

function settled(item: string, parsed: ParsedNote, there: ReadonlySet<string>): boolean {
  const wanted = contentStems(item);
  const given = contentStems([parsed.context.company ?? '', parsed.context.role ?? ''].join(' '));
  const telling = new Set([...wanted].filter((s) => !given.has(s)));
  const pool = telling.size > 0 ? telling : wanted;
  const both = overlap(pool, there);
  if (both === 0) return false;
  if (both / pool.size >= 0.5 || both >= 3) return true;
  return parsed.sentences.some(
    (s) => RETURNS.test(s.lower) && overlap(pool, contentStems(neighbourhood(s, parsed))) > 0,
  );
}

/** A sentence with the one that follows it. */
function neighbourhood(s: ParsedNote['sentences'][number], parsed: ParsedNote): string {
  const next = parsed.sentences[parsed.sentences.indexOf(s) + 1];
  return `${s.text} ${next?.text ?? ''}`;
}

export const unfinished: Rule = {
  id: 'unfinished',
  label: 'unfinished_not_addressed',
  family: 'content',
  severity: 'warn',
  appliesTo: ['thank_you'],
  needs: ['unfinished', 'english'],
  handbook: {
    id: 'N7',
    sentence:
      'It settles unfinished business: a question answered badly or not at all, a point forgotten, a topic worth more.',
  },
  title: 'An unfinished question is not taken up',
  why: 'You noted it right after the interview. The note is the one place where a better answer is welcome: one or two positive sentences.',
  since: '0.1.0',
  good: [
    {
      body: 'Dear Bill,\n\nYou asked which states accept electronic wills. I have since checked the full list.',
      context: { unfinished: ['which states accept electronic wills'] },
    },
  ],
  bad: [
    {
      body: 'Dear Bill,\n\nI was fascinated by the vineyard estate and by the cousins who have not spoken since 1987.',
      context: { unfinished: ['which states accept electronic wills'] },
    },
  ],
  check(parsed) {
    const items = parsed.context.unfinished ?? [];
    if (items.length === 0 || parsed.sentences.length === 0) return [];
    const there = contentStems(parsed.sentences.map((s) => s.text).join(' '));
    const repaired = items.length === 1 && parsed.sentences.some((s) => REPAIRS.test(s.lower));
    const open = repaired ? [] : items.filter((item) => !settled(item, parsed, there));
    return open.map(
      (item): Found => ({
        span: null,
        severity: open.length === items.length ? 'warn' : 'hint',
        message: `Your debrief says that one question is still open: “${item}”. Answer it in a sentence or two.`,
        evidence: `Debrief, unfinished: ${item}`,
      }),
    );
  },
};
