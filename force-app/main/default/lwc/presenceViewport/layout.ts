/** A group of equal items under a heading; without `headed` it stands alone and has none. */
export interface Section {
  readonly count: number;
  readonly headed: boolean;
  readonly collapsed: boolean;
}

/** Measures in pixels. */
export interface LayoutMetrics {
  readonly columns: number;
  readonly itemHeight: number;
  readonly headingHeight: number;
  /** Between two lines. */
  readonly gap: number;
}

/** A heading, or a row of items of one section: `first` and `end` count within the section. */
export type Line =
  | { readonly kind: 'heading'; readonly section: number }
  | { readonly kind: 'items'; readonly section: number; readonly first: number; readonly end: number };

/** Sections as lines under each other. Asking costs a logarithm of the sections, whatever their items. */
export interface Layout {
  readonly lines: number;
  readonly height: number;
  /** `line` counts from 0; undefined beyond the last. */
  lineAt(line: number): Line | undefined;
  /** Upper edge of a line. */
  topOf(line: number): number;
  heightOf(line: number): number;
  /** The line at, or the next below, a distance from the top; the last line where there is none. */
  lineAtTop(top: number): number;
  /** The line of an item; its section's heading while that is collapsed. */
  lineOf(section: number, item: number): number;
}

export function layoutOf(sections: readonly Section[], metrics: LayoutMetrics): Layout {
  const { columns, itemHeight, headingHeight, gap } = metrics;
  const rowsOf = ({ count, collapsed }: Section): number => (collapsed ? 0 : Math.ceil(count / columns));
  /** Of each section: its first line, and the upper edge of that. */
  const firsts: number[] = [];
  const tops: number[] = [];
  let lines = 0;
  let bottom = 0;
  for (const section of sections) {
    firsts.push(lines);
    tops.push(bottom);
    const rows = rowsOf(section);
    lines += rows + (section.headed ? 1 : 0);
    bottom += rows * (itemHeight + gap) + (section.headed ? headingHeight + gap : 0);
  }

  /** A line's section, and its place in it: the heading is -1. */
  function placeOf(line: number): { section: number; row: number } {
    const section = lastNotAfter(firsts, line);
    return { section, row: line - (firsts[section] ?? 0) - (sections[section]?.headed ? 1 : 0) };
  }

  const topOfRows = (section: number): number =>
    (tops[section] ?? 0) + (sections[section]?.headed ? headingHeight + gap : 0);

  return {
    lines,
    height: Math.max(0, bottom - gap),
    lineAt(line) {
      if (line < 0 || line >= lines) return undefined;
      const { section, row } = placeOf(line);
      if (row < 0) return { kind: 'heading', section };
      const first = row * columns;
      return { kind: 'items', section, first, end: Math.min(first + columns, sections[section]?.count ?? 0) };
    },
    topOf(line) {
      const { section, row } = placeOf(line);
      return row < 0 ? (tops[section] ?? 0) : topOfRows(section) + row * (itemHeight + gap);
    },
    heightOf: (line) => (placeOf(line).row < 0 ? headingHeight : itemHeight),
    lineAtTop(top) {
      const section = lastNotAfter(tops, top);
      const first = firsts[section] ?? 0;
      const headed = sections[section]?.headed ?? false;
      if (headed && top < (tops[section] ?? 0) + headingHeight) return first;
      const row = Math.floor((top - topOfRows(section) - itemHeight) / (itemHeight + gap)) + 1;
      return Math.max(0, Math.min(first + (headed ? 1 : 0) + Math.max(0, row), lines - 1));
    },
    lineOf(section, item) {
      const headed = sections[section]?.headed ? 1 : 0;
      const first = firsts[section] ?? 0;
      return sections[section]?.collapsed ? first : first + headed + Math.floor(item / columns);
    },
  };
}

export interface View {
  readonly scrollTop: number;
  readonly height: number;
  /** Lines drawn above and below what is seen. */
  readonly overscan: number;
  /** The most lines drawn; overscan gives way first. */
  readonly limit: number;
}

/** The lines to draw: from `first`, before `end`. */
export function linesIn(layout: Layout, view: View): { readonly first: number; readonly end: number } {
  const { lines } = layout;
  if (lines === 0) return { first: 0, end: 0 };
  const top = Math.max(0, Math.min(view.scrollTop, layout.height - 1));
  const seen = layout.lineAtTop(top);
  const last = layout.lineAtTop(Math.max(top, view.scrollTop + view.height - 1));
  // The line that begins below what is seen is the next one, where a gap lies at the edge.
  const below = layout.topOf(last) < view.scrollTop + view.height || last === seen ? last + 1 : last;
  const limit = Math.max(1, view.limit);
  const spare = Math.max(0, limit - (below - seen));
  const first = seen - Math.min(view.overscan, seen, Math.ceil(spare / 2));
  return { first, end: Math.min(lines, below + view.overscan, first + limit) };
}

/** Index of the last value not above `wanted`; the last of equal ones. */
function lastNotAfter(values: readonly number[], wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? Infinity) <= wanted) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
