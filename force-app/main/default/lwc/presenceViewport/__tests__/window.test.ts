import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, windowOf, type GridMetrics } from '../window';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

function metrics(facts: Partial<GridMetrics> = {}): GridMetrics {
  return {
    count: 2_000,
    width: 1_000,
    cardWidth: 240,
    cardHeight: 90,
    gap: 10,
    scrollTop: 0,
    height: 600,
    overscan: 2,
    limit: 120,
    ...facts,
  };
}

describe('columns', () => {
  it('are as many as fit with their gaps, and at least one', () => {
    expect(columnsOf(989, 240, 10)).toBe(3);
    expect(columnsOf(990, 240, 10)).toBe(4);
    expect(columnsOf(100, 240, 10)).toBe(1);
    expect(columnsOf(0, 240, 10)).toBe(1);
  });
});

describe('the window', () => {
  it('draws what is seen and the overscan below at the top', () => {
    expect(windowOf(metrics())).toEqual({
      columns: 4,
      rows: 500,
      first: 0,
      end: 32,
      paddingTop: 0,
      paddingBottom: 492 * 100,
      totalHeight: 49_990,
    });
  });

  it('draws the overscan on both sides in the middle', () => {
    const window = windowOf(metrics({ scrollTop: 10_050 }));
    expect(window).toMatchObject({ first: 98 * 4, end: 109 * 4, paddingTop: 9_800 });
  });

  it('ends with the last card', () => {
    const window = windowOf(metrics({ count: 1_999, scrollTop: 49_390 }));
    expect(window).toMatchObject({ end: 1_999, paddingBottom: 0 });
  });

  it('lets the overscan give way to the limit, and then what is seen', () => {
    const tall = windowOf(metrics({ height: 2_900, scrollTop: 5_000, overscan: 10 }));
    expect(tall).toMatchObject({ first: 49 * 4, end: 79 * 4 });
    const huge = windowOf(metrics({ height: 9_000, scrollTop: 5_000 }));
    expect(huge).toMatchObject({ first: 50 * 4, end: 80 * 4 });
  });

  it('is empty without cards', () => {
    expect(windowOf(metrics({ count: 0, scrollTop: 500 }))).toMatchObject({
      rows: 0,
      first: 0,
      end: 0,
      paddingTop: 0,
      paddingBottom: 0,
      totalHeight: 0,
    });
  });

  it('stays within the grid when the list shrank under a scrolled page', () => {
    expect(windowOf(metrics({ count: 8, scrollTop: 40_000 }))).toMatchObject({
      first: 0,
      end: 8,
      paddingBottom: 0,
    });
  });

  it('starts at the top while the grid is still below the viewport', () => {
    expect(windowOf(metrics({ scrollTop: -2_000 }))).toMatchObject({ first: 0, end: 12 });
  });

  it(`draws every card that is seen, never more than the limit, and keeps the height (seed ${seed})`, () => {
    const any = fc.record({
      count: fc.nat(100_000),
      width: fc.nat(4_000),
      cardWidth: fc.integer({ min: 1, max: 600 }),
      cardHeight: fc.integer({ min: 1, max: 300 }),
      gap: fc.nat(40),
      scrollTop: fc.integer({ min: -5_000, max: 1_000_000 }),
      height: fc.nat(3_000),
      overscan: fc.nat(20),
      limit: fc.constant(120),
    });
    fc.assert(
      fc.property(any, (given) => {
        const { columns, first, end, rows, paddingTop, paddingBottom, totalHeight } = windowOf(given);
        expect(end - first).toBeLessThanOrEqual(given.limit);
        expect(end).toBeLessThanOrEqual(given.count);
        expect(end > first).toBe(given.count > 0);
        const rowHeight = given.cardHeight + given.gap;
        const drawnRows = Math.ceil((end - first) / columns);
        const drawn = drawnRows === 0 ? 0 : drawnRows * rowHeight - given.gap;
        expect(paddingTop + drawn + paddingBottom).toBe(totalHeight);
        expect(paddingBottom).toBeGreaterThanOrEqual(0);
        const top = Math.min(Math.max(0, given.scrollTop), Math.max(0, totalHeight - given.height));
        const bottom = Math.min(given.scrollTop + given.height, totalHeight);
        const seen = Math.ceil((given.height + rowHeight) / rowHeight) * columns;
        if (seen <= given.limit && rows > 0 && given.scrollTop >= 0 && given.scrollTop <= totalHeight) {
          expect(paddingTop).toBeLessThanOrEqual(Math.max(top, given.scrollTop));
          expect(paddingTop + drawn + given.gap).toBeGreaterThanOrEqual(bottom);
        }
      }),
      { seed, numRuns: 500 * (process.env.SOAK ? 100 : 1) },
    );
  });
});
