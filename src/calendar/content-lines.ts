import { LIMITS } from './limits.ts';

const KNOWN = new Set(
  `action altrep attach attendee begin calscale categories class comment completed contact created
  description dtend dtstamp dtstart due duration end exdate exrule freebusy geo last-modified location
  method organizer percent-complete priority prodid rdate recurrence-id related-to repeat
  request-status resources rrule sequence status summary transp trigger tzid tzname tzoffsetfrom
  tzoffsetto tzurl uid url version name color image conference refresh-interval source
  acknowledged proximity busytype`.split(/\s+/),
);

/** The bytes of a calendar file as text. Folds are undone before decoding: some programs fold inside a letter. */
export function decodeCalendar(bytes: Uint8Array, charset?: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const named = charset === undefined ? 'utf-8' : charset.toLowerCase();
  if (named !== 'utf-8' && named !== 'utf8' && named !== 'us-ascii') {
    try {
      return new TextDecoder(named).decode(bytes);
    } catch {
      // An invented charset name: read as UTF-8 or Windows-1252 below.
    }
  }
  const whole = unfoldBytes(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(whole);
  } catch {
    return new TextDecoder('windows-1252').decode(whole);
  }
}

const CR = 13;
const LF = 10;

function unfoldBytes(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const crlf = bytes[i] === CR && bytes[i + 1] === LF;
    const ends = crlf || bytes[i] === LF;
    const next = bytes[i + (crlf ? 2 : 1)];
    if (ends && (next === 32 || next === 9)) {
      i += crlf ? 2 : 1;
      continue;
    }
    out[length] = bytes[i] as number;
    length += 1;
  }
  return out.subarray(0, length);
}

/**
 * The logical lines of a calendar (RFC 5545, 3.1). A line that starts with no known property name
 * belongs to the text before it: some schedulers write raw line breaks into descriptions.
 */
export function contentLines(text: string): readonly string[] | null {
  const lines: string[] = [];
  const unfolded = text.replace(/^\uFEFF/, '').replace(/\r?\n[ \t]/g, '');
  for (const raw of unfolded.split(/\r\n|\n|\r/)) {
    const line = withoutControls(raw);
    const known = isProperty(line);
    if (line.trim() === '' && !known) continue;
    if (!known && lines.length > 0) lines.push(`${lines.pop() ?? ''}\\n${line}`);
    else lines.push(line.trimStart());
    if (lines.length > LIMITS.lines) return null;
  }
  return lines;
}

function isProperty(line: string): boolean {
  const name = /^\s*([A-Za-z][A-Za-z0-9-]*)\s*[;:]/.exec(line.slice(0, 80))?.[1]?.toLowerCase();
  return name !== undefined && (KNOWN.has(name) || /^x-./.test(name));
}

/** Text without control characters and direction marks, which hide what a line really says. */
export function withoutControls(text: string): string {
  return text.replace(HIDDEN, '');
}

/** Control characters but tab and line feed (Cc), and what Unicode calls format (Cf): marks of direction and joining. */
const HIDDEN = /(?![\t\n])[\p{Cc}\p{Cf}]/gu;
