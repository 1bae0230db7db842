import type { FeedEnd, FeedListener, FeedName, PresenceFeed } from '../ports';
import type { FakeOrg } from './fakeGateway';
import type { FakeChange } from './fakeTable';
import type { FakeTime } from './fakeTime';

/**
 * What happens to one event. `late` in milliseconds, so others overtake it; `kept`: told with the next event as one;
 * `gap`: told whatever the topic leaves out; `overflow`: all that comes is that something was missed.
 */
export type EventFault =
  'lost' | 'doubled' | 'kept' | 'gap' | 'overflow' | { readonly late: number } | undefined;

/** What an `open` meets: a refusal, no answer at all, or nothing. */
export type OpenFault = FeedEnd | 'hang' | undefined;

/** The fake org's changes as events, with all that may happen to them. */
export interface FakeFeed {
  readonly feed: PresenceFeed;
  /** Decides what happens to each event. */
  events(decide: () => EventFault): void;
  /** Decides what each `open` meets. */
  opens(decide: () => OpenFault): void;
  /** Milliseconds that an event, and half of what an `open`, takes. */
  latency(milliseconds: number): void;
  /** Events come no more, or again, without a word. */
  withhold(withheld: boolean): void;
  /** Ends every subscription; `reconnected` is what a re-handshake says that drops them. */
  end(end: FeedEnd): void;
  /** Every subscription is gone and nothing says so: a machine slept, a connection was cut. */
  cut(): void;
  /** Subscriptions that the org has and nobody has closed. */
  subscriptions(): number;
  /** Those of which the page knows that they are open. */
  known(): number;
  /** Calls of `open`, and events told to a listener. */
  readonly counts: { opened: number; told: number };
}

interface Subscription {
  readonly listener: FeedListener;
  reject: ((failure: { end: FeedEnd; message: string }) => void) | undefined;
  kept: string[];
}

export function createFakeFeed(time: FakeTime, org: FakeOrg, name: FeedName = 'push-topic'): FakeFeed {
  const open = new Set<Subscription>();
  const counts = { opened: 0, told: 0 };
  let decideEvent: () => EventFault = () => undefined;
  let decideOpen: () => OpenFault = () => undefined;
  let latency = 50;
  let withheld = false;

  org.onChange((change) => {
    if (withheld) return;
    const { rowId, kind, userId } = change;
    // A push topic asks sharing at the moment of the change; change events ask nobody.
    if (name === 'push-topic' && !(org.isVisible(userId) && org.isPermitted())) return;
    for (const subscription of open) {
      const fault = decideEvent();
      if (kind === 'capacity' && fault !== 'gap') continue;
      publish(subscription, rowId, fault);
    }
  });

  function publish(subscription: Subscription, rowId: FakeChange['rowId'], fault: EventFault): void {
    if (fault === 'lost') return;
    if (fault === 'kept') {
      subscription.kept.push(rowId);
      return;
    }
    const ids = [...subscription.kept.splice(0), rowId];
    const delay = latency + (typeof fault === 'object' ? fault.late : 0);
    time.scheduler.after(delay, () => {
      if (!open.has(subscription)) return;
      counts.told += 1;
      if (fault === 'overflow') subscription.listener.missed();
      else subscription.listener.changed(ids);
      if (fault === 'doubled') subscription.listener.changed(ids);
    });
  }

  function endOf(subscription: Subscription, end: FeedEnd): void {
    if (!open.delete(subscription)) return;
    const failure = { end, message: `fake ${end}` };
    if (subscription.reject === undefined) subscription.listener.ended(failure);
    else subscription.reject(failure);
  }

  return {
    feed: {
      name,
      open: (listener) =>
        new Promise((resolve, reject) => {
          counts.opened += 1;
          const fault = decideOpen() ?? (org.isPermitted() ? undefined : 'forbidden');
          if (fault === 'hang') return;
          const subscription: Subscription = { listener, reject, kept: [] };
          time.scheduler.after(latency, () => {
            if (fault !== undefined) {
              reject(Object.assign(new Error(`fake ${fault}`), { end: fault }));
              return;
            }
            // The org tells of changes before the browser knows that it is subscribed.
            open.add(subscription);
            time.scheduler.after(latency, () => {
              subscription.reject = undefined;
              resolve(() => void open.delete(subscription));
            });
          });
        }),
    },
    events(decide) {
      decideEvent = decide;
    },
    opens(decide) {
      decideOpen = decide;
    },
    latency(milliseconds) {
      latency = milliseconds;
    },
    withhold(next) {
      withheld = next;
    },
    end(end) {
      for (const subscription of [...open]) endOf(subscription, end);
    },
    cut: () => open.clear(),
    subscriptions: () => open.size,
    known: () => [...open].filter(({ reject }) => reject === undefined).length,
    counts,
  };
}
