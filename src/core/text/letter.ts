import type { Span } from '../record/nouns.ts';
import data from './data/letter.json' with { type: 'json' };
import { fold } from './fold.ts';
import { knownName } from './names.ts';
import { words } from './words.ts';

/** The parts of a letter, as spans of its body. */
export interface Letter {
  /** `Dear Ms. Ruiz Conde,` with its punctuation. */
  readonly greeting: Span | null;
  /** Whom the greeting names, without the greeting word: `Ms. Ruiz Conde`. */
  readonly greeted: Span | null;
  /** Body paragraphs: no greeting, valediction or signature. */
  readonly paragraphs: readonly Span[];
  /** `Kind regards,` */
  readonly valediction: Span | null;
  /** What stands below the valediction (or the bare name at the end). */
  readonly signature: Span | null;
  /** All paragraphs together, first to last character. */
  readonly content: Span;
  /** Words of the paragraphs. */
  readonly length: number;
}

const GREETINGS = [...data.greetings].map(fold).sort((a, b) => b.length - a.length);
const VALEDICTIONS = new Set(data.valedictions.map(fold));
/** Longest line that can still be a greeting or a signature. */
const SHORT = 90;

interface Line extends Span {
  readonly text: string;
}

function linesOf(body: string): Line[] {
  const found: Line[] = [];
  let at = 0;
  for (const raw of body.split('\n')) {
    const text = raw.trim();
    const start = at + (text === '' ? 0 : raw.indexOf(text));
    found.push({ text, start, end: start + text.length });
    at += raw.length + 1;
  }
  return found;
}

