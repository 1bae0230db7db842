import type { Column } from 'c/presenceArrangement';
import type { SortKey } from 'c/presenceStore';
import { columnLabels } from './labels';

export interface Heading {
  readonly column: Column | 'name';
  readonly label: string;
  /** From 1, as aria-colindex counts. */
  readonly index: number;
  readonly sort?: SortKey;
  readonly ariaSort?: 'ascending' | 'descending' | 'none';
  readonly className: string;
}

/** What a click on a heading sorts by. */
const sorts: Partial<Record<Heading['column'], SortKey>> = {
  name: 'name',
  status: 'status',
  'time-in-status': 'time-in-status',
  since: 'time-in-status',
  load: 'load',
};

/** Longest and fullest come first. */
const descending: readonly Heading['column'][] = ['time-in-status', 'load'];

export function headingsOf(columns: readonly Column[], sort: SortKey): Heading[] {
  const all = ['name', ...columns] as const;
  // One column at a time may say that it is the sorted one.
  const sorted = all.find((column) => sorts[column] === sort);
  return all.map((column, at) => ({
    column,
    label: columnLabels[column],
    index: at + 1,
    sort: sorts[column],
    ariaSort: sorts[column] && (column === sorted ? direction(column) : 'none'),
    className: `head-cell ${column}${sorts[column] ? ' sortable' : ''}`,
  }));
}

function direction(column: Heading['column']): 'ascending' | 'descending' {
  return descending.includes(column) ? 'descending' : 'ascending';
}

/** The least widths, rem; what is left over is shared in the same proportion. */
const widths: Record<Heading['column'], number> = {
  name: 15,
  status: 8.5,
  'time-in-status': 8,
  since: 8,
  load: 9,
  title: 10,
  role: 9,
  department: 9,
  manager: 9,
};

/**
 * How wide each column is, for the headings and every row: pixels, so that no row has to share its width out anew.
 * `width` is that of all together, `rem` the pixels of the root font.
 */
export function columnsStyle(columns: readonly Column[], width: number, rem: number): string {
  const all = ['name', ...columns] as const;
  const least = all.reduce((sum, column) => sum + widths[column], 0);
  const unit = Math.max(rem, width / least);
  const style = all.map((column) => `--wall-${column}: ${widths[column] * unit}px`);
  return `inline-size: ${least * unit}px; ${style.join('; ')}`;
}
