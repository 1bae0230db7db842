import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDueQueue } from '../dueQueue';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

describe('the due queue', () => {
  it('keeps what is due at the very moment', () => {
    const queue = createDueQueue();
    queue.push(5, 'a');
    expect(queue.take(5)).toEqual([]);
    expect(queue.take(6)).toEqual(['a']);
    expect(queue.take(6)).toEqual([]);
  });

  it('has nothing after clear', () => {
    const queue = createDueQueue();
    queue.push(5, 'a');
    queue.clear();
    expect(queue.take(6)).toEqual([]);
    queue.push(5, 'b');
    expect(queue.take(6)).toEqual(['b']);
  });

  it(`gives what is due, earliest first, once (seed ${seed})`, () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ push: fc.nat(50) }) },
      { weight: 1, arbitrary: fc.record({ take: fc.nat(60) }) },
    );
    fc.assert(
      fc.property(fc.array(step, { size: 'large' }), (steps) => {
        const queue = createDueQueue();
        let waiting: number[] = [];
        for (const given of steps) {
          if ('push' in given) {
            queue.push(given.push, String(given.push));
            waiting.push(given.push);
          } else {
            const due = waiting.filter((at) => at < given.take).sort((a, b) => a - b);
            waiting = waiting.filter((at) => at >= given.take);
            expect(queue.take(given.take).map(Number)).toEqual(due);
          }
        }
      }),
      { seed },
    );
  });
});
