import { isEmpEnabled, onError, subscribe, unsubscribe, type EmpSubscription } from 'lightning/empApi';
import type { FeedFailure } from 'c/presenceSync';
import { EmpFeedError, failureOfConnection, refusalOf } from './failures';

export interface ChannelListener {
  /** `close` ends the subscription, for a listener that has heard enough. */
  message(data: unknown, close: () => void): void;
  /** Once, after everything was let go of. */
  ended(failure: FeedFailure): void;
}

/** What came before is the snapshot's (Lightning component reference: empApi). */
const NEW_EVENTS = -1;

/** A page has one connection, and it has one error handler: whoever is open shares it. */
const open = new Set<(error: unknown) => void>();

/** The same function each time, so that setting it again, after somebody else set his, adds nothing. */
function heardError(error: unknown): void {
  for (const hear of [...open]) {
    try {
      hear(error);
    } catch (thrown) {
      void Promise.reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  }
}

/**
 * Subscribes to new events of a channel. Resolves with what ends it, rejects with EmpFeedError. That events are withheld,
 * or that another component's error handler has taken this one's place, cannot be noticed here.
 */
export async function openChannel(channel: string, listener: ChannelListener): Promise<() => void> {
  if (!(await isEnabled())) throw new EmpFeedError('absent', 'lightning/empApi is not enabled here');
  return new Promise((resolve, reject) => {
    let state: 'opening' | 'open' | 'closed' = 'opening';
    let subscription: EmpSubscription | undefined;

    function close(): void {
      state = 'closed';
      open.delete(hear);
      if (subscription !== undefined) void drop(subscription);
      subscription = undefined;
    }

    function hear(error: unknown): void {
      const failure = failureOfConnection(error, channel);
      if (failure === undefined) return;
      const isOpening = state === 'opening';
      close();
      if (isOpening) reject(failure);
      else listener.ended(failure);
    }

    open.add(hear);
    void Promise.resolve(onError(heardError)).catch(() => undefined);
    subscribe(channel, NEW_EVENTS, ({ data }) => {
      if (state !== 'closed') listener.message(data, close);
    }).then(
      (granted) => {
        subscription = granted;
        if (state === 'closed') close();
        else state = 'open';
        resolve(close);
      },
      (reason: unknown) => {
        close();
        reject(refusalOf(reason));
      },
    );
  });
}

/** Where the module is not served, what it exports may be nothing at all. */
async function isEnabled(): Promise<boolean> {
  try {
    return await isEmpEnabled();
  } catch {
    return false;
  }
}

/** What the server drops by itself cannot be unsubscribed from, and need not be. */
async function drop(subscription: EmpSubscription): Promise<void> {
  try {
    await unsubscribe(subscription, () => undefined);
  } catch {
    // Nobody is left to be told.
  }
}
