// N8: "It is concise: three or four paragraphs, clear, professional."
import type { Span } from '../../record/nouns.ts';
import type { ParsedNote } from '../parsed-note.ts';
import { quoted } from '../phrases.ts';
import type { Rule } from '../rule.ts';

const EMOJI =
  /(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2})(?:\p{Extended_Pictographic}|\u200d|\ufe0f|\p{Emoji_Modifier}|\s)*/gu;
/** Signs that count as pictographs and stand in ordinary text. */
const PLAIN = /^[©®™↔↕✓✔‼⁉ℹ▪▫☎✉\s]+$/u;
const SMILEY = /(?<=\s|^)(?:[:;=8][-']?[)(DPp3]|<3|\^_\^|xD|XD)(?=[\s.,!?]|$)/gu;
const SHOUTS = /[!！]{2,}|[?？]{2,}|(?:!\?|\?!)[!?]*/gu;
/** Three words and more in capitals: a sentence, not an abbreviation. */
const CAPITALS = /\b\p{Lu}[\p{Lu}']*(?:[ ,]+(?:\p{Lu}[\p{Lu}']*|\d+|&)){2,}\b/gu;

const ORDINARY =
  /^(?:I|A|AM|AN|SO|THE|YOU|YOUR|TO|VERY|IS|IT|WAS|ARE|AND|MY|OF|NOT|ALL|THIS|THAT|FOR|WITH|LOVE|LOVED|REALLY|PLEASE|THANK|THANKS|MUCH|JOB|TEAM|BEST|EVER|GREAT|NOW|WANT|NEED|HAPPY|EVERY|SINGLE|DAY|HAVE|WILL|CAN|WE|ME|IN|ON|AT|BE|DO|WOW|YES)$/u;

function shouted(words: string): boolean {
  const parts = words.split(/[ ,]+/u).filter((w) => /\p{L}/u.test(w));
  const letters = words.replace(/\P{L}/gu, '').length;
  // Abbreviations in a row (ACLS, PALS, CCRN) are no shouting: ordinary words are.
  const ordinary = parts.filter((w) => ORDINARY.test(w) || w.length >= 6).length;
  return parts.length >= 3 && letters >= 8 && ordinary >= 2;
}

function spans(
  text: string,
  pattern: RegExp,
  keep: (found: string) => boolean = () => true,
): Span[] {
  return [...text.matchAll(pattern)]
    .filter((m) => keep(m[0]))
    .map((m) => ({ start: m.index, end: m.index + m[0].trimEnd().length }));
}

/** The candidate's credentials and the company's name may be in capitals. */
function isName(parsed: ParsedNote, words: string): boolean {
  return (
    (parsed.context.company ?? '').includes(words) || (parsed.context.role ?? '').includes(words)
  );
}

export const unprofessional: Rule = {
  id: 'unprofessional',
  label: 'unprofessional',
  family: 'tone',
  severity: 'warn',
  appliesTo: 'all',
  needs: [],
  handbook: { id: 'N8', sentence: 'It is concise: three or four paragraphs, clear, professional.' },
  title: 'Emoji, capitals or rows of exclamation marks',
  why: 'One exclamation mark is warm. Rows of them, emoji and shouting are remembered instead of you.',
  since: '0.1.0',
  good: [
    { body: 'Hi Desdemona,\n\nGood luck with Saturday! I hold the CCRN, BCOP and ACLS.' },
    { body: 'Dear Priya,\n\nThe FDA, EMA and MHRA filings were on time.' },
  ],
  bad: [
    { body: 'Dear Ada,\n\nSeeing the map on the wall made my day 😍🌿' },
    { body: 'Dear Ada,\n\nThat was the best part of my day!!!!!!' },
    {
      body: 'Dear Mr. Siddiqui,\n\nI AM EAGERLY INTERESTED IN THIS POSITION and can join by January.',
    },
  ],
  check(parsed) {
    const { body } = parsed.note;
    const found = [
      ...spans(body, EMOJI, (m) => !PLAIN.test(m)),
      ...spans(body, SMILEY),
      ...spans(body, SHOUTS),
      ...spans(body, CAPITALS, (m) => shouted(m) && !isName(parsed, m)),
    ];
    return found.map((span) => ({
      span,
      message: `Take out “${quoted(parsed, span)}”, or say it in plain words.`,
      evidence: 'Emoji, capitals or repeated marks.',
    }));
  },
};
