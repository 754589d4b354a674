import words from './data/quote-words.json' with { type: 'json' };
import type { Line } from './html-text.ts';

const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const any = (list: readonly string[]): string => list.map(literal).join('|');

const OPENER = new RegExp(`^(?:${any(words.openers)})[\\s,:]`, 'i');
const DATED = /^(?:\p{L}{2,5}\.?,? )?\d{1,4}[./-]?\s?[\p{L}\d]/u;
const NAMED = /^[^<>@]{1,60}<[^<>\s]+@[^<>\s]+>/;
/** `Samir Haddad wrote:` without a date. */
const WRITER = /^(?:\p{Lu}[\p{L}'’.-]*\s){1,4}\S{4,12}\s?:$/u;
const WROTE = new RegExp(
  `(?:^|[\\s)>])(?:${any(words.wrote)})(?:\\s?:?|\\s[^:]{1,150}:)\\s*$`,
  'i',
);
const FROM = new RegExp(`^[*_\\s]{0,4}(?:${any(words.from)})\\s?[*_]{0,2}\\s?[:：]`, 'i');
const FIELD = new RegExp(`^[*_\\s]{0,4}(?:${any(words.fields)})\\s?[*_]{0,2}\\s?[:：]`, 'i');
const SEPARATOR = new RegExp(`(?:${any(words.separators)})`, 'i');
const RULE = /^\s*[_=*-]{8,}\s*$/;

/** A ticket system's mark; above it nothing stands when the system itself writes. */
const REPLY_ABOVE =
  /\b(?:reply|antwort\w*|réponse|répondre)\b.{0,40}\b(?:above this line|oberhalb|au-dessus)/i;

const isQuoted = (line: string): boolean => /^\s{0,3}[>|]/.test(line);

/** The last line of the attribution ("On … wrote:") that opens at `at`, or -1. */
function attributionEnd(lines: readonly Line[], at: number): number {
  const first = lines[at]?.text.trim() ?? '';
  if (WRITER.test(first) && WROTE.test(first)) return quotedFollows(lines, at) ? at : -1;
  if (!OPENER.test(first) && !DATED.test(first) && !NAMED.test(first)) return -1;
  let joined = '';
  for (let i = at; i < Math.min(at + 4, lines.length); i += 1) {
    const text = lines[i]?.text.trim() ?? '';
    if (text === '' || text.length > 300) return -1;
    joined += ` ${text}`;
    if (WROTE.test(joined)) {
      const dated = /\d/.test(joined) && /[@,/]|\d{4}/.test(joined);
      return dated && joined.length < 400 ? i : -1;
    }
  }
  return -1;
}

/** Whether a block of header fields ("From: … Sent: … To: …") opens at `at`. */
function opensHeaderBlock(lines: readonly Line[], at: number): boolean {
  const first = lines[at]?.text ?? '';
  if (!FROM.test(first)) return false;
  if ((first.slice(0, 600).match(/(?:^|\s)\p{Lu}\p{L}{1,10}\s?:/gu)?.length ?? 0) >= 3) return true;
  let fields = 0;
  for (let i = at + 1; i < Math.min(at + 7, lines.length); i += 1) {
    if (FIELD.test(lines[i]?.text ?? '')) fields += 1;
  }
  return fields >= 2;
}

/** Whether everything from `at` on is an older message. */
function opensOlderMessage(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text.trim() ?? '';
  if (opensHeaderBlock(lines, at)) return true;
  if (text.length < 120 && SEPARATOR.test(text) && /^[\s#*_-]{2,}|[-_]{2,}$|:$/.test(text)) {
    return true;
  }
  if (!RULE.test(text)) return false;
  for (let i = at + 1; i < Math.min(at + 4, lines.length); i += 1) {
    if (opensHeaderBlock(lines, i)) return true;
  }
  return false;
}

/** Whether the first line with text after `at` is marked as quoted. */
function quotedFollows(lines: readonly Line[], at: number): boolean {
  for (let i = at + 1; i < lines.length; i += 1) {
    const line = lines[i];
    if (line === undefined || line.text.trim() === '') continue;
    return isQuoted(line.text) || line.kind === 'quote';
  }
  return false;
}

/**
 * Marks the lines that quote an older message: `>` prefixes, attributions in a dozen languages,
 * header blocks and separators. Lines already marked keep their mark. Linear in the input.
 */
export function markQuotes(lines: readonly Line[]): readonly Line[] {
  const out: Line[] = [];
  let rest = false;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    if (rest || isQuoted(line.text)) {
      out.push({ ...line, kind: 'quote' });
      continue;
    }
    if (line.kind !== 'new') {
      out.push(line);
      continue;
    }
    const end = attributionEnd(lines, i);
    if (end >= i) {
      rest = !quotedFollows(lines, end);
      for (; i < end; i += 1) out.push({ text: lines[i]?.text ?? '', kind: 'quote' });
      out.push({ text: lines[end]?.text ?? '', kind: 'quote' });
      continue;
    }
    if (REPLY_ABOVE.test(line.text) && out.every((one) => one.text.trim() === '')) {
      out.push({ ...line, kind: 'quote' });
      continue;
    }
    rest = opensOlderMessage(lines, i);
    out.push(rest ? { ...line, kind: 'quote' } : line);
  }
  return out;
}

/** Cuts the machine part of a delivery report (RFC 3464) and the returned copy off its notice. */
export function noticeOf(lines: readonly Line[]): readonly Line[] {
  const at = lines.findIndex((line, i) => {
    const text = line.text.trim().toLowerCase();
    return (
      i > 0 &&
      (words.dsn.some((word) => text.startsWith(word)) ||
        (text.length < 90 && SEPARATOR.test(text)))
    );
  });
  return at < 0 ? lines : lines.slice(0, at);
}
