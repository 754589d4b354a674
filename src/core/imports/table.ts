import Papa from 'papaparse';
import { type BroughtTable, FIELDS, type Field, type Mapping } from './brought.ts';
import data from './data/columns.json' with { type: 'json' };
import { oneLine } from './tidy.ts';

/** More applications than anybody made; a longer table is refused, not cut. */
export const MOST_ROWS = 2_000;
const MOST_COLUMNS = 200;

/** A table, or one sentence about why it is none. */
export type TableOutcome = BroughtTable | string;

/**
 * Reads a CSV file of any tracker or spreadsheet: commas, semicolons, tabs or bars, quoted or not,
 * with a heading in the first line. Its columns are guessed by name; nothing is recorded.
 */
export function readTable(text: string): TableOutcome {
  // One row more than is taken, so that a longer file is noticed without being read whole.
  const parsed = Papa.parse<string[]>(text.replace(/^\ufeff/, '').replace(/^sep=.\r?\n/i, ''), {
    skipEmptyLines: 'greedy',
    preview: MOST_ROWS + 2,
  });
  const [head, ...body] = parsed.data;
  if (head === undefined || head.length < 2) return 'There is no table in this file.';
  if (head.length > MOST_COLUMNS) return `This table has ${head.length} columns; 200 are taken.`;
  if (body.length > MOST_ROWS)
    return `This table has more than ${MOST_ROWS} rows, which is more than a search has.`;
  if (body.length === 0) return 'This table has a heading and no rows.';
  const columns = head.map((c) => oneLine(c, 120));
  const rows = body.map((row) => columns.map((_, i) => cellText(row[i])));
  const preset = presetOf(columns);
  return { columns, rows, preset, mapping: mappingOf(columns, preset) };
}

/** A spreadsheet's own defence against formulas is taken off again; the text stays text. */
function cellText(cell: string | undefined): string {
  const text = oneLine(cell, 2_000);
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

type PresetName = keyof typeof data.presets;
const PRESETS = Object.keys(data.presets) as PresetName[];
const plain = (column: string): string =>
  column
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();

/** The tracker whose telltale columns are there, at least two of them. */
function presetOf(columns: readonly string[]): string {
  const names = new Set(columns.map(plain));
  const found = PRESETS.map((name) => ({
    name,
    count: data.presets[name].telltale.filter((t) => names.has(t)).length,
  })).toSorted((a, b) => b.count - a.count)[0];
  return found !== undefined && found.count >= 2 ? found.name : 'spreadsheet';
}

/** Which column holds what, as far as their names tell; a column is used once. */
export function mappingOf(columns: readonly string[], preset: string): Mapping {
  const names = columns.map(plain);
  const used = new Set<number>();
  const mapping: Partial<Record<Field, number>> = {};
  for (const field of FIELDS) {
    const at = placeOf(field, names, preset, used);
    if (at === undefined) continue;
    used.add(at);
    mapping[field] = at;
  }
  return mapping;
}

function placeOf(
  field: Field,
  names: readonly string[],
  preset: string,
  used: ReadonlySet<number>,
): number | undefined {
  const preferred: Partial<Record<Field, readonly string[]>> = PRESETS.includes(
    preset as PresetName,
  )
    ? data.presets[preset as PresetName].prefer
    : {};
  for (const word of [...(preferred[field] ?? []), ...data.fields[field]]) {
    const at = names.findIndex((name, i) => name === word && !used.has(i));
    if (at !== -1) return at;
  }
  return undefined;
}
