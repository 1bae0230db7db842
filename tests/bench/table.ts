/** Columns as wide as their widest cell, two spaces apart; the first is text, the others are read from the right. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  );
  return rows
    .map((row) => row.map((text, column) => pad(text, widths[column] ?? 0, column === 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

function pad(text: string, width: number, isText: boolean): string {
  const space = ' '.repeat(Math.max(0, width - [...text].length));
  return isText ? text + space : space + text;
}
