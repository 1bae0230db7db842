import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readSettings } from '../access/settings.ts';
import { onCommit } from '../database/statements.ts';
import { createChangeLog } from './change-log.ts';
import { createDeliveries, type DeliveryKind } from './deliveries.ts';
import { createFeedHub, type FeedHub } from './hub.ts';

/** An allocation as `/limits` shows one. */
export interface Allocation {
  readonly max: number;
  readonly used: number;
}

export interface Feed extends FeedHub {
  /** Events that may be delivered in 24 hours. */
  allocation(kind: DeliveryKind): Allocation;
}

/** What an Enterprise org has ("PushTopic Streaming Allocations"); that of change events is a setting. */
const pushTopicDeliveries = 200_000;

/** Tells clients what the change log of this file gets. `now` is the org's clock, epoch milliseconds; `soon` runs a task
 * after the present turn of the event loop. */
export function startFeed(
  db: DatabaseSyncInstance,
  now: () => number,
  soon: (task: () => void) => void,
): Feed {
  const deliveries = createDeliveries(db, now);
  const allocation = (kind: DeliveryKind): Allocation => ({
    max: kind === 'push-topic' ? pushTopicDeliveries : readSettings(db).dailyDeliveries,
    used: deliveries.used(kind),
  });
  const hub = createFeedHub({
    log: createChangeLog(db),
    now,
    onCommit: (listener) => onCommit(db, listener),
    soon,
    left: (kind) => {
      const { max, used } = allocation(kind);
      return Math.max(0, max - used);
    },
    count: (kind, events) => deliveries.count(kind, events),
  });
  return {
    ...hub,
    allocation,
    close() {
      hub.close();
      deliveries.save();
    },
  };
}
