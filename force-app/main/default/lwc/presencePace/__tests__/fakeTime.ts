import type { PaceScheduler } from '../pace';

/** A clock that goes when it is told to, and the tasks that wait for it. */
export interface FakeTime extends PaceScheduler {
  now(): number;
  /** How many tasks wait. */
  waiting(): number;
  /** Runs what falls due, each task at its time. */
  pass(milliseconds: number): void;
}

export function createFakeTime(): FakeTime {
  let now = 0;
  let tasks: readonly { readonly due: number; readonly task: () => void }[] = [];

  return {
    now: () => now,
    waiting: () => tasks.length,
    after(delay, task) {
      const entry = { due: now + delay, task };
      tasks = [...tasks, entry];
      return () => {
        tasks = tasks.filter((other) => other !== entry);
      };
    },
    pass(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        const [next] = tasks.filter(({ due }) => due <= until).sort((a, b) => a.due - b.due);
        if (next === undefined) break;
        tasks = tasks.filter((other) => other !== next);
        now = Math.max(now, next.due);
        next.task();
      }
      now = until;
    },
  };
}
