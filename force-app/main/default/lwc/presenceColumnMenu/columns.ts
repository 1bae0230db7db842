import { allColumns, type Column } from 'c/presenceArrangement';

/** The chosen columns in their order, then the others. */
export function inOrder(chosen: readonly Column[]): readonly Column[] {
  return [...chosen, ...allColumns.filter((column) => !chosen.includes(column))];
}

/** A column that comes is the last one. */
export function toggled(chosen: readonly Column[], column: Column): readonly Column[] {
  return chosen.includes(column) ? chosen.filter((other) => other !== column) : [...chosen, column];
}

/** The column one place before or after where it was. */
export function moved(chosen: readonly Column[], column: Column, by: 1 | -1): readonly Column[] {
  const from = chosen.indexOf(column);
  const to = from + by;
  if (from === -1 || to < 0 || to >= chosen.length) return chosen;
  const next = chosen.filter((other) => other !== column);
  next.splice(to, 0, column);
  return next;
}
