import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readMeta, writeMeta } from '../database/meta.ts';
import { transaction } from '../database/statements.ts';
import type { OrgSettings } from './types.ts';

/** Private, so that a demo shows who sees whom from the first minute. */
export const initialSettings: OrgSettings = {
  sharing: 'Private',
  omniChannel: true,
  interruptibleCapacity: false,
  // REST guide, getUpdated: "a limit of 600,000 IDs".
  maxIds: 600_000,
  // "Change Data Capture Allocations", those of an Enterprise edition.
  dailyDeliveries: 25_000,
  maxClients: 1000,
};

export function readSettings(db: DatabaseSyncInstance): OrgSettings {
  return { ...initialSettings, ...readMeta<Partial<OrgSettings>>(db, 'settings') };
}

export function changeSettings(db: DatabaseSyncInstance, change: Partial<OrgSettings>): OrgSettings {
  return transaction(db, () => {
    const settings = { ...readSettings(db), ...change };
    writeMeta(db, 'settings', settings);
    raiseAccessEpoch(db);
    return settings;
  });
}

/** Rises with every change of who may see what: readers keep what they know of a viewer for one epoch. */
export function readAccessEpoch(db: DatabaseSyncInstance): number {
  return readMeta<number>(db, 'accessEpoch') ?? 0;
}

export function raiseAccessEpoch(db: DatabaseSyncInstance): void {
  writeMeta(db, 'accessEpoch', readAccessEpoch(db) + 1);
}
