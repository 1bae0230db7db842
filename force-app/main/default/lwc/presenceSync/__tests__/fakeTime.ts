import type { Clock, Scheduler } from '../ports';
import { createTimerHeap } from './timerHeap';

/** One true time, a wall clock that may be wrong, a monotonic one that may not, and timers that run by hand. */
export interface FakeTime {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** True server time, epoch milliseconds. */
  now(): number;
  /** Moves the browser's wall clock, milliseconds. */
  stepWall(by: number): void;
  /** Moves the server's clock alone. */
  stepServer(by: number): void;
  /** Time passes and no timer runs: those that fall due meanwhile run afterwards, late. */
  freeze(milliseconds: number): void;
  /** Lets time pass, running what falls due in order and all that follows from it. */
  advance(milliseconds: number): Promise<void>;
  /** Runs promise chains to their end without letting time pass. */
  settle(): Promise<void>;
  pending(): number;
}

export function createFakeTime(start = Date.UTC(2026, 4, 5, 9), wallError = 0): FakeTime {
  const timers = createTimerHeap();
  let pending = 0;
  let elapsed = 0;
  let serverStep = 0;
  let wall = wallError;
  let order = 0;
  // Longer than any chain between two timers: the fake org answers by timers only.
  const settle = async () => {
    for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
  };

  return {
    clock: { wall: () => start + elapsed + wall, monotonic: () => 5_000 + elapsed },
    scheduler: {
      after(delay, task) {
        const timer = { at: elapsed + Math.max(0, delay), order: (order += 1), task, cancelled: false };
        timers.push(timer);
        pending += 1;
        return () => {
          if (!timer.cancelled) pending -= 1;
          timer.cancelled = true;
        };
      },
    },
    now: () => start + elapsed + serverStep,
    stepWall(by) {
      wall += by;
    },
    stepServer(by) {
      serverStep += by;
    },
    freeze(milliseconds) {
      elapsed += milliseconds;
    },
    async advance(milliseconds) {
      const until = elapsed + milliseconds;
      await settle();
      for (let timer = timers.take(until); timer !== undefined; timer = timers.take(until)) {
        timer.cancelled = true;
        pending -= 1;
        elapsed = Math.max(elapsed, timer.at);
        timer.task();
        await settle();
      }
      elapsed = until;
    },
    settle,
    pending: () => pending,
  };
}
