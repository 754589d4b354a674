import type { Finding, RawFinding } from '../record/finding.ts';
import { distance, fold } from '../text/fold.ts';
import { words } from '../text/words.ts';
import data from './data/policy.json' with { type: 'json' };
import type { ProofreadContext } from './proofread.ts';
import { isCommon } from './vocabulary.ts';

const TRADE = new Set(data.trade.split(' '));
const TYPOS: ReadonlyMap<string, string> = new Map(
  data.typos.split(' ').map((pair) => pair.split('>') as [string, string]),
);
const CALENDAR = data.calendar.split(' ');
const DENIED = new Set(data.deniedRules);
const ENDINGS =
  /^(.{3,})(?:s|es|ed|d|er|ers|r|rs|ing|ings|ship|ships|able|less|ness|wise|like|ish|y|ly|'s)$/u;

export interface KnownWords {
  /** Right by the record. */
  has(word: string): boolean;
  /** Taught by the candidate's own hand. */
  taught(words: string): boolean;
  /** As the record writes it: `missoula` → `Missoula`. */
  written(word: string): string | null;
  /** The last word of a longer name, which may say what kind of place it is: `Te Puna Kura`. */
  isKind(word: string): boolean;
}

/** The words of the record, folded. */
export function knownWords(context: ProofreadContext): KnownWords {
  const own = new Set(context.ownWords.map(fold));
  const all = new Map<string, string>();
  const named = new Map<string, string>();
  for (const text of [...context.names, ...context.words, ...context.ownWords]) {
    for (const w of words(text)) {
      for (const part of [w.text, ...w.text.split(/[-.&]/u)])
        if (part !== '') all.set(fold(part), part);
    }
  }
  for (const name of context.names) {
    for (const w of words(name)) named.set(fold(w.text), w.text);
  }
  const kinds = new Set(
    context.names.flatMap((name) => {
      const parts = words(name);
      return parts.length > 1 ? [fold(parts.at(-1)?.text ?? '')] : [];
    }),
  );
  const has = (word: string) => {
    const w = fold(word).replace(/'s$|s'$|'$/u, '');
    return all.has(w) || all.has(fold(word)) || (w.endsWith('s') && all.has(w.slice(0, -1)));
  };
  return {
    has,
    taught: (said) => own.has(fold(said)),
    isKind: (word) => kinds.has(fold(word)),
    written: (word) => named.get(fold(word)) ?? null,
  };
}

function finding(
  raw: RawFinding,
  text: string,
  right: readonly string[],
  message: string,
): Finding {
  const span = { start: raw.start, end: raw.end };
  return {
    rule: raw.kind,
    label: raw.kind,
    severity: 'warn',
    where: 'body',
    span,
    message,
    evidence: `“${text.slice(raw.start, raw.end)}”, by the ${raw.source === 'harper' ? 'grammar checker' : 'dictionary'} (${raw.rule})`,
    fixes: right
      .slice(0, 3)
      .map((r) => ({ title: `Write “${r}”`, span, replacement: r, safe: false })),
  };
}

/** Whether an unknown word is built from known parts: `runbook`, `precepted`, `funder`. */
function isBuilt(word: string, unknown: ReadonlySet<string>, advice: readonly string[]): boolean {
  const base = ENDINGS.exec(word)?.[1];
  if (base !== undefined && TRADE.has(base)) return true;
  // The dictionary advises the two halves of a compound: "time sheets".
  return (
    advice.some(
      (a) => /^[\p{L}]{3,}[ -][\p{L}]{3,}$/u.test(a) && a.replace(/[ -]/u, '') === word,
    ) && !unknown.has(base ?? '')
  );
}

/** The word that was probably meant: one slip away, and beginning alike. */
function meant(word: string, advice: readonly string[]): string | null {
  const listed = TYPOS.get(word);
  if (listed !== undefined) return listed;
  for (const a of advice) {
    if (!/^\p{Ll}[\p{L}']*$/u.test(a)) continue;
    const most = word.length >= 8 ? 2 : 1;
    const cost = distance(word, a.toLowerCase(), most);
    if (cost > most || (cost === 2 && (a[0] !== word[0] || a.length < 8))) continue;
    // A changed first letter or a lone ending is more often another word than a slip.
    if (a[0] !== word[0] && word.length < 7 && !word.startsWith(a[1] ?? '')) continue;
    if (isInflection(word, a)) continue;
    // A rare word is hardly what was meant: `jitter` is no slip for `jotter`.
    if ((!isCommon(a) && a.length > 3) || isGrownFrom(a, word)) continue;
    return a;
  }
  return null;
}

/** `jittery` beside `jitter`: the advice is another form of a word that the dictionary lacks. */
const isGrownFrom = (advice: string, word: string): boolean =>
  advice === `${word}s` || (advice === `${word}y` && !word.endsWith('l'));

/** `funder` beside `funded`: the same stem with another ending is a word of its own. */
function isInflection(word: string, advice: string): boolean {
  const a = ENDINGS.exec(word)?.[1];
  const b = ENDINGS.exec(advice)?.[1];
  return (
    a !== undefined &&
    b !== undefined &&
    a === b &&
    /(?:er|ers|able|ship|wise|ish|less)$/u.test(word)
  );
}

function spelling(
  raw: RawFinding,
  text: string,
  known: KnownWords,
  unknown: ReadonlySet<number>,
): Finding | null {
  const word = text.slice(raw.start, raw.end);
  const lower = word.toLowerCase();
  if (known.has(word)) {
    const written = known.written(word);
    const small =
      written !== null &&
      /^\p{Lu}/u.test(written) &&
      /^\p{Ll}/u.test(word) &&
      word.length > 2 &&
      !(known.isKind(word) && isCommonNoun(text, raw));
    return small
      ? {
          ...finding(raw, text, [written], `“${written}” has a capital in your record.`),
          rule: 'spelling',
        }
      : null;
  }
  if (/\d|[@_/]/u.test(word) || TRADE.has(lower) || /^\p{Lu}{2,}/u.test(word)) return null;
  if (/^\p{Lu}/u.test(word)) return calendarSlip(raw, text, word);
  if (/[^\u0020-\u007e’]/u.test(word) || (word.length < 4 && !TYPOS.has(lower))) return null;
  // The greeting may be in any language: "Peadar, a chara,".
  const line = text.indexOf('\n');
  if (line > 0 && raw.end <= line && line < 80 && !TYPOS.has(lower)) return null;
  // Two unknown words in a row are another language: "nga mihi nui".
  if (unknown.has(raw.start) && !TYPOS.has(lower)) return null;
  const capital = raw.replacements.find(
    (r) => r.toLowerCase() === lower && r !== word && /^\p{Lu}\p{Ll}/u.test(r),
  );
  if (capital !== undefined) return finding(raw, text, [capital], `“${capital}” has a capital.`);
  if (isBuilt(lower, new Set(), raw.replacements)) return null;
  const right = meant(lower, raw.replacements);
  return right === null ? null : finding(raw, text, [right], `Did you mean “${right}”?`);
}

/** "part of your kura": behind a determiner and before no further name, a small letter is meant. */
const isCommonNoun = (text: string, raw: RawFinding): boolean =>
  /\b(?:your|our|my|their|the|a|an|this|that|every|each|any) (?:\p{Ll}+ )?$/u.test(
    text.slice(Math.max(0, raw.start - 24), raw.start),
  ) && !/^\s+\p{Lu}/u.test(text.slice(raw.end, raw.end + 3));

/** Capitalised and unknown: a name, and none of our business, unless it is nearly a day or month. */
function calendarSlip(raw: RawFinding, text: string, word: string): Finding | null {
  const near = CALENDAR.find((c) => distance(word.toLowerCase(), c, 1) === 1 && word.length >= 5);
  if (near !== undefined) {
    const right = near[0]?.toUpperCase() + near.slice(1);
    return finding(raw, text, [right], `Did you mean “${right}”?`);
  }
  const starts = /(?:^|[.!?]\s+|\n\s*)$/u.test(text.slice(Math.max(0, raw.start - 3), raw.start));
  const listed = TYPOS.get(word.toLowerCase());
  return starts && listed !== undefined
    ? finding(raw, text, [listed], `Did you mean “${listed}”?`)
    : null;
}

/** Starts of words that stand next to another unknown word. */
function runs(text: string, raw: readonly RawFinding[]): Set<number> {
  const found = new Set<number>();
  const spelt = raw.filter((r) => r.kind === 'spelling').sort((a, b) => a.start - b.start);
  spelt.forEach((r, i) => {
    const next = spelt[i + 1];
    if (next !== undefined && /^[\s,]+$/u.test(text.slice(r.end, next.start))) {
      const both = [r, next].map((x) => text.slice(x.start, x.end));
      // A misspelt word before a name is no foreign phrase.
      if (
        both.every((w) => /^\p{Ll}/u.test(w)) ||
        both.every((w) => !/^\p{Lu}/u.test(w) || w.length < 4)
      ) {
        found.add(r.start);
        found.add(next.start);
      }
    }
  });
  return found;
}

/** "what saved us was a board": the pronoun before the verb is the object of the clause, not its subject. */
const isObjectOf = (text: string, at: number): boolean =>
  /\b(?:what|whoever|whatever|all (?:that )?|thing (?:that )?|who|which|that) ?(?:[\p{L}'’]+ ){1,6}(?:me|us|him|her|them|you|it) $/iu.test(
    text.slice(Math.max(0, at - 80), at),
  );

/**
 * What survives of a library's findings: names, companies, trades' words, both spellings of English and
 * correct English of every origin pass; noisy grammar rules are off.
 */
export function policed(text: string, raw: readonly RawFinding[], known: KnownWords): Finding[] {
  const foreign = runs(text, raw);
  return raw.flatMap((r) => {
    const word = text.slice(r.start, r.end);
    if (known.taught(word)) return [];
    if (r.kind === 'spelling') {
      const f = spelling(r, text, known, foreign);
      return f === null ? [] : [f];
    }
    // A hyphen or a capital more or less is a matter of taste.
    const plain = (t: string) => t.toLowerCase().replace(/[-\s]/gu, '');
    if (r.replacements.some((a) => plain(a) === plain(word)) && r.rule !== 'RepeatedWords')
      return [];
    if (
      DENIED.has(r.rule) ||
      r.rule.startsWith('Expand') ||
      words(word).some((w) => known.has(w.text) && /^\p{Lu}/u.test(w.text))
    )
      return [];
    if (r.rule.startsWith('PronounInflection') && isObjectOf(text, r.start)) return [];
    return [finding(r, text, r.replacements, r.message)];
  });
}
