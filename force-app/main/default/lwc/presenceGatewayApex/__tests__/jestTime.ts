// eslint-disable-next-line omnipresence/arrows -- the time that the fake org asks for
import type { FakeTime } from '../../presenceSync/__tests__/fakeTime';

/** Jest's fake timers as the time of a fake org: call `jest.useFakeTimers` first. Server and browser agree. */
export function createJestTime(): FakeTime {
  const advance = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);
  return {
    clock: { wall: () => Date.now(), monotonic: () => performance.now() },
    scheduler: {
      after(delay, task) {
        const id = setTimeout(task, delay);
        return () => clearTimeout(id);
      },
    },
    now: () => Date.now(),
    stepWall: (by) => jest.setSystemTime(Date.now() + by),
    stepServer() {
      throw new Error('Server and browser share one clock here');
    },
    freeze() {
      throw new Error('These timers are always on time');
    },
    advance,
    settle: () => advance(0),
    pending: () => jest.getTimerCount(),
  };
}
