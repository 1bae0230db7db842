export type Cell = string | number | boolean | null | undefined;

/** Lightning Web Security lets few types of Blob through, and `text/csv` is none of them (Lightning components security
 * guide, "Blob Type Validation"); parameters such as a charset are refused too. */
export const csvType = 'application/octet-stream';

/** Without it a spreadsheet takes UTF-8 for the code page of its machine. */
const byteOrderMark = '\uFEFF';

/**
 * Rows as CSV (RFC 4180) in UTF-8 with a byte order mark. A text that a spreadsheet would take for a formula begins with an
 * apostrophe; numbers are written as they are, whatever their sign.
 */
export function csvBytes(rows: Iterable<readonly Cell[]>): Uint8Array {
  const lines: string[] = [];
  for (const row of rows) lines.push(row.map(cellText).join(','));
  return new TextEncoder().encode(`${byteOrderMark}${lines.map((line) => `${line}\r\n`).join('')}`);
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = isFormula(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** OWASP, "CSV Injection"; spreadsheets drop blanks before they look, and take the wide forms for the narrow ones. */
function isFormula(text: string): boolean {
  return /^[\t\r\n]|^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(text);
}
