/** A value of a table; text is defused, numbers and nothing stay as they are. */
export type Cell = string | number | null;

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * A table as CSV (RFC 4180): CRLF, every text quoted that needs it, a byte order mark so that
 * spreadsheets read it as UTF-8. Text that a spreadsheet would run as a formula gets an apostrophe
 * before it, because names and subjects come from strangers.
 */
export function csvText({ columns, rows }: Table): string {
  const lines = [columns, ...rows].map((row) => row.map(cellText).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = defused(cell.replace(/\0/g, ''));
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Also behind white space, and with the full-width signs that some spreadsheets take as well. */
function defused(text: string): string {
  return /^\s*[=+\-@＝＋－＠|%]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}
