import type { BroughtRow, BroughtTable, Mapping } from './brought.ts';
import data from './data/columns.json' with { type: 'json' };
import { dayIn, instantIn, type Order, orderOf } from './days.ts';
import { addressIn, oneLine } from './tidy.ts';

/** What the rows of a table are under a mapping, and which of them are none. */
export interface RowsRead {
  readonly rows: readonly BroughtRow[];
  /** Lines that were left out, with the reason. */
  readonly left: readonly { readonly line: number; readonly why: string }[];
  /** Dates can be read either way, and how they were read: to be confirmed. */
  readonly ambiguous: Order | null;
}

export interface RowsContext {
  readonly zone: string;
  /** Used where the table itself does not tell. */
  readonly order: Order;
}

/** Reads each row of a table as an application. Never throws, whatever the cells hold. */
export function readRows(
  table: Pick<BroughtTable, 'rows'>,
  mapping: Mapping,
  context: RowsContext,
): RowsRead {
  const cell = (row: readonly string[], field: keyof Mapping): string => {
    const at = mapping[field];
    return at === undefined ? '' : (row[at] ?? '');
  };
  const dates = table.rows.flatMap((row) => [cell(row, 'appliedOn'), cell(row, 'interviewAt')]);
  const told = orderOf(dates);
  const order = told ?? context.order;
  const rows: BroughtRow[] = [];
  const left: { line: number; why: string }[] = [];
  for (const [i, row] of table.rows.entries()) {
    const read = readRow(i + 1, (field) => cell(row, field), order, context.zone);
    if (typeof read === 'string') left.push({ line: i + 1, why: read });
    else rows.push(read);
  }
  const either = dates.some((d) => /^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}/.test(d));
  return { rows, left, ambiguous: told === null && either ? order : null };
}

function readRow(
  line: number,
  cell: (field: keyof Mapping) => string,
  order: Order,
  zone: string,
): BroughtRow | string {
  const company = oneLine(cell('company'), 300);
  const role = oneLine(cell('role'), 300);
  if (company === '') return 'It names no company.';
  if (role === '') return 'It names no role.';
  const status = cell('status').toLowerCase();
  if (data.notYet.some((word) => status.includes(word)))
    return 'It was only saved, not applied for.';
  const interview = cell('interviewAt');
  const interviewAt = instantIn(interview, order, zone);
  const country = cell('country').trim();
  return {
    line,
    company,
    role,
    country: /^[A-Z]{2}$/.test(country) ? country : null,
    state: stateOf(status),
    appliedOn: dayIn(cell('appliedOn'), order),
    interviewAt,
    contact: contactOf(cell('contact'), cell('email')),
    remarks:
      interview !== '' && interviewAt === null
        ? [`The interview ("${interview.slice(0, 60)}") is left out: day and hour are needed.`]
        : [],
  };
}

function stateOf(status: string): BroughtRow['state'] {
  const has = (words: readonly string[]) => words.some((word) => status.includes(word));
  if (has(data.states.accepted)) return has(data.denials) ? 'rejected' : 'accepted';
  if (has(data.states.withdrew)) return 'withdrew';
  return has(data.states.rejected) ? 'rejected' : 'open';
}

/** "Tove Lind <tove@halden.example>", or name and address in two columns; only the first of several. */
function contactOf(contact: string, email: string): BroughtRow['contact'] {
  const first = contact.split(/[;\n]|, (?=\p{Lu}\p{L}+ \p{Lu})/u)[0] ?? '';
  const address = addressIn(email) ?? addressIn(first);
  const name = oneLine(first.replace(/<?[^\s<>]+@[^\s<>]+>?/g, '').replace(/\([^)]*\)/g, ''), 120);
  return name === '' ? null : { name, email: address };
}