/** How many characters of a line are greeting words (`Good morning `), 0 when it opens with none. */
export function greetingWord(line: string): number {
  const start = fold(line.slice(0, 40));
  for (const word of GREETINGS) {
    if (!start.startsWith(word)) continue;
    const next = start[word.length];
    if (next !== undefined && /[\p{L}\p{N}'-]/u.test(next)) continue;
    // Folding keeps lengths for all greeting words but decomposed ones, which are matched by words.
    const size = word.split(' ').length;
    const m = new RegExp(`^(?:\\S+\\s*){${size}}`, 'u').exec(line);
    const head = m?.[0] ?? '';
    const clean = head.replace(/[\s,:!.–—-]+$/u, '');
    return head.startsWith(line) ? clean.length : head.length;
  }
  return 0;
}

function greetingOf(line: Line): { greeting: Span; greeted: Span | null } | null {
  const word = greetingWord(line.text);
  const whole = line.text.length <= SHORT && (/[,:!–—-]$/u.test(line.text) || word > 0);
  let end = line.text.length;
  if (!whole || words(line.text).length > 12 || /[.?]\s+\S+\s+\S+\s+\S+/u.test(line.text)) {
    // The text runs on in the greeting's line: "Dear Sam, thank you for …"
    const inline = /^[^\n,:!]{1,60}[,:!]/u.exec(line.text);
    if (word === 0 || inline === null) return null;
    end = inline[0].length;
  } else if (word === 0 && !looksLikeName(line.text) && !isLoneAddress(line.text)) return null;
  if (fold(line.text.slice(0, word)).trim() === 'to' && !/whom|all|the\b/i.test(line.text))
    return null;
  const rest = line.text.slice(word, end).replace(/[\s,:!.–—-]+$/u, '');
  const lead = rest.length - rest.trimStart().length;
  const from = line.start + word + lead;
  const name = rest.trim();
  return {
    greeting: { start: line.start, end: line.start + end },
    greeted: name === '' ? null : { start: from, end: from + name.length },
  };
}

/** Lines right below the greeting that greet someone else: "Dear Dr. Sasse," and "Dear Ms. Lindemann,". */
function furtherGreetings(lines: readonly Line[], first: number): number {
  let n = 0;
  for (const line of lines.slice(first + 1, first + 6)) {
    const greets = greetingWord(line.text) > 0 ? greetingOf(line) : null;
    if (!greets?.greeted || greets.greeting.end < line.end) break;
    n++;
  }
  return n;
}

/** Words as people count them: what stands between spaces and has a letter or digit. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((w) => /[\p{L}\p{N}]/u.test(w)).length;
}

/** A short capitalised line with a comma or colon: "Mr. Watanabe," */
function looksLikeName(text: string): boolean {
  const parts = words(text);
  return (
    /[,:]$/.test(text) &&
    parts.length <= 5 &&
    parts.every(
      (w) =>
        /^\p{Lu}/u.test(w.text) ||
        /^(?:and|&|de|van|von|der|ap|al|bin|the|all|y|e|da|di)$/u.test(w.lower),
    )
  );
}

/** "Peadar, a chara,": a short line that begins with a capital and ends in a comma. */
function isLoneAddress(text: string): boolean {
  return (
    /^\p{Lu}[^.!?]*,$/u.test(text) &&
    words(text).length <= 5 &&
    !/\b(?:thank|thanks|i|you|my|for)\b/iu.test(text)
  );
}

function isValediction(text: string): boolean {
  const bare = fold(text).replace(/[\s,.!–—-]+$/u, '');
  return bare.length <= 40 && VALEDICTIONS.has(bare);
}

/** A line that can stand in a signature: no sentence, few words. */
function isSignatureLine(text: string): boolean {
  if (text.length > SHORT) return false;
  const parts = words(text);
  if (parts.length === 0) return /[-–—_*]/.test(text);
  if (/(?:https?:|www\.|@|\+?\d[\d\s().-]{6,})/u.test(text)) return true;
  if (parts.length > 8 || /[.?!]["”)]?$/u.test(text.replace(/\b(?:\p{Lu}|Jr|Sr|Esq|Dr)\.$/u, '')))
    return false;
  const capitals = parts.filter((w) => /^[\p{Lu}\p{N}]/u.test(w.text)).length;
  return capitals * 2 >= parts.length;
}

/** Index of the first line of the closing, counted from the end of the text. */
function closingStart(
  lines: readonly Line[],
  from: number,
  named: (text: string) => boolean,
  anyone: boolean,
): number {
  let at = lines.length;
  let seen = 0;
  while (at > from) {
    const line = lines[at - 1];
    if (line === undefined) break;
    if (line.text === '') {
      at--;
      continue;
    }
    if (isValediction(line.text)) return at - 1;
    if (!isSignatureLine(line.text) || seen >= 6) break;
    seen++;
    at--;
    if (named(line.text)) {
      // The line above may be a valediction we do not know: short, ending in a comma.
      const above = lines.slice(from, at).findLast((l) => l.text !== '');
      if (above !== undefined && words(above.text).length <= 6 && /,$/.test(above.text)) {
        return lines.indexOf(above);
      }
      if (above !== undefined && isValediction(above.text)) return lines.indexOf(above);
      return at;
    }
  }
  return loneClosing(lines, from) ?? (anyone ? loneName(lines, from) : null) ?? lines.length;
}

/**
 * A closing in words of its own above a name that the record does not have: "Thanks for all your help,"
 * and "Pip". The two lines stand together at the very end, the first ending in a comma.
 */
function loneClosing(lines: readonly Line[], from: number): number | null {
  const last = lines.findLastIndex((l) => l.text !== '');
  const above = lines[last - 1];
  const name = lines[last];
  if (last - 1 <= from || above === undefined || name === undefined) return null;
  const parts = words(name.text);
  const isName =
    parts.length > 0 &&
    parts.length <= 4 &&
    parts.every((w) => /^\p{Lu}/u.test(w.text)) &&
    !/[.?!,;:]$/u.test(name.text);
  const closes = /,$/u.test(above.text) && words(above.text).length <= 9;
  return isName && closes && lines[last - 2]?.text === '' ? last - 1 : null;
}

/** Where nobody knows who signs, a lone short line of capitalised words at the end is a name. */
function loneName(lines: readonly Line[], from: number): number | null {
  const last = lines.findLastIndex((l) => l.text !== '');
  const line = lines[last];
  if (line === undefined || last <= from || lines[last - 1]?.text !== '') return null;
  const parts = words(line.text);
  return parts.length > 0 &&
    parts.length <= 3 &&
    parts.every((w) => /^\p{Lu}/u.test(w.text)) &&
    !/[.?!,;:]$/u.test(line.text)
    ? last
    : null;
}

function paragraphsOf(lines: readonly Line[], blank: boolean): Span[] {
  const found: Span[] = [];
  let open: { start: number; end: number } | null = null;
  for (const line of lines) {
    if (line.text === '') {
      if (open !== null) found.push(open);
      open = null;
    } else if (open === null) open = { start: line.start, end: line.end };
    else if (blank) open = { start: open.start, end: line.end };
    else {
      found.push(open);
      open = { start: line.start, end: line.end };
    }
  }
  if (open !== null) found.push(open);
  return found;
}

/**
 * Takes a letter apart. `signer` is the candidate's name: a line at the end that carries any part of
 * it signs. A letter without blank lines counts each line as a paragraph. Linear in the text's length.
 */
export function letterOf(body: string, signer: string | null): Letter {
  const lines = linesOf(body);
  const parts = new Set(
    signer === null
      ? []
      : [
          ...words(fold(signer)).flatMap((w) => w.text.split('-')),
          ...knownName(signer).short,
        ].filter((w) => w.length > 1),
  );
  const named = (text: string) =>
    words(fold(text)).some((w) => parts.has(w.text) || w.text.split('-').some((p) => parts.has(p)));
  const first = lines.findIndex((l) => l.text !== '');
  const opening = first < 0 ? null : greetingOf(lines[first] as Line);
  const from =
    first < 0 ? 0 : opening === null ? first : first + 1 + furtherGreetings(lines, first);
  const lastGreeting = lines[from - 1];
  const greetedTo =
    opening === null || lastGreeting === undefined || from === first + 1
      ? null
      : greetingOf(lastGreeting);
  const close = closingStart(lines, from, named, signer === null);
  const closing = lines.slice(close).filter((l) => l.text !== '');
  const opener = closing[0];
  const loneSigner = signer === null && closing.length === 1 && !isValediction(opener?.text ?? '');
  const valedictory = opener !== undefined && !named(opener.text) && !loneSigner ? opener : null;
  const signing = valedictory === null ? closing : closing.slice(1);
  const inside = lines.slice(from, close);
  if (opening !== null && first >= 0) {
    const line = lines[first] as Line;
    if (opening.greeting.end < line.end) {
      const rest = body.slice(opening.greeting.end, line.end);
      const lead = rest.length - rest.trimStart().length;
      inside.unshift({ text: rest.trim(), start: opening.greeting.end + lead, end: line.end });
    }
  }
  const blank = inside.some((l, i) => l.text === '' && i > 0 && i < inside.length - 1);
  const paragraphs = paragraphsOf(inside, blank);
  const content = {
    start: paragraphs[0]?.start ?? opening?.greeting.end ?? 0,
    end: paragraphs.at(-1)?.end ?? opening?.greeting.end ?? 0,
  };
  return {
    greeting: opening && {
      ...opening.greeting,
      end: greetedTo?.greeting.end ?? opening.greeting.end,
    },
    greeted: opening?.greeted
      ? { ...opening.greeted, end: greetedTo?.greeted?.end ?? opening.greeted.end }
      : null,
    paragraphs,
    valediction: valedictory && { start: valedictory.start, end: valedictory.end },
    signature:
      signing[0] === undefined
        ? null
        : { start: signing[0].start, end: (signing.at(-1) as Line).end },
    content,
    length: paragraphs.reduce((n, p) => n + countWords(body.slice(p.start, p.end)), 0),
  };
}
