import ICAL from 'ical.js';
import { LIMITS } from './limits.ts';
import type { Property } from './property.ts';
import type { Observance } from './vtimezone.ts';
import { readObservance } from './vtimezone.ts';

/** A calendar taken apart: its entries and its zones, nothing expanded, nothing fetched. */
export interface Components {
  readonly method: string | null;
  readonly product: string;
  readonly events: readonly (readonly Property[])[];
  /** VTIMEZONE by TZID. */
  readonly zones: ReadonlyMap<string, ZoneRules>;
}

export interface ZoneRules {
  readonly location: string | null;
  readonly observances: readonly Observance[];
}

const OF_INTEREST = new Set(
  `uid sequence status summary description location dtstart dtend duration organizer attendee rrule
  rdate recurrence-id x-alt-desc comment contact url prodid method tzid x-lic-location tzoffsetfrom
  tzoffsetto x-google-conference conference x-microsoft-skypeteamsmeetingurl`.split(/\s+/),
);
const ONCE_IS_ENOUGH = new Set(['rdate', 'rrule']);

interface Open {
  readonly name: string;
  readonly properties: Property[];
  readonly children: { name: string; properties: readonly Property[] }[];
}

/** The components of a calendar, or one sentence why the file is refused. */
export function readComponents(lines: readonly string[]): Components | string {
  const stack: Open[] = [];
  const events: (readonly Property[])[] = [];
  const zones = new Map<string, ZoneRules>();
  let method: string | null = null;
  let product = '';
  for (const line of lines) {
    const mark = /^(begin|end)\s*:\s*(\S+)\s*$/i.exec(line);
    if (mark?.[1]?.toLowerCase() === 'begin') {
      if (stack.length >= LIMITS.nesting)
        return 'This calendar file is nested deeper than any invitation.';
      stack.push({ name: (mark[2] ?? '').toLowerCase(), properties: [], children: [] });
      continue;
    }
    if (mark) {
      const closed = close(stack, (mark[2] ?? '').toLowerCase());
      if (closed === null) continue;
      if (closed.name === 'vevent') events.push(closed.properties);
      else if (closed.name === 'vtimezone') addZone(zones, closed);
      if (events.length > LIMITS.events) return 'This calendar file holds more than 2,000 entries.';
      continue;
    }
    const open = stack.at(-1);
    const property = open === undefined ? null : readProperty(line, open);
    if (open === undefined || property === null) continue;
    if (open.name === 'vcalendar' && property.name === 'method')
      method = property.value.toUpperCase().trim();
    if (open.name === 'vcalendar' && property.name === 'prodid') product = property.value;
    if (open.name === 'vevent' && attendeesOf(open) > LIMITS.attendees)
      return 'An entry in this file names more people than any interview has.';
  }
  for (const left of stack) if (left.name === 'vevent') events.push(left.properties);
  return { method, product, events, zones };
}

const attendeesOf = (open: Open): number =>
  open.properties.length <= LIMITS.attendees
    ? 0
    : open.properties.filter((p) => p.name === 'attendee').length;

function close(stack: Open[], name: string): Open | null {
  const at = stack.findLastIndex((open) => open.name === name);
  if (at < 0) return null;
  const closed = stack[at] as Open;
  stack.length = at;
  stack.at(-1)?.children.push({ name, properties: closed.properties });
  return closed;
}

function readProperty(line: string, open: Open): Property | null {
  const name = /^[A-Za-z0-9-]+/.exec(line)?.[0]?.toLowerCase();
  if (name === undefined || !OF_INTEREST.has(name)) return null;
  if (ONCE_IS_ENOUGH.has(name) && open.properties.some((p) => p.name === name)) return null;
  const property = parseLine(line, name);
  if (property !== null) open.properties.push(property);
  return property;
}

function parseLine(line: string, name: string): Property | null {
  // Recurrence is noticed, never read: a rule can have a thousand million occurrences.
  if (ONCE_IS_ENOUGH.has(name)) return { name, parameters: {}, value: line.slice(0, 200) };
  try {
    const [, parameters, type, ...values] = ICAL.parse.property(
      quoted(line, name),
      ICAL.design.icalendar,
    ) as [string, Record<string, string | string[]>, string, ...unknown[]];
    const value = values.map((v) => (typeof v === 'string' ? v : JSON.stringify(v))).join(',');
    return {
      name,
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([k, v]) => [k, Array.isArray(v) ? v.join(',') : v]),
      ),
      value: (type === 'unknown' ? unescaped(value) : value).slice(0, LIMITS.text),
    };
  } catch {
    return null;
  }
}

const unescaped = (text: string): string =>
  text.replace(/\\([nN,;\\])/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c));

/** Colons inside an unquoted CN or TZID end the parameters too early; they are put into quotes. */
function quoted(line: string, name: string): string {
  if (name === 'dtstart' || name === 'dtend')
    return line.replace(/(;TZID=)([^";][^;"]*:[^;"]*)(?=:\d{8}(?:T\d{4,6}Z?)?\s*$)/i, '$1"$2"');
  if (name !== 'attendee' && name !== 'organizer') return line;
  const parts =
    /^([^;:]*;)(.*?):((?:mailto|invalid|urn|https?|sip|tel):.*|[^:"\s]+@[^:"\s]+)$/i.exec(line);
  const parameters = parts?.[2];
  if (parts === null || parameters === undefined) return line;
  const safe = parameters.replace(/(^|;)(CN)=([^";]*:[^";]*)/gi, '$1$2="$3"');
  return `${parts[1]}${safe}:${parts[3]}`;
}

function addZone(zones: Map<string, ZoneRules>, zone: Open): void {
  const id = zone.properties.find((p) => p.name === 'tzid')?.value;
  if (id === undefined || zones.size >= LIMITS.zones || zones.has(id)) return;
  zones.set(id, {
    location: zone.properties.find((p) => p.name === 'x-lic-location')?.value ?? null,
    observances: zone.children
      .slice(0, LIMITS.rulesPerZone)
      .flatMap((child) => readObservance(child.properties) ?? []),
  });
}
