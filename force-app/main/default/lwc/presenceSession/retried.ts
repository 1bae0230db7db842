import {
  defaultSyncSettings,
  gatewayErrorOf,
  retryDelay,
  type GatewayError,
  type Random,
  type Scheduler,
} from 'c/presenceSync';

export interface RetryParts {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly isEnded: () => boolean;
}

/** Reads, and again after each failure of which `failed` answers that it is worth it: soon after what may pass, rarely
 * where an administrator would have to help. The answer makes a try that waits come at once. */
export function readUntilAnswered<T>(
  parts: RetryParts,
  read: () => Promise<T>,
  answered: (value: T) => void,
  failed: (error: GatewayError) => boolean,
): () => void {
  const { scheduler, random, isEnded } = parts;
  const settings = defaultSyncSettings();
  let waiting: { readonly cancel: () => void; readonly failures: number } | undefined;

  function attempt(failures: number): void {
    read().then(
      (value) => {
        if (!isEnded()) answered(value);
      },
      (thrown: unknown) => {
        if (isEnded()) return;
        const error = gatewayErrorOf(thrown);
        if (!failed(error)) return;
        const { kind } = error;
        const delay = kind === 'denied' ? settings.rare : retryDelay(failures + 1, kind, random, settings);
        waiting = { cancel: scheduler.after(delay, again), failures: failures + 1 };
      },
    );
  }

  function again(): void {
    if (waiting === undefined) return;
    const { cancel, failures } = waiting;
    waiting = undefined;
    cancel();
    attempt(failures);
  }

  attempt(0);
  return again;
}
