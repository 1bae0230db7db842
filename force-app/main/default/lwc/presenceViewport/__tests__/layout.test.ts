import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOf, linesIn, type LayoutMetrics, type Line, type Section } from '../layout';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const metrics: LayoutMetrics = { columns: 3, itemHeight: 90, headingHeight: 30, gap: 10 };

/** Every line with its upper edge, one after the other. */
function written(sections: readonly Section[], { columns, itemHeight, headingHeight, gap }: LayoutMetrics) {
  const lines: (Line & { top: number; height: number })[] = [];
  let top = 0;
  const add = (line: Line, height: number) => {
    lines.push({ ...line, top, height });
    top += height + gap;
  };
  for (const [section, { count, headed, collapsed }] of sections.entries()) {
    if (headed) add({ kind: 'heading', section }, headingHeight);
    for (let first = 0; first < count && !collapsed; first += columns) {
      add({ kind: 'items', section, first, end: Math.min(count, first + columns) }, itemHeight);
    }
  }
  return lines;
}

const anySections = fc.array(
  fc.record({ count: fc.integer({ min: 0, max: 12 }), headed: fc.boolean(), collapsed: fc.boolean() }),
  { maxLength: 8 },
);
const anyMetrics = fc.record({
  columns: fc.integer({ min: 1, max: 5 }),
  itemHeight: fc.integer({ min: 1, max: 100 }),
  headingHeight: fc.integer({ min: 1, max: 50 }),
  gap: fc.integer({ min: 0, max: 20 }),
});

describe(`any sections (seed ${seed})`, () => {
  it('lie where writing them one under the other puts them', () => {
    fc.assert(
      fc.property(anySections, anyMetrics, fc.integer({ min: 0, max: 9_000 }), (sections, measures, top) => {
        const layout = layoutOf(sections, measures);
        const lines = written(sections, measures);
        expect(layout.lines).toBe(lines.length);
        const last = lines.at(-1);
        expect(layout.height).toBe(last === undefined ? 0 : last.top + last.height);
        for (const [n, { top: edge, height, ...line }] of lines.entries()) {
          expect(layout.lineAt(n)).toEqual(line);
          expect([layout.topOf(n), layout.heightOf(n)]).toEqual([edge, height]);
          if (line.kind === 'items') expect(layout.lineOf(line.section, line.end - 1)).toBe(n);
        }
        if (lines.length === 0) return;
        const below = lines.findIndex((line) => line.top + line.height > top);
        expect(layout.lineAtTop(top)).toBe(below < 0 ? lines.length - 1 : below);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('are drawn where they are seen, and no more than the limit', () => {
    const anyView = fc.record({
      scrollTop: fc.integer({ min: -500, max: 9_000 }),
      height: fc.integer({ min: 1, max: 900 }),
      overscan: fc.integer({ min: 0, max: 3 }),
      limit: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(anySections, anyView, (sections, view) => {
        const lines = written(sections, metrics);
        const { first, end } = linesIn(layoutOf(sections, metrics), view);
        expect(end - first).toBeLessThanOrEqual(view.limit);
        if (lines.length === 0) return;
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(lines.length);
        expect(end).toBeGreaterThan(first);
        const bottom = view.scrollTop + view.height;
        const seen = [...lines.keys()].filter((n) => {
          const { top = 0, height = 0 } = lines[n] ?? {};
          return top + height > view.scrollTop && top < bottom;
        });
        const [from = first] = seen;
        expect(first).toBeLessThanOrEqual(from);
        // What does not fit into the limit is missing at the end.
        const to = Math.min(from + view.limit, (seen.at(-1) ?? from) + 1);
        if (seen.length > 0) expect(end).toBeGreaterThanOrEqual(Math.min(to, first + view.limit));
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('a layout', () => {
  it('of ten thousand items in a thousand groups answers without walking through them', () => {
    let read = 0;
    const group = { headed: true, collapsed: false };
    const sections = Array.from({ length: 1_000 }, () => ({
      ...group,
      get count() {
        read += 1;
        return 10;
      },
    }));
    const layout = layoutOf(sections, metrics);
    read = 0;
    linesIn(layout, { scrollTop: 200_000, height: 600, overscan: 2, limit: 40 });
    expect(read).toBe(0);
  });

  it('keeps a collapsed group as its heading', () => {
    const layout = layoutOf([{ count: 9, headed: true, collapsed: true }], metrics);
    expect(layout.lines).toBe(1);
    expect(layout.lineOf(0, 5)).toBe(0);
  });
});
