import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWriter } from '../database/open.ts';
import { readRow } from '../database/statements.ts';
import { idOf, noon, userId, writeSmallOrg, type SmallOrg } from '../fixtures/small-org.ts';
import { createPresenceTable, type PresenceRecord } from './presence-table.ts';

let small: SmallOrg;
let db: DatabaseSyncInstance;
beforeEach(() => {
  small = writeSmallOrg();
  db = openWriter(small.file);
});
afterEach(() => {
  db.close();
  small.remove();
});

const [available, lunch] = [idOf('ServicePresenceStatus', 1), idOf('ServicePresenceStatus', 2)];
const record: PresenceRecord = {
  number: 10,
  userId: userId('agent'),
  statusId: available,
  isAway: false,
  startedAt: noon,
  configuredCapacity: 5,
  configuredInterruptCapacity: 1,
  endedAt: null,
  measures: null,
  modifiedAt: noon,
};
const rowCount = (): unknown => readRow(db, 'SELECT COUNT(*) AS n FROM "UserServicePresence"');

describe('the table of presence', () => {
  it('takes rows that can be, current and closed, away and not', () => {
    const table = createPresenceTable(db);
    table.insert(record);
    table.insert({ ...record, number: 11, statusId: lunch, isAway: true, endedAt: noon + 5000 });
    expect(rowCount()).toEqual({ n: 5 });
    table.close(idOf('UserServicePresence', 10), noon, noon, noon);
  });

  it.each<[string, Partial<PresenceRecord>]>([
    ['IsAway', { isAway: true }],
    ['IsAway', { statusId: lunch }],
    ['StatusEndDate', { endedAt: noon - 1000 }],
  ])('takes no row that is at fault in %s', (column, change) => {
    const table = createPresenceTable(db);
    expect(() => table.insert({ ...record, ...change })).toThrow(`UserServicePresence.${column}`);
    expect(rowCount()).toEqual({ n: 3 });
  });

  it('ends no row before it began', () => {
    const table = createPresenceTable(db);
    expect(() => table.close(idOf('UserServicePresence', 1), noon, noon - 1000, noon)).toThrow(/before/);
    expect(() => table.rewrite({ ...record, number: 1, endedAt: noon - 1000 })).toThrow(/before/);
  });
});
