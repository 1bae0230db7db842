import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveMeter, readMeter, startMeter } from './capacity-meter.ts';

const runs = { numRuns: process.env['SOAK'] ? 20_000 : 100 };

describe('a capacity meter', () => {
  it('measures what counting second by second gives', () => {
    const moves = fc.array(
      fc.record({ after: fc.integer({ min: 0, max: 90 }), load: fc.integer({ min: 0, max: 6 }) }),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(
        moves,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 6 }),
        (steps, capacity, first) => {
          let meter = startMeter(1_000_000, first);
          let at = 1_000_000;
          const loads: number[] = [];
          let load = first;
          for (const step of steps) {
            for (let second = 0; second < step.after; second += 1) loads.push(load);
            at += step.after * 1000;
            load = step.load;
            meter = moveMeter(meter, at, load, capacity);
          }
          const measures = readMeter(meter);
          const mean = loads.length > 0 ? loads.reduce((sum, each) => sum + each, 0) / loads.length : load;
          expect(measures.averageCapacity).toBeCloseTo(mean, 1);
          expect(measures.idleDuration).toBe(loads.filter((each) => each === 0).length);
          expect(measures.atCapacityDuration).toBe(loads.filter((each) => each >= capacity).length);
        },
      ),
      runs,
    );
  });

  it('rounds whole seconds down, so that idle and full never exceed the time that passed', () => {
    let meter = startMeter(0, 0);
    meter = moveMeter(meter, 1_600, 1, 1);
    meter = moveMeter(meter, 3_200, 0, 1);
    expect(readMeter(meter)).toEqual({ averageCapacity: 0.5, idleDuration: 1, atCapacityDuration: 1 });
  });

  it('stands still when work moves at an earlier time than the last', () => {
    const meter = moveMeter(startMeter(10_000, 2), 5_000, 1, 3);
    expect(meter).toMatchObject({ changedAt: 10_000, load: 1, loadTime: 0 });
  });
});
