import { describe, expect, it } from 'vitest';
import { createClock } from './clock.ts';

describe('the clock of an org', () => {
  it('runs with real time, ahead of it by its offset', () => {
    let real = 1000;
    const clock = createClock(500, () => real);
    expect(clock.now()).toBe(1500);
    real = 3000;
    expect(clock.now()).toBe(3500);
  });

  it('is moved ahead, tells who listens, and stops telling who does not', () => {
    const clock = createClock(0, () => 0);
    const heard: number[] = [];
    const stop = clock.onAdvance(() => heard.push(clock.now()));
    clock.advance(60_000);
    stop();
    clock.advance(1);
    expect(heard).toEqual([60_000]);
    expect(clock.offset).toBe(60_001);
  });

  it('never runs backwards', () => {
    const clock = createClock(0, () => 0);
    expect(() => clock.advance(-1)).toThrow(RangeError);
    expect(() => clock.advance(Number.NaN)).toThrow(RangeError);
  });
});
