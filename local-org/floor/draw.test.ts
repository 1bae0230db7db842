import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFor, isDrawn, seedOf } from './draw.ts';

const runs = { numRuns: process.env['SOAK'] ? 20_000 : 100 };

describe('a draw', () => {
  it('depends on its seed and parts alone', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer(), { maxLength: 4 }), (seed, parts) => {
        const first = drawFor(seed, ...parts);
        const second = drawFor(seed, ...parts);
        expect([first.share(), first.int(0, 9), first.wait(3)]).toEqual([
          second.share(),
          second.int(0, 9),
          second.wait(3),
        ]);
      }),
      runs,
    );
  });

  it('stays within its bounds and reaches both', () => {
    const draw = drawFor(1, 2);
    const drawn = Array.from({ length: 2_000 }, () => draw.int(-3, 3));
    expect(Math.min(...drawn)).toBe(-3);
    expect(Math.max(...drawn)).toBe(3);
  });

  it('spreads neighbouring days evenly', () => {
    const shares = Array.from({ length: 10_000 }, (_, n) => drawFor(1, 2, 3, n).share());
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const count = shares.filter((share) => Math.floor(share * 10) === tenth).length;
      expect(count).toBeGreaterThan(850);
      expect(count).toBeLessThan(1_150);
    }
  });

  it('tells seeds apart that differ in one letter', () => {
    expect(new Set(['1', '2', 'a', 'b', 'ab', 'ba'].map(seedOf)).size).toBe(6);
  });
});

it('draws exactly one of every block of serial numbers', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 0, max: 10_000 }),
      (seed, size, block) => {
        const drawn = Array.from({ length: size }, (_, n) => isDrawn(seed, 4, block * size + n, size));
        expect(drawn.filter(Boolean)).toHaveLength(1);
      },
    ),
    runs,
  );
});
