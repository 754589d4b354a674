import words from './data/calendar-words.json' with { type: 'json' };

/** A time of day as a text names it: minutes after midnight, with where it stands in the folded text. */
export interface SaidTime {
  readonly from: number;
  readonly to: number | null;
  readonly start: number;
  readonly end: number;
}

const CLOCK =
  '(\\d{1,2})(?:\\s*(?::|\\.|h|u|時)\\s*([0-5]\\d)(?:分)?)?\\s*(a\\.?m\\.?|p\\.?m\\.?|uhr|hrs?|hours|heures?|horas|uur|h|時|noon)?';
const RANGE = new RegExp(
  `(?<![\\d.:/-])${CLOCK}\\s*(?:-|–|—|to|until|till|bis|a|à|al?le|tot|til|till|do|and|und|et|hasta las|hasta|ate as|～|〜|~|から)\\s*(?:las |kl\\.? ?)?${CLOCK}(?![\\d/:]|\\.\\d)`,
  'gu',
);
const SINGLE = new RegExp(`(?<![\\d.:/-])${CLOCK}(?![\\d/:]|\\.\\d)`, 'gu');
const LEAD =
  /(?:\bat|@|\bum|\bab|\bvon|\ba|\ba las|\balle(?: ore)?|\bas|\bom|\bkl\.?|\bklockan|\bklo|\bo(?: godz(?:inie|\.)?)?|\bgodz\.?|\btime:|\buhrzeit:|\bheure ?:|\bhora:|\bfrom|\bde|\bvanaf|\bfran|\bfra|\bv)\s*$/u;

/** Every time of day that a folded text names: "2.30pm to 3.15pm", "10:30 Uhr", "14h30". */
export function saidTimes(text: string): readonly SaidTime[] {
  const found: SaidTime[] = [];
  for (const m of text.matchAll(RANGE)) {
    const to = minutes(m[4], m[5], m[6]);
    const from = minutes(m[1], m[2], m[3] ?? sharedHalf(m[1], m[4], m[6]));
    if (from === null || to === null || (!clocklike(m[2], m[3]) && !clocklike(m[5], m[6])))
      continue;
    found.push({ from, to: to > from ? to : null, start: m.index, end: m.index + m[0].length });
    if (found.length > 60) break;
  }
  for (const m of text.matchAll(SINGLE)) {
    const end = m.index + m[0].length;
    if (found.some((f) => m.index < f.end && f.start < end)) continue;
    const led = LEAD.test(text.slice(Math.max(0, m.index - 14), m.index));
    const from = minutes(m[1], m[2], m[3]);
    if (
      from === null ||
      !(clocklike(m[2], m[3]) || (led && m[2] === undefined && Number(m[1]) >= 7))
    )
      continue;
    found.push({ from, to: null, start: m.index, end });
    if (found.length > 120) break;
  }
  return found;
}

/** "2-3pm": the half of the day said once counts for both, unless that turns the order round. */
function sharedHalf(
  from: string | undefined,
  to: string | undefined,
  said: string | undefined,
): string | undefined {
  if (said === undefined || !/^[ap]/.test(said)) return said;
  return /^p/.test(said) && Number(from) > Number(to) && Number(from) !== 12 && Number(to) !== 12
    ? 'am'
    : said;
}

const clocklike = (minute: string | undefined, half: string | undefined): boolean =>
  minute !== undefined || (half !== undefined && half !== '');

function minutes(
  hour: string | undefined,
  minute: string | undefined,
  half: string | undefined,
): number | null {
  let h = Number(hour);
  const m = Number(minute ?? '0');
  if (Number.isNaN(h) || h > 24 || m > 59) return null;
  if (half !== undefined && /^p/.test(half) && h < 12) h += 12;
  if (half !== undefined && /^a/.test(half) && h === 12) h = 0;
  if (h > 23) return null;
  return h * 60 + m;
}

const NUMBERS: Readonly<Record<string, number>> = words.numbers;
const COUNT = `\\d+(?:[.,]\\d)?|${Object.keys(NUMBERS)
  .sort((a, b) => b.length - a.length)
  .join('|')}`;
const LENGTH = new RegExp(
  `(?<![\\p{L}\\d:.])(${COUNT})[\\s-]?(minutes?|minuten|minutos|minuti|minuter|minutter|minut\\w*|mins?|hours?|hrs?|stunden?|heures?|horas?|ore|ora|uur|timmar|timme|timer|time|godzin\\w*|分|時間)(?![\\p{L}])`,
  'gu',
);

/** How many minutes the text says it takes; null when it does not. */
export function saidMinutes(text: string): number | null {
  for (const m of text.matchAll(LENGTH)) {
    const count = NUMBERS[m[1] ?? ''] ?? Number((m[1] ?? '').replace(',', '.'));
    const total = /^(?:m|分)/.test(m[2] ?? '') ? count : count * 60;
    // "in 24 hours", "10 minutes early": no length of an interview, or no part of it.
    const after = text.slice(m.index + m[0].length, m.index + m[0].length + 25);
    if (
      total >= 10 &&
      total <= 600 &&
      !/^\s*(?:early|before|prior|vorher|vor|avant|antes|prima|eerder|innan|for|notice|in advance)/.test(
        after,
      )
    )
      return Math.round(total);
  }
  return null;
}

const ZONES: Readonly<Record<string, string>> = words.zones;
const ZONE = new RegExp(
  `(?<=\\d\\s?(?:am|pm|uhr|h|hrs|分|時)?\\s*[(,]?\\s*)(${Object.keys(ZONES)
    .sort((a, b) => b.length - a.length)
    .map((z) => z.replace(/[().]/g, '\\$&'))
    .join('|')})(?![\\p{L}])`,
  'u',
);
const IANA =
  /\b((?:europe|america|asia|africa|australia|pacific|atlantic)\/[a-z_]+(?:\/[a-z_]+)?)\b/u;

/** The zone a folded text writes behind a time ("UK time", "CEST", "Europe/Berlin"); null when none. */
export function saidZone(text: string): string | null {
  const iana = IANA.exec(text)?.[1];
  if (iana !== undefined)
    return iana.replace(
      /(^|[/_])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
  const said =
    ZONE.exec(text)?.[1] ??
    /\b(uk time|eastern time|pacific time|central time|mountain time|cest|cet|mesz|mez)\b/u.exec(
      text,
    )?.[1];
  return said === undefined ? null : (ZONES[said] ?? null);
}
