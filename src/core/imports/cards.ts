import ICAL from 'ical.js';
import type { BroughtPerson } from './brought.ts';
import { addressIn, lines, oneLine } from './tidy.ts';

/** People read from vCards, and how many of the cards could not be. */
export interface Cards {
  readonly people: readonly BroughtPerson[];
  readonly unread: number;
}

const MOST = 2_000;

/** Reads vCards of any version (RFC 2426, RFC 6350; 2.1 with its quoted-printable). */
export function readCards(text: string): Cards {
  const cards = text.split(/(?=^BEGIN:VCARD)/im).filter((c) => /^BEGIN:VCARD/i.test(c));
  const read = cards.slice(0, MOST).map(readCard);
  return {
    people: read.filter((p) => p !== null),
    unread: read.filter((p) => p === null).length + Math.max(0, cards.length - MOST),
  };
}

function readCard(text: string): BroughtPerson | null {
  try {
    const card = new ICAL.Component(ICAL.parse(modern(text)) as never);
    const value = (name: string): string => flat(card.getFirstPropertyValue(name));
    const written = oneLine(value('fn')) || oneLine(turned(card.getFirstPropertyValue('n')));
    if (written === '') return null;
    return {
      name: written,
      email: addressIn(value('email')),
      title: oneLine(value('title')) || null,
      company: oneLine(value('org').split('\n')[0]) || null,
      postal: lines(value('adr'), 2_000) || null,
    };
  } catch {
    return null;
  }
}

/** Structured values line by line, without their empty parts. */
function flat(value: unknown): string {
  if (Array.isArray(value))
    return value
      .map(flat)
      .filter((v) => v !== '')
      .join('\n');
  // The parser leaves an escaped semicolon as it stands.
  return typeof value === 'string' ? value.replaceAll('\\;', ';') : '';
}

/** "Lind;Tove;;Dr;" as "Tove Lind". */
function turned(value: unknown): string {
  if (!Array.isArray(value)) return flat(value);
  const [family, given] = value.map(flat);
  return `${given ?? ''} ${family ?? ''}`;
}

/** Version 2.1 in the manner of 3.0: quoted-printable decoded, bare types dropped, groups kept away. */
function modern(text: string): string {
  const joined = text
    .replace(/=\r?\n(?=.*)/g, (soft, at: number) => (quoted(text, at) ? '' : soft))
    .replace(/\r?\n[ \t]/g, '');
  return joined
    .split(/\r?\n/)
    .filter((line) => !/^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-)/i.test(line))
    .map((line) => {
      const m = /^(?:[\w-]+\.)?([\w-]+)((?:;[^:]*)?):(.*)$/s.exec(line);
      if (m === null) return line.trim() === '' ? '' : null;
      const [, name = '', parameters = '', value = ''] = m;
      if (/^VERSION$/i.test(name)) return 'VERSION:3.0';
      const plain = /QUOTED-PRINTABLE/i.test(parameters) ? unquoted(value) : value;
      return `${name.toUpperCase()}:${plain}`;
    })
    .filter((line) => line !== null && line !== '')
    .join('\r\n');
}

/** Whether the line that holds this place is quoted-printable. */
function quoted(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', text.lastIndexOf(':', at)) + 1;
  return /QUOTED-PRINTABLE/i.test(text.slice(start, text.indexOf(':', start)));
}

/** UTF-8 where the bytes are, else Latin-1, which is what older telephones wrote. */
function unquoted(value: string): string {
  const latin = value.replace(/=([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  try {
    const escaped = value.replace(/%/g, '%25').replace(/=([0-9a-f]{2})/gi, '%$1');
    return decodeURIComponent(escaped).replace(/\r?\n/g, '\\n');
  } catch {
    return latin.replace(/\r?\n/g, '\\n');
  }
}
