import type { FeedListener, PresenceFeed } from 'c/presenceSync';
import { createBudget } from './budget';
import { openChannel } from './connection';
import { EmpFeedError, failureOf } from './failures';
import { heardOf } from './messages';

export interface ChangeEventsOptions {
  /** A custom channel with a filter: `/data/Presence__chn`. */
  readonly channel: string;
  /** Events that the org may still be sent within its rolling day. */
  readonly remaining: () => Promise<number>;
}

/**
 * Change events as invalidations, of presence alone whatever else the channel holds. Each delivery is taken from what
 * everything in the org shares, so a page uses half of what is left and then ends with `budget`.
 */
export function createChangeEventsFeed({ channel, remaining }: ChangeEventsOptions): PresenceFeed {
  const budget = createBudget();
  return {
    name: 'change-events',
    async open(listener) {
      const left = await remaining().catch((reason: unknown) => {
        throw failureOf(reason);
      });
      if (left <= 0) throw new EmpFeedError('allocation', 'The daily allocation of events is spent');
      if (!budget.renew(left)) throw spent();
      return openChannel(channel, {
        message(data, close) {
          const isLast = !budget.spend();
          if (isLast) close();
          tell(listener, data);
          if (isLast) listener.ended(spent());
        },
        ended: (failure) => listener.ended(failure),
      });
    },
  };
}

function tell(listener: FeedListener, data: unknown): void {
  const heard = heardOf(data);
  if (heard === 'missed') listener.missed();
  else if (heard.length > 0) listener.changed(heard);
}

const spent = (): EmpFeedError =>
  new EmpFeedError('budget', 'Half of the events that were left of the day have come to this page');
