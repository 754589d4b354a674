import words from './data/calendar-words.json' with { type: 'json' };

/** A day as a text names it, with where it stands in the folded text. */
export interface SaidDay {
  readonly date: Temporal.PlainDate;
  readonly start: number;
  readonly end: number;
  readonly unsure: readonly string[];
}

const MONTHS: Readonly<Record<string, number>> = words.months;
const WEEKDAYS: Readonly<Record<string, number>> = words.weekdays;
const longestFirst = (all: Readonly<Record<string, number>>): string =>
  Object.keys(all)
    .sort((a, b) => b.length - a.length)
    .join('|');
const MONTH = longestFirst(MONTHS);
const WEEKDAY = longestFirst(
  Object.fromEntries(Object.entries(WEEKDAYS).filter(([w]) => w.length > 2)),
);
const YEAR = '(?:,?\\s*(?:de |del |do )?(?<y>20\\d{2}))?';

const PATTERNS: readonly RegExp[] = [
  /(?<!\d)(?<y>20\d{2})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)/gu,
  /(?<y>20\d{2})\s*年\s*(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*日/gu,
  /(?<!\d)(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*日/gu,
  new RegExp(
    `(?<![\\d:.])(?<d>\\d{1,2})(?:st|nd|rd|th|er|e|\\.|o|º|ª)?\\s*(?:of |de |den |-)?\\s*(?<month>${MONTH})(?![\\p{L}])\\.?${YEAR}`,
    'gu',
  ),
  new RegExp(
    `(?<![\\p{L}])(?<month>${MONTH})\\.?\\s+(?:the )?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:]|\\s*(?:am|pm))${YEAR}`,
    'gu',
  ),
  /(?<![\d.:/])(?<a>\d{1,2})(?<sep>[./-])\s?(?<b>\d{1,2})\k<sep>\s?(?<y>20\d{2}|\d{2})(?![\d.:])/gu,
  /(?<![\d.:/])(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.(?!\s?\d)/gu,
];

/** Every day that a folded text names, in the order of certainty; days without a year follow `writtenAt`. */
export function saidDays(text: string, writtenAt: string | null, zone: string): readonly SaidDay[] {
  const today =
    writtenAt === null
      ? null
      : Temporal.Instant.from(writtenAt).toZonedDateTimeISO(zone).toPlainDate();
  const found: SaidDay[] = [];
  for (const pattern of PATTERNS) {
    let count = 0;
    for (const m of text.matchAll(pattern)) {
      count += 1;
      if (count > 60) break;
      const end = m.index + m[0].length;
      if (found.some((f) => m.index < f.end && f.start < end)) continue;
      const day = dated(m.groups ?? {}, today, zone);
      if (day !== null)
        found.push({
          ...day,
          start: m.index,
          end,
          unsure: [...day.unsure, ...clash(text, m.index, day.date)],
        });
    }
  }
  return found.length > 0 ? found : relativeDays(text, today);
}

type Groups = Readonly<Record<string, string | undefined>>;

function dated(
  g: Groups,
  today: Temporal.PlainDate | null,
  zone: string,
): Pick<SaidDay, 'date' | 'unsure'> | null {
  const { month, day, unsure } = monthAndDay(g, zone);
  const said = g.y === undefined ? null : Number(g.y.length === 2 ? `20${g.y}` : g.y);
  if (said === null && today === null) return null;
  const from = (year: number): Temporal.PlainDate | null => {
    try {
      return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
    } catch {
      return null;
    }
  };
  const date = from(said ?? today?.year ?? 0);
  if (date === null) return null;
  const past =
    said === null &&
    today !== null &&
    Temporal.PlainDate.compare(date, today.subtract({ days: 1 })) < 0;
  return { date: past ? date.add({ years: 1 }) : date, unsure };
}

/** 9/10/2026 is a day in October, unless the place is one that writes the month first. */
function monthAndDay(
  g: Groups,
  zone: string,
): { month: number; day: number; unsure: readonly string[] } {
  if (g.month !== undefined) return { month: MONTHS[g.month] ?? 0, day: Number(g.d), unsure: [] };
  if (g.a === undefined || g.b === undefined)
    return { month: Number(g.m), day: Number(g.d), unsure: [] };
  const [a, b] = [Number(g.a), Number(g.b)];
  const monthFirst =
    g.sep === '/' &&
    (b > 12 ||
      (a <= 12 &&
        /^America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Anchorage|Indiana|Toronto|Vancouver)/.test(
          zone,
        )));
  const open = g.sep === '/' && a <= 12 && b <= 12 && a !== b;
  return {
    month: monthFirst ? a : b,
    day: monthFirst ? b : a,
    unsure: open ? [`Which day is meant by ${g.a}/${g.b}?`] : [],
  };
}

/** The weekday beside a date is its proof. */
function clash(text: string, at: number, date: Temporal.PlainDate): readonly string[] {
  const before = new RegExp(
    `(?<![\\p{L}])(${WEEKDAY})[\\s,.(]*(?:the |den |dem |le |el |il |de |dia |dnia |am )?[\\s,(]*$`,
    'u',
  ).exec(text.slice(Math.max(0, at - 30), at));
  const weekday = before?.[1] === undefined ? undefined : WEEKDAYS[before[1]];
  return weekday === undefined || weekday === date.dayOfWeek
    ? []
    : [`The text's weekday and its date (${date.toString()}) do not match: which is right?`];
}

function relativeDays(text: string, today: Temporal.PlainDate | null): readonly SaidDay[] {
  if (today === null) return [];
  const found: SaidDay[] = [];
  const ask = (date: Temporal.PlainDate): readonly string[] => [`Is it on ${date.toString()}?`];
  for (const m of text.matchAll(
    new RegExp(`(?<![\\p{L}])(?:${words.tomorrow.join('|')})(?![\\p{L}])`, 'gu'),
  )) {
    const date = today.add({ days: 1 });
    found.push({ date, start: m.index, end: m.index + m[0].length, unsure: ask(date) });
  }
  for (const m of text.matchAll(
    new RegExp(
      `(?<![\\p{L}])(?:(next|nachsten?|kommenden?|prochain|volgende|nasta|neste|naeste)\\s+)?(${WEEKDAY})(?![\\p{L}])`,
      'gu',
    ),
  )) {
    const ahead = ((WEEKDAYS[m[2] ?? ''] ?? 1) - today.dayOfWeek + 7) % 7 || 7;
    const date = today.add({ days: ahead });
    found.push({ date, start: m.index, end: m.index + m[0].length, unsure: ask(date) });
    if (found.length > 20) break;
  }
  return found;
}
