import { isFeedEnd, reopenDelay } from './backoff';
import type {
  FeedEnd,
  FeedFailure,
  FeedListener,
  PresenceFeed,
  Random,
  Scheduler,
  ServerTime,
} from './ports';
import type { SyncSettings } from './settings';

/** One subscription at a time, opened again by back-off when it has ended. */
export interface Subscription {
  /** Opens it, unless it is open, being opened, or waiting to be. */
  open(): void;
  /** Lets go of it; nothing is told any more, and nothing opens it but `open`. */
  close(): void;
  isOpen(): boolean;
  /** It has proved itself: the next end counts as the first. */
  prove(): void;
  /** Why it was not opened, or ended last; undefined once it is open. */
  end(): FeedEnd | undefined;
}

export interface SubscriptionParts {
  readonly feed: PresenceFeed;
  readonly clock: Pick<ServerTime, 'monotonic'>;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly settings: () => Pick<SyncSettings, 'answerWithin' | 'retryLeast' | 'reopenMost' | 'reopenRarely'>;
  readonly onOpened: () => void;
  readonly onChanged: FeedListener['changed'];
  readonly onMissed: FeedListener['missed'];
  /** It has ended, or could not be opened; `end` says why. */
  readonly onEnded: () => void;
}

export function createSubscription(parts: SubscriptionParts): Subscription {
  const { feed, clock, scheduler, random, settings, onOpened, onChanged, onMissed, onEnded } = parts;
  /** The attempt that is listened to; whatever an earlier one tells is ignored. */
  let current: object | undefined;
  let undo: (() => void) | undefined;
  let end: FeedEnd | undefined;
  let failures = 0;
  /** Monotonic time before which it is not opened again, by whomever. */
  let notBefore = -Infinity;
  /** The limit of an attempt, or the wait for the next. */
  let cancelTimer: (() => void) | undefined;

  function open(): void {
    if (current !== undefined || cancelTimer !== undefined || notBefore === Infinity) return;
    const wait = notBefore - clock.monotonic();
    if (wait <= 0) {
      attempt();
      return;
    }
    cancelTimer = scheduler.after(wait, () => {
      cancelTimer = undefined;
      attempt();
    });
  }

  function attempt(): void {
    const mine = {};
    current = mine;
    const isCurrent = () => current === mine;
    const ended = (failure: FeedFailure) => isCurrent() && over(failure.end);
    const listener: FeedListener = {
      changed: (ids) => isCurrent() && onChanged(ids),
      missed: () => isCurrent() && onMissed(),
      ended,
    };
    cancelTimer = scheduler.after(settings().answerWithin, () => over('error'));
    opened(feed, listener).then(
      (close) => {
        if (!isCurrent()) {
          close();
          return;
        }
        stopTimer();
        undo = close;
        end = undefined;
        onOpened();
      },
      (thrown: unknown) => isCurrent() && over(endOf(thrown)),
    );
  }

  function over(why: FeedEnd): void {
    letGo();
    end = why;
    failures += 1;
    notBefore = clock.monotonic() + reopenDelay(why, failures, random, settings());
    onEnded();
    open();
  }

  function letGo(): void {
    stopTimer();
    current = undefined;
    undo = undefined;
  }

  function stopTimer(): void {
    cancelTimer?.();
    cancelTimer = undefined;
  }

  return {
    open,
    close() {
      const close = undo;
      letGo();
      close?.();
    },
    isOpen: () => undo !== undefined,
    prove() {
      failures = 0;
    },
    end: () => end,
  };
}

/** A feed that throws instead of rejecting is one that rejects. */
async function opened(feed: PresenceFeed, listener: FeedListener): Promise<() => void> {
  return feed.open(listener);
}

function endOf(thrown: unknown): FeedEnd {
  const end: unknown = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'end') : undefined;
  return isFeedEnd(end) ? end : 'error';
}
