import { expect, test } from 'vitest';
import { race } from './race.ts';

/** A clock that only the contenders move. */
function countedTime() {
  let now = 0;
  return { clock: () => now, pass: (milliseconds: number) => void (now += milliseconds) };
}

test('contenders take turns, and the rounds of the warm-up are not counted', async () => {
  const { clock, pass } = countedTime();
  const order: string[] = [];
  const contender = (name: string, takes: number) => ({
    name,
    run: () => {
      order.push(name);
      // The first run costs more, as first runs do.
      pass(order.filter((each) => each === name).length === 1 ? 1000 : takes);
    },
  });
  const samples = await race([contender('a', 3), contender('b', 5)], { warmUp: 1, runs: 2 }, clock);
  expect(order).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  expect(samples).toEqual({ a: [3, 3], b: [5, 5] });
});

test('a run lasts until what it promised is there', async () => {
  const { clock, pass } = countedTime();
  const run = async (): Promise<void> => {
    await Promise.resolve();
    pass(7);
  };
  expect(await race([{ name: 'a', run }], { warmUp: 0, runs: 1 }, clock)).toEqual({ a: [7] });
});

test('a contender that fails ends the race', async () => {
  const run = () => {
    throw new Error('cannot');
  };
  await expect(race([{ name: 'a', run }], { warmUp: 0, runs: 1 })).rejects.toThrow('cannot');
});
