import { describe, expect, it } from 'vitest';
import { createClock } from './clock.ts';

const hour = 3_600_000;
const pause = (): Promise<void> => Promise.resolve();

describe('the clock of an org', () => {
  it('runs with real time, ahead of it by its offset', () => {
    let real = 1000;
    const clock = createClock(500, () => real);
    expect(clock.now()).toBe(1500);
    real = 3000;
    expect(clock.now()).toBe(3500);
  });

  it('is moved ahead, tells who listens, and stops telling who does not', async () => {
    const clock = createClock(0, () => 0);
    const heard: number[] = [];
    const stop = clock.onAdvance(() => heard.push(clock.now()));
    await clock.advance(60_000, pause);
    stop();
    await clock.advance(1, pause);
    await clock.advance(0, pause);
    expect(heard).toEqual([60_000]);
    expect(clock.offset).toBe(60_001);
  });

  it('goes a long way in steps, and says where to', async () => {
    const clock = createClock(0, () => 0);
    const heard: string[] = [];
    clock.onAdvance((heading) => heard.push(`${clock.now() / hour} of ${heading / hour}`));
    await clock.advance(5 * hour, () => Promise.resolve(void heard.push('pause')));
    expect(heard).toEqual(['2 of 5', 'pause', '4 of 5', 'pause', '5 of 5']);
  });

  it('goes one way after another, and on after one that failed', async () => {
    const clock = createClock(0, () => 0);
    const heard: number[] = [];
    clock.onAdvance((heading) => {
      heard.push(heading / hour);
      if (heading === 3 * hour) throw new Error('no room');
    });
    const first = clock.advance(3 * hour, pause);
    const second = clock.advance(3 * hour, pause);
    await expect(first).rejects.toThrow('no room');
    await second;
    expect(heard).toEqual([3, 5, 5]);
    expect(clock.now()).toBe(5 * hour);
  });

  it('never runs backwards', () => {
    const clock = createClock(0, () => 0);
    expect(() => clock.advance(-1, pause)).toThrow(RangeError);
    expect(() => clock.advance(Number.NaN, pause)).toThrow(RangeError);
  });
});
