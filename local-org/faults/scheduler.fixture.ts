import type { FaultScheduler } from './active-faults.ts';

export interface ManualScheduler extends FaultScheduler {
  /** Lets so many milliseconds pass. */
  pass(milliseconds: number): void;
  /** Tasks that wait. */
  waiting(): number;
}

export function manualScheduler(): ManualScheduler {
  const tasks = new Map<() => void, number>();
  let now = 0;
  return {
    after(delay, task) {
      const each = (): void => task();
      tasks.set(each, now + delay);
      return () => tasks.delete(each);
    },
    pass(milliseconds) {
      now += milliseconds;
      const due = [...tasks].filter(([, at]) => at <= now).sort(([, a], [, b]) => a - b);
      for (const [task] of due) if (tasks.delete(task)) task();
    },
    waiting: () => tasks.size,
  };
}
