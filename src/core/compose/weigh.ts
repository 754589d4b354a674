import { likeness } from './likeness.ts';
import type { Paragraph, Said } from './realise.ts';
import { roots } from './relevance.ts';
import { wordCount } from './text.ts';

/** So short a frame ("I …", "You asked …") may stand in every note. */
const FEW_WORDS = 2;

/** "Thank you for …" may open every note: gratitude needs no variety. */
const isPlainThanks = (s: Said): boolean => s.move === 'thanks.ing' && s.words <= 3;

/** What a draft should keep clear of: phrasings of other notes, and its own repetitions. */
export interface Company {
  readonly taken: ReadonlySet<string>;
  readonly before: readonly string[];
  readonly recent: ReadonlySet<string>;
  /** Words between which the text should stay. */
  readonly least: number;
  readonly most: number;
  /** What a word of courtesy costs: a short note sends more of its words on what only it can say. */
  readonly brevity: number;
}

function sameOpenings(all: readonly Said[]): number {
  const first = all.map((s) => s.text.slice(0, s.text.indexOf(' ')).toLowerCase());
  let cost = 0;
  for (let i = 2; i < first.length; i++) {
    if (first[i] === first[i - 1] && first[i] === first[i - 2]) cost += 3;
  }
  for (let i = 1; i < first.length; i++) if (first[i] === first[i - 1]) cost += 0.6;
  const i = first.filter((w) => w === 'i').length;
  return cost + (i > first.length / 2 ? 1.5 : 0);
}

/** Words of courtesy that come twice sound like a form letter. */
function echoes(all: readonly Said[]): number {
  const seen = new Map<string, number>();
  for (const s of all) {
    if (s.move === 'answer') continue;
    for (const r of roots(s.text)) seen.set(r, (seen.get(r) ?? 0) + 1);
  }
  let cost = 0;
  for (const n of seen.values()) if (n > 1) cost += (n - 1) * 0.5;
  return cost;
}

/** "You also asked" leans on something the reader said before. */
const LEANS = /^You (?:also|told me, too|asked me, too)|^(?:We|I) also (?:spoke|talked|remember)/;

const FORMULA = /\bI would (?:be (?:glad|happy|pleased)|gladly|like|very much like|love)\b/;

/** What reads as a form: second choices, colons before a plain fact, an "also" that follows nothing. */
function stiffness(all: readonly Said[]): number {
  let cost = all.reduce((n, s) => n + s.spare * 1.6, 0);
  cost += Math.max(0, all.filter((s) => /^I (?:\w+ )?also\b/.test(s.text)).length - 1) * 3;
  // A joint is worth the words it costs.
  cost -=
    all.filter((s) => /\b(?:fit\.(?:like|bring)|need\.(?:part|change))/.test(s.phrasing)).length *
    3;
  all.forEach((s, i) => {
    if (s.move !== 'answer' && !s.move.startsWith('fit.') && /^[^:]{0,60}: I /.test(s.text))
      cost += 1;
    if (FORMULA.test(s.text) && all.slice(0, i).some((b) => FORMULA.test(b.text))) cost += 2.5;
    cost += Math.max(0, (s.text.match(/\bI would\b/g)?.length ?? 0) - 1) * 3;
    if (/\bI hope\b.*\bI hope\b/.test(s.text)) cost += 4;
    if (LEANS.test(s.text) && !all.slice(0, i).some((b) => /^(?:You|We) |telling me/.test(b.text)))
      cost += 4;
  });
  return cost;
}

/** The lower, the better: a measure for choosing among seeded versions of one note. */
export function weigh(
  paragraphs: readonly Paragraph[],
  company: Company,
  limit = Infinity,
): number {
  const all = paragraphs.flat();
  const framed = all.filter((s) => s.words > FEW_WORDS);
  const ids = framed.flatMap((s) => s.phrasing.split(' '));
  const own = framed.filter((s) => !isPlainThanks(s)).flatMap((s) => s.phrasing.split(' '));
  const count = all.reduce((n, s) => n + wordCount(s.text), 0);
  let cost = sameOpenings(all) + echoes(all) + stiffness(all);
  cost += own.filter((id) => company.taken.has(id)).length * 8;
  cost += all.reduce((n, s) => n + s.words, 0) * company.brevity;
  cost += ids.filter((id) => company.recent.has(id)).length * 4;
  cost += Math.max(0, company.least - count) * 0.4 + Math.max(0, count - company.most) * 0.4;
  cost += Math.max(0, all.filter((s) => /\bthank/i.test(s.text)).length - 1) * 1.5;
  const named = all.some(
    (s) => s.facts.includes('record:role') || s.facts.includes('record:company'),
  );
  cost += named ? 0 : 0.4;
  return cost >= limit
    ? cost
    : cost +
        likeness(
          all.map((s) => s.text),
          company.before,
        );
}
