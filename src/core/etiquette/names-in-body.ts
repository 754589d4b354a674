import type { Span } from '../record/nouns.ts';
import { distance, fold } from '../text/fold.ts';
import {
  isParticle,
  isTheirs,
  isTitle,
  type KnownName,
  nameTokens,
  slipOf,
} from '../text/names.ts';
import type { Word } from '../text/words.ts';
import type { ParsedNote } from './parsed-note.ts';

export interface Misnamed {
  readonly span: Span;
  readonly said: string;
  readonly meant: KnownName;
  readonly part: string | null;
  /** Only alike, not a slip of the pen: asked about, not blocked. */
  readonly doubtful: boolean;
}

/** Everything the record says that is capitalised and no person: places, companies, topics. */
function otherWords(parsed: ParsedNote): Set<string> {
  const { context } = parsed;
  const texts = [
    context.candidate ?? '',
    context.company ?? '',
    context.role ?? '',
    ...(context.otherCompanies ?? []),
    ...(context.employers ?? []),
    ...(context.topics ?? []),
    ...(context.strengths ?? []),
    ...(context.unfinished ?? []),
    ...(context.ownWords ?? []),
  ];
  return new Set(texts.flatMap((t) => nameTokens(t)));
}

const MONTHS = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday i the christmas easter english spring summer autumn winter'.split(
    ' ',
  ),
);

/** Capitalised words inside a sentence, where a capital means a name. */
function candidates(
  parsed: ParsedNote,
): { word: Word; before: string; after: string; titled: boolean }[] {
  const { body } = parsed.note;
  const starts = new Set(parsed.sentences.map((s) => s.start));
  const found: { word: Word; before: string; after: string; titled: boolean }[] = [];
  parsed.words.forEach((word, i) => {
    const { start, end } = parsed.letter.content;
    if (word.start < start || word.end > end || !/^\p{Lu}\p{L}*\p{Ll}/u.test(word.text)) return;
    const previous = parsed.words[i - 1];
    const token = nameTokens(word.text)[0] ?? '';
    const adjacent =
      previous !== undefined && /^[\s.]{1,3}$/u.test(body.slice(previous.end, word.start));
    const titled =
      adjacent &&
      (isTitle(fold(previous.text)) ||
        (isParticle(fold(previous.text)) && isTitle(fold(parsed.words[i - 2]?.text ?? ''))));
    if (starts.has(word.start) && !titled) return;
    if (MONTHS.has(token) || isTitle(token) || token.length < 3) return;
    found.push({
      word,
      before: fold(body.slice(Math.max(0, word.start - 24), word.start)),
      after: fold(body.slice(word.end, word.end + 24)),
      titled,
    });
  });
  return found;
}

/** Places in a sentence where only somebody of the panel can stand. */
function standsForPanel(before: string, after: string): boolean {
  return (
    (/\byou (?:and|or) $/u.test(before) && !/^ (?:and|,)/u.test(after)) ||
    /^ and (?:you|yourself)\b/u.test(after)
  );
}

/**
 * Names in the text that are nearly, but not, a name of the record (`Mr ap William` for `Mr ap Gwilym`).
 * Names of people nobody recorded pass: only a near miss, or a place where only the panel can stand, counts.
 */
export function namesInBody(parsed: ParsedNote): Misnamed[] {
  const { people } = parsed;
  if (people.length === 0) return [];
  const others = otherWords(parsed);
  const found: Misnamed[] = [];
  for (const { word, before, after, titled } of candidates(parsed)) {
    const token = nameTokens(word.text)[0] ?? '';
    if (people.some((p) => isTheirs(token, p)) || others.has(token)) continue;
    if (token.split('-').every((h) => others.has(h) || people.some((p) => isTheirs(h, p))))
      continue;
    const owner = titled ? sameParticle(before, people) : null;
    const span = { start: word.start, end: word.end };
    const miss =
      owner === null
        ? nearMiss(token, people, titled, standsForPanel(before, after))
        : { meant: owner, part: null };
    if (miss !== null) found.push({ span, said: word.text, doubtful: false, ...miss });
    else {
      const alike = alikeAbsent(token, before, after, parsed);
      if (alike !== null) found.push({ span, said: word.text, doubtful: true, ...alike });
    }
  }
  return found;
}

/** "Mr ap William": the particle belongs to one person of the panel, so the surname must be theirs. */
function sameParticle(before: string, people: readonly KnownName[]): KnownName | null {
  const particle = /([\p{L}']+) $/u.exec(before)?.[1] ?? '';
  if (!isParticle(particle)) return null;
  const owners = people.filter((p) => p.parts.includes(particle));
  return owners.length === 0 ? null : (owners[0] ?? null);
}

function nearMiss(
  token: string,
  people: readonly KnownName[],
  titled: boolean,
  panelOnly: boolean,
): { meant: KnownName; part: string | null } | null {
  for (const meant of people) {
    const part = slipOf(token, meant);
    // A short name one letter away may well be another word: Tim and Kim. A title or the place decides.
    if (part !== null && (titled || panelOnly || (part.length >= 5 && part[0] === token[0])))
      return { meant, part };
  }
  if (!titled && !panelOnly) return null;
  for (const meant of people) {
    const part = meant.parts.find(
      (p) =>
        p.length >= 3 &&
        !isParticle(p) &&
        distance(token, p, 3) <= Math.max(2, Math.min(3, Math.floor(p.length / 2))),
    );
    if (part !== undefined) return { meant, part };
  }
  return null;
}

const once = (name: string): string => name.replace(/(.)\1+/gu, '$1');

/** How many letters two names share from the first, doubled ones counted once. */
function sharedStart(a: string, b: string): number {
  const [x, y] = [once(a), once(b)];
  let n = 0;
  while (n < x.length && n < y.length && x[n] === y[n]) n++;
  return n;
}

/** Places where a person stands, and no town: `Arvid and …`, `… told me`, `thank …`. */
function standsForPerson(before: string, after: string, people: readonly KnownName[]): boolean {
  const beside = /([\p{L}'-]+),? (?:and|or) $/u.exec(before)?.[1];
  if (beside !== undefined && people.some((p) => isTheirs(beside, p))) return true;
  if (/(?:\bthank(?:s to)?|\bunderstood from|\bheard from|\btold|\basked|\bmet) $/u.test(before))
    return true;
  return /^ (?:said|told|asked|mentioned|explained|showed|described|wanted to know|pointed out|that)\b/u.test(
    after,
  );
}

/**
 * `Tuulikki`, where the panel has a Tuula whom the note names nowhere: alike in its first half, in a place
 * where a person stands.
 */
function alikeAbsent(
  token: string,
  before: string,
  after: string,
  parsed: ParsedNote,
): { meant: KnownName; part: string } | null {
  const { people } = parsed;
  if (!standsForPerson(before, after, people)) return null;
  const said = parsed.words.map((w) => nameTokens(w.text)[0] ?? '');
  for (const meant of people) {
    if (said.some((t) => t.length > 1 && isTheirs(t, meant))) continue;
    const part = meant.parts.find((p) => {
      const n = sharedStart(token, p);
      const least = Math.min(once(token).length, once(p).length);
      return (n >= 4 && n >= 0.6 * least) || (n >= 3 && n >= 0.7 * least);
    });
    if (part !== undefined) return { meant, part };
  }
  return null;
}
