import type { Day } from '../record/nouns.ts';
import type { Opportunity } from '../record/opportunity.ts';
import { dayAt, hourAt, outcomeOf } from './outcome.ts';
import { heldOf, type Listed } from './tables.ts';

/** What of a search the candidate chose to show, and for which days (both included). */
export interface ReportChoice {
  readonly from: Day | null;
  readonly to: Day | null;
  /** None: all of them. */
  readonly opportunities: readonly string[];
  readonly interviewers: boolean;
  readonly results: boolean;
  readonly messages: boolean;
}

export interface ReportHead {
  readonly name: string;
  /** The day it was made, in the candidate's zone. */
  readonly madeOn: Day;
}

/** The style alone, so that a server can name its hash in a content security policy. */
export const REPORT_STYLE = `
:root { color-scheme: light; }
body { font: 11pt/1.45 system-ui, sans-serif; color: #111; background: #fff; margin: 2rem auto; max-width: 50rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
p { margin: .25rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #bbb; }
th { font-weight: 600; }
td.day { white-space: nowrap; }
footer { margin-top: 2.5rem; border-top: 1px solid #bbb; padding-top: .5rem; color: #444; font-size: .9em; }
.sign { display: flex; gap: 3rem; margin-top: 3rem; }
.sign span { border-top: 1px solid #111; padding-top: .25rem; min-width: 14rem; }
@media print { body { margin: 0; max-width: none; padding: 0; } tr { break-inside: avoid; } h2 { break-after: avoid; } @page { margin: 18mm; } }
`;

/**
 * A printable record of the candidate's search (for an employment office): one page of HTML
 * without scripts or anything from elsewhere. It holds only what `choice` names; private remarks,
 * letters' texts and addresses are never part of it.
 */
export function report(head: ReportHead, all: readonly Listed[], choice: ReportChoice): string {
  const shown = all.filter(
    ({ opportunity }) =>
      choice.opportunities.length === 0 || choice.opportunities.includes(opportunity.id),
  );
  const applications = shown.filter((l) => within(l.since, choice) || interviewsIn(l, choice) > 0);
  const title = 'Record of my search for work';
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${html(title)}</title><style>${REPORT_STYLE}</style></head><body>`,
    `<h1>${html(title)}</h1>`,
    head.name === '' ? '' : `<p>${html(head.name)}</p>`,
    `<p>${html(span(choice))}</p>`,
    section('Applications', applicationTable(applications, choice)),
    section('Interviews', interviewRows(shown, choice)),
    choice.messages ? section('Messages sent', messageRows(shown, choice)) : '',
    '<div class="sign"><span>Place, date</span><span>Signature</span></div>',
    `<footer>Made on ${html(head.madeOn)} with Afterword, from what was recorded at the time.</footer>`,
    '</body></html>',
    '',
  ].join('\n');
}

function span({ from, to }: ReportChoice): string {
  if (from !== null && to !== null) return `${from} to ${to}`;
  if (from !== null) return `Since ${from}`;
  return to === null ? 'The whole search' : `Until ${to}`;
}

const within = (day: Day, { from, to }: ReportChoice): boolean =>
  (from === null || day >= from) && (to === null || day <= to);

function interviewsIn({ opportunity }: Listed, choice: ReportChoice): number {
  return heldOf(opportunity).filter((i) => within(dayAt(i.endsAt, i.zone), choice)).length;
}

interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function applicationTable(listed: readonly Listed[], choice: ReportChoice): Rows {
  return {
    columns: ['Recorded', 'Company', 'Position', ...(choice.results ? ['Result'] : [])],
    rows: listed
      .toSorted((a, b) => (a.since < b.since ? -1 : 1))
      .map(({ opportunity, since }) => {
        const { words, since: day } = outcomeOf(opportunity);
        const result = day === null ? words : `${words}, ${day}`;
        return [since, opportunity.company, opportunity.role, ...(choice.results ? [result] : [])];
      }),
  };
}

function interviewRows(listed: readonly Listed[], choice: ReportChoice): Rows {
  const rows = listed.flatMap(({ opportunity: o }) =>
    heldOf(o)
      .filter((i) => within(dayAt(i.endsAt, i.zone), choice))
      .map((i) => {
        const start = i.startsAt === null ? '' : `${hourAt(i.startsAt, i.zone)} to `;
        return [
          dayAt(i.startsAt ?? i.endsAt, i.zone),
          `${start}${hourAt(i.endsAt, i.zone)}`,
          o.company,
          i.round ?? KINDS[i.kind ?? 'none'],
          ...(choice.interviewers ? [i.interviewers.map((p) => nameIn(o, p)).join(', ')] : []),
        ];
      }),
  );
  return {
    columns: ['Day', 'Time', 'Company', 'Interview', ...(choice.interviewers ? ['With'] : [])],
    rows: rows.toSorted((a, b) => (`${a[0]}${a[1]}` < `${b[0]}${b[1]}` ? -1 : 1)),
  };
}

const KINDS = {
  panel: 'Panel interview',
  phone: 'By telephone',
  video: 'By video',
  onsite: 'On site',
  none: 'Interview',
} as const;

function messageRows(listed: readonly Listed[], choice: ReportChoice): Rows {
  const rows = listed.flatMap(({ opportunity: o }) => {
    const zone = o.interviews.at(-1)?.zone ?? 'UTC';
    return o.happenings
      .filter((h) => h.kind === 'sent')
      .map((h) => [dayAt(h.at, zone), o.company, h.channel === 'card' ? 'Card' : 'Message'])
      .filter(([day]) => within(day ?? '', choice));
  });
  return {
    columns: ['Day', 'Company', 'What'],
    rows: rows.toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)),
  };
}

function section(title: string, { columns, rows }: Rows): string {
  const head = `<tr>${columns.map((c) => `<th scope="col">${html(c)}</th>`).join('')}</tr>`;
  const body = rows
    .map((row) => `<tr>${row.map((c, i) => cell(c, i === 0)).join('')}</tr>`)
    .join('\n');
  const table =
    rows.length === 0
      ? '<p>None in this time.</p>'
      : `<div class="wide"><table><thead>${head}</thead><tbody>\n${body}\n</tbody></table></div>`;
  return `<h2>${html(title)} (${rows.length})</h2>\n${table}`;
}

const cell = (text: string, day: boolean): string =>
  `<td${day ? ' class="day"' : ''}>${html(text)}</td>`;

const nameIn = (o: Opportunity, id: string): string =>
  o.people.find((p) => p.id === id)?.name ?? '';

/** Text as HTML: nothing in it is a tag. */
function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\p{Cc}/gu, ' ');
}
