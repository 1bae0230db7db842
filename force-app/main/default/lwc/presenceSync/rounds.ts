import type { Scheduler } from './ports';

/** One read at a time, again when somebody has asked for one meanwhile, and then a timer for the next. */
export interface Rounds {
  /** Reads now, or once more after the read under way. Resolves, never rejects, when that has ended. */
  run(): Promise<void>;
  isRunning(): boolean;
  /** A read under way is followed by one more; without one nothing happens. */
  again(): void;
  /** Plans the next read in `delay` milliseconds, instead of what was planned; nothing while paused. */
  plan(delay: number): void;
  /** Plans nothing any more, and forgets what is planned, until it is taken back. */
  pause(paused: boolean): void;
}

export interface RoundsParts {
  readonly scheduler: Scheduler;
  /** Reads, and answers the milliseconds until the next read; none where nobody wants any. Never rejects. */
  readonly read: () => Promise<number | undefined>;
  /** The timer has run out. */
  readonly onDue: () => void;
  /** A round has ended, and the next is planned. */
  readonly onEnd: () => void;
  readonly isStopped: () => boolean;
}

export function createRounds({ scheduler, read, onDue, onEnd, isStopped }: RoundsParts): Rounds {
  let running: Promise<void> | undefined;
  let again = false;
  let paused = false;
  let cancelNext = () => {};

  async function round(): Promise<void> {
    let delay: number | undefined;
    do {
      again = false;
      delay = await read();
    } while (again && !isStopped());
    running = undefined;
    if (isStopped() || delay === undefined) return;
    plan(delay);
    onEnd();
  }

  function plan(delay: number): void {
    cancelNext();
    if (!paused) cancelNext = scheduler.after(delay, onDue);
  }

  return {
    run() {
      if (running !== undefined) {
        again = true;
        return running;
      }
      cancelNext();
      running = round();
      return running;
    },
    isRunning: () => running !== undefined,
    again() {
      if (running !== undefined) again = true;
    },
    plan,
    pause(next) {
      paused = next;
      if (paused) cancelNext();
    },
  };
}
