/** Measures of a grid of equal cards, in pixels. */
export interface GridMetrics {
  readonly count: number;
  readonly width: number;
  /** The least width a card may have, without the gap. */
  readonly cardWidth: number;
  readonly cardHeight: number;
  readonly gap: number;
  /** How far the top of the viewport is below the top of the grid; negative while the grid is still below it. */
  readonly scrollTop: number;
  readonly height: number;
  /** Rows drawn above and below what is seen. */
  readonly overscan: number;
  /** The most cards drawn; overscan gives way first. */
  readonly limit: number;
}

export interface GridWindow {
  readonly columns: number;
  readonly rows: number;
  /** Index of the first card drawn, and of the one after the last. */
  readonly first: number;
  readonly end: number;
  /** Space held for the rows above and below, and the height of the whole grid. */
  readonly paddingTop: number;
  readonly paddingBottom: number;
  readonly totalHeight: number;
}

export function columnsOf(width: number, cardWidth: number, gap: number): number {
  return Math.max(1, Math.floor((width + gap) / (cardWidth + gap)));
}

export function windowOf(metrics: GridMetrics): GridWindow {
  const { count, cardHeight, gap, limit } = metrics;
  const columns = Math.min(columnsOf(metrics.width, metrics.cardWidth, gap), Math.max(1, limit));
  const rows = Math.ceil(count / columns);
  const rowHeight = cardHeight + gap;
  const { firstRow, endRow } = drawnRows(metrics, rows, rowHeight, Math.max(1, Math.floor(limit / columns)));
  const totalHeight = heightOf(rows, rowHeight, gap);
  const drawn = heightOf(endRow - firstRow, rowHeight, gap);
  const paddingTop = firstRow * rowHeight;
  return {
    columns,
    rows,
    first: firstRow * columns,
    end: Math.min(count, endRow * columns),
    paddingTop,
    paddingBottom: totalHeight - paddingTop - drawn,
    totalHeight,
  };
}

function heightOf(rows: number, rowHeight: number, gap: number): number {
  return rows === 0 ? 0 : rows * rowHeight - gap;
}

function drawnRows(metrics: GridMetrics, rows: number, rowHeight: number, mostRows: number) {
  if (rows === 0) return { firstRow: 0, endRow: 0 };
  const top = clamp(metrics.scrollTop, 0, rows * rowHeight - 1);
  const seenFirst = Math.floor(top / rowHeight);
  const bottom = metrics.scrollTop + Math.max(0, metrics.height);
  const seenEnd = clamp(Math.ceil(bottom / rowHeight), seenFirst + 1, rows);
  const spare = Math.max(0, mostRows - (seenEnd - seenFirst));
  const above = Math.min(metrics.overscan, seenFirst, Math.ceil(spare / 2));
  const firstRow = seenFirst - above;
  const endRow = Math.min(rows, seenEnd + metrics.overscan, firstRow + mostRows);
  return { firstRow, endRow };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
