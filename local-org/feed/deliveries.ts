import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRows, transaction, write } from '../database/statements.ts';
import type { FeedChannel } from './channels.ts';

export type DeliveryKind = FeedChannel['kind'];

/** Events delivered in the last 24 hours of the org's clock, each as often as there were clients to get it. */
export interface Deliveries {
  used(kind: DeliveryKind): number;
  count(kind: DeliveryKind, events: number): void;
  /** Writes what is not written yet. */
  save(): void;
}

const hour = 3_600_000;
const hoursKept = 24;
/** A kill forgets no more than what was delivered in so many milliseconds. */
const unwritten = 1000;

/** Counts by the hour, in memory, and writes a row an hour and kind now and then. `now` is the org's clock. */
export function createDeliveries(db: DatabaseSyncInstance, now: () => number): Deliveries {
  db.exec(`CREATE TABLE IF NOT EXISTS feed_delivery (
    kind TEXT NOT NULL, hour INTEGER NOT NULL, events INTEGER NOT NULL, PRIMARY KEY (kind, hour)) WITHOUT ROWID`);
  const counts: Record<DeliveryKind, Map<number, number>> = {
    'push-topic': new Map(),
    'change-events': new Map(),
  };
  for (const row of readRows<{ kind: DeliveryKind; hour: number; events: number }>(
    db,
    'SELECT kind, hour, events FROM feed_delivery',
  )) {
    counts[row.kind].set(row.hour, row.events);
  }
  let savedAt = now();
  let isWritten = true;

  const thisHour = (): number => Math.floor(now() / hour);

  function save(): void {
    savedAt = now();
    if (isWritten) return;
    isWritten = true;
    const oldest = thisHour() - hoursKept;
    transaction(db, () => {
      write(db, 'DELETE FROM feed_delivery WHERE hour <= ?', oldest);
      for (const [kind, byHour] of Object.entries(counts)) {
        for (const [each, events] of byHour) {
          if (each <= oldest) byHour.delete(each);
          else
            write(
              db,
              'INSERT OR REPLACE INTO feed_delivery (kind, hour, events) VALUES (?, ?, ?)',
              kind,
              each,
              events,
            );
        }
      }
    });
  }

  return {
    used(kind) {
      const oldest = thisHour() - hoursKept;
      let sum = 0;
      for (const [each, events] of counts[kind]) if (each > oldest) sum += events;
      return sum;
    },
    count(kind, events) {
      if (events === 0) return;
      const current = thisHour();
      const byHour = counts[kind];
      byHour.set(current, (byHour.get(current) ?? 0) + events);
      isWritten = false;
      if (now() - savedAt >= unwritten) save();
    },
    save,
  };
}
