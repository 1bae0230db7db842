/** Where a key of the ARIA grid pattern leads from `index`, or undefined: a key that moves nothing. */
export function moveOf(
  key: { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean },
  index: number,
  grid: {
    readonly count: number;
    readonly columns: number;
    readonly pageRows: number;
    readonly rtl: boolean;
  },
): number | undefined {
  const { count, columns, pageRows, rtl } = grid;
  if (count === 0) return undefined;
  const last = count - 1;
  const rowStart = index - (index % columns);
  const whole = key.ctrlKey || key.metaKey;
  const within = (target: number) => Math.min(Math.max(target, 0), last);
  const rows = (by: number) => {
    const target = index + by * columns;
    if (target >= 0 && target <= last) return target;
    return target < 0 ? index % columns : lastInColumn(index % columns, columns, last);
  };
  switch (key.key) {
    case 'ArrowRight':
      return within(index + (rtl ? -1 : 1));
    case 'ArrowLeft':
      return within(index + (rtl ? 1 : -1));
    case 'ArrowDown':
      return rows(1);
    case 'ArrowUp':
      return rows(-1);
    case 'PageDown':
      return rows(pageRows);
    case 'PageUp':
      return rows(-pageRows);
    case 'Home':
      return whole ? 0 : rowStart;
    case 'End':
      return whole ? last : within(rowStart + columns - 1);
    default:
      return undefined;
  }
}

function lastInColumn(column: number, columns: number, last: number): number {
  const rowStart = last - (last % columns);
  return rowStart + column <= last ? rowStart + column : Math.max(column, rowStart - columns + column);
}
