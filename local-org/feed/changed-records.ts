import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { storedRecord, type LoggedChange, type StoredValues } from './change-log.ts';

/**
 * The records of changes as each left them, system fields and all; undefined where one has been purged since, and its
 * entry does not hold all of it. What never changes is read from the record once a change, however many ask.
 */
export type ChangedRecords = (change: LoggedChange) => StoredValues | undefined;

export function createChangedRecords(db: DatabaseSyncInstance): ChangedRecords {
  const known = new WeakMap<LoggedChange, StoredValues | null>();
  return (change) => {
    let record = known.get(change);
    if (record === undefined) {
      const stored = storedRecord(db, change.entity, change.recordId);
      const whole = { ...stored, ...change.values };
      record = 'Id' in whole ? whole : null;
      known.set(change, record);
    }
    return record ?? undefined;
  };
}
