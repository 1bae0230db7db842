import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExpectations } from '../expectations';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

const dueBefore = (wanted: ReadonlyMap<string, number>, now: number) =>
  [...wanted].flatMap(([key, at]) => (at < now ? [key] : []));

describe('expectations', () => {
  it('answer whoever fell due before a time, once', () => {
    const expectations = createExpectations();
    expectations.expect(5, 'a');
    expectations.expect(5, 'b');
    expect(expectations.take(5)).toEqual([]);
    expect(expectations.take(6).sort()).toEqual(['a', 'b']);
    expect(expectations.take(7)).toEqual([]);
  });

  it('keep the earlier time, and forget the later one', () => {
    const expectations = createExpectations();
    expectations.expect(5, 'a');
    expectations.expect(9, 'a');
    expectations.expect(3, 'a');
    expect(expectations.take(4)).toEqual(['a']);
    expect(expectations.take(10)).toEqual([]);
    expectations.expect(12, 'a');
    expectations.clear();
    expect(expectations.take(20)).toEqual([]);
    expectations.expect(13, 'a');
    expect(expectations.take(20)).toEqual(['a']);
  });

  it(`let nobody wait longer than he asked for, whatever comes in between (seed ${seed})`, () => {
    const step = fc.oneof(
      fc.record({ key: fc.constantFrom('a', 'b', 'c'), after: fc.nat(20) }),
      fc.record({ pass: fc.nat(10) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const expectations = createExpectations();
        const wanted = new Map<string, number>();
        let now = 0;
        for (const each of steps) {
          if ('key' in each) {
            expectations.expect(now + each.after, each.key);
            wanted.set(each.key, Math.min(wanted.get(each.key) ?? Infinity, now + each.after));
            continue;
          }
          now += each.pass;
          const due = dueBefore(wanted, now);
          expect(expectations.take(now).sort()).toEqual(due.sort());
          for (const key of due) wanted.delete(key);
        }
      }),
      { seed, numRuns: 200 },
    );
  });
});
