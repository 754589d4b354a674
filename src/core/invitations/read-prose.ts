import type { CalendarEvent, CoveringMail } from './event.ts';
import { fold, squeeze } from './fold.ts';
import type { SaidDay } from './said-day.ts';
import { saidDays } from './said-day.ts';
import type { SaidTime } from './said-time.ts';
import { saidMinutes, saidTimes, saidZone } from './said-time.ts';

/** A pasted invitation or a mail without a calendar part. */
export interface Prose {
  readonly text: string;
  readonly mail: CoveringMail | null;
  /** When it was written (ISO 8601, UTC): what a day without a year is counted from. */
  readonly writtenAt: string | null;
  /** IANA zone in which times without one are meant. */
  readonly zone: string;
}

/** Minutes an interview lasts when a text does not say: only proposed, always asked. */
const USUAL_MINUTES = 60;

/**
 * The appointment that running text fixes: the day and time that stand closest together, the first
 * such pair winning. Null when it names no day with a time. What had to be assumed is in `timesUnsure`.
 */
export function readProse(prose: Prose): CalendarEvent | null {
  const whole = [prose.mail?.subject ?? '', prose.text]
    .filter((t) => t !== '')
    .join('\n')
    .slice(0, 20_000);
  const text = fold(whole);
  const zone = saidZone(text) ?? null;
  const days = saidDays(text, prose.writtenAt, zone ?? prose.zone);
  const pair = closest(days, saidTimes(text));
  if (pair === null) return null;
  const { day, time } = pair;
  const at = (minutes: number): Temporal.Instant =>
    day.date
      .toPlainDateTime({ hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 })
      .toZonedDateTime(zone ?? prose.zone)
      .toInstant();
  const length = saidMinutes(text);
  const start = at(time.from);
  const end =
    time.to !== null && time.to > time.from
      ? at(time.to)
      : start.add({ minutes: length ?? USUAL_MINUTES });
  const unsure = [
    ...day.unsure,
    ...(days.filter((d) => !d.date.equals(day.date)).length > 0 && pair.rivals > 0
      ? ['The text names more than one time: is this the right one?']
      : []),
    ...(time.to === null && length === null ? ['When does it end? The text does not say.'] : []),
    ...(zone === null ? [`Is the time meant in your zone (${prose.zone})?`] : []),
  ];
  const times = { startsAt: start.toString(), endsAt: end.toString(), timeZone: zone };
  return {
    ...UNSAID,
    ...times,
    ...wordsOf(prose),
    timesUnsure: unsure,
    cancelled: CALLED_OFF.test(text),
  };
}

/** What only a calendar entry has. */
const UNSAID = {
  uid: null,
  sequence: 0,
  method: null,
  allDay: false,
  recurring: false,
  organizer: null,
  attendees: [],
  product: '',
} as const;

const CALLED_OFF =
  /\b(?:has been|had to be|is|was|must be|wurde|muss|a ete|est|ha sido|e stato|is) (?:cancel(?:led|ed)|called off|abgesagt|annulee?|cancelad[oa]|annullat[oa]|geannuleerd)\b|\b(?:installd|aflyst|avlyst|odwolan)/u;
const PLACE =
  /^\s*(?:location|where|place|ort|lieu|lugar|luogo|plaats|plats|sted|miejsce)\s*:\s*(.+)$/im;

function wordsOf({
  text,
  mail,
}: Prose): Pick<CalendarEvent, 'summary' | 'description' | 'location' | 'mail'> {
  return {
    summary: squeeze(mail?.subject ?? '') || headOf(text),
    description: mail === null ? text : '',
    location: PLACE.exec(text)?.[1]?.trim() ?? '',
    mail,
  };
}

/** The first line, when it is a heading and no sentence. */
function headOf(text: string): string {
  const line = squeeze(text.trim().split('\n')[0] ?? '');
  return line.length <= 90 &&
    !/[.?!,]$|[.?!]\s|^(?:hi|hello|dear|hallo|hej|bonjour|hola)\b/iu.test(line)
    ? line
    : '';
}

interface Pair {
  readonly day: SaidDay;
  readonly time: SaidTime;
  /** Other pairs as close as this one. */
  readonly rivals: number;
}

const NEAR = 90;

function closest(days: readonly SaidDay[], times: readonly SaidTime[]): Pair | null {
  const pairs = days.flatMap((day) =>
    times
      .map((time) => ({
        day,
        time,
        apart: time.start >= day.end ? time.start - day.end : day.start - time.end + 15,
      }))
      .filter((p) => p.apart >= 0 && p.apart <= NEAR),
  );
  // A range says more than a moment, a day with its date more than "tomorrow".
  const worth = (p: (typeof pairs)[number]): number =>
    p.apart - (p.time.to === null ? 0 : 25) + p.day.unsure.length * 20 + p.day.start * 0.01;
  const sorted = [...pairs].sort((a, b) => worth(a) - worth(b));
  const best = sorted[0];
  if (best === undefined) return null;
  return {
    day: best.day,
    time: best.time,
    rivals: sorted.filter((p) => !p.day.date.equals(best.day.date)).length,
  };
}
