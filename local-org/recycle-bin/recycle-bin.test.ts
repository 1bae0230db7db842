import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newestPurge } from '../database/recycle-bin.ts';
import { openWriter } from '../database/open.ts';
import { readRow, readRows } from '../database/statements.ts';
import { createChangeLog } from '../feed/change-log.ts';
import { idOf, insertPresence, noon, userId, writeSmallOrg, type SmallOrg } from '../fixtures/small-org.ts';
import { createOmniChannel } from '../omni-channel/index.ts';
import { objectByName } from '../schema/index.ts';
import type { SObject } from '../schema/types.ts';
import { createRecycleBin } from './index.ts';

const hour = 3_600_000;
const day = 24 * hour;
const admin = userId('admin');
let small: SmallOrg;
let db: DatabaseSyncInstance;
beforeEach(() => {
  small = writeSmallOrg((file) => {
    for (let n = 4; n <= 12; n += 1) insertPresence(file, n, 'agent', false);
  });
  db = openWriter(small.file);
});
afterEach(() => {
  db.close();
  small.remove();
});

function objectNamed(name: string): SObject {
  const object = objectByName(name);
  if (!object) throw new Error(name);
  return object;
}
const presence = objectNamed('UserServicePresence');
const id = (n: number): string => idOf('UserServicePresence', n);
const row = (n: number): Record<string, unknown> | undefined =>
  readRow(db, 'SELECT * FROM "UserServicePresence" WHERE "Id" = ?', id(n));
const codeOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error instanceof Error && 'errorCode' in error ? error.errorCode : error;
  }
  throw new Error('not refused');
};
const inBin = (): number[] =>
  readRows<{ id: string }>(db, 'SELECT "Id" AS id FROM recycle_bin').map(
    ({ id: each }) => Array.from({ length: 12 }, (_, n) => n + 1).find((n) => id(n) === each) ?? 0,
  );

describe('the recycle bin', () => {
  it('marks a deleted row, says so in the log, and gives it back as it was', () => {
    const bin = createRecycleBin(db);
    const changes = createChangeLog(db);
    const before = row(5);
    bin.put(presence, id(5), { by: admin, at: noon + 1234 });
    expect(row(5)).toEqual({
      ...before,
      IsDeleted: 1,
      LastModifiedById: admin,
      LastModifiedDate: noon + 1000,
      SystemModstamp: noon + 1000,
    });
    bin.restore(id(5).slice(0, 15), { by: admin, at: noon + 60_000 });
    expect(row(5)).toEqual({
      ...before,
      IsDeleted: 0,
      LastModifiedById: admin,
      LastModifiedDate: noon + 60_000,
      SystemModstamp: noon + 60_000,
    });
    expect(inBin()).toEqual([]);
    expect(changes.after(0, 10)).toEqual([
      expect.objectContaining({ recordId: id(5), changeType: 'DELETE', at: noon + 1234 }),
      expect.objectContaining({ recordId: id(5), changeType: 'UNDELETE', at: noon + 60_000 }),
    ]);
  });

  it('refuses what is not there, is deleted already, or was never deleted', () => {
    const bin = createRecycleBin(db);
    const act = { by: admin, at: noon };
    expect(codeOf(() => bin.put(presence, id(99), act))).toBe('INVALID_CROSS_REFERENCE_KEY');
    expect(codeOf(() => bin.put(presence, 'nonsense', act))).toBe('MALFORMED_ID');
    bin.put(presence, id(4), act);
    expect(codeOf(() => bin.put(presence, id(4), act))).toBe('ENTITY_IS_DELETED');
    expect(codeOf(() => bin.restore(id(5), act))).toBe('UNDELETE_FAILED');
    expect(codeOf(() => bin.restore(id(99), act))).toBe('INVALID_CROSS_REFERENCE_KEY');
    expect(createChangeLog(db).newest()).toBe(1);
  });

  it('keeps a record for 15 days', () => {
    const bin = createRecycleBin(db);
    bin.put(presence, id(4), { by: admin, at: noon });
    bin.put(presence, id(5), { by: admin, at: noon + 15 * day });
    expect(inBin()).toEqual([4, 5]);
    expect(newestPurge(db, 'UserServicePresence')).toBe(0);
    bin.put(presence, id(6), { by: admin, at: noon + 15 * day + 1 });
    expect(inBin()).toEqual([5, 6]);
    expect(row(4)).toBeUndefined();
    expect(codeOf(() => bin.restore(id(4), { by: admin, at: noon + 16 * day }))).toBe(
      'INVALID_CROSS_REFERENCE_KEY',
    );
    expect(newestPurge(db, 'UserServicePresence')).toBe(noon + 1);
  });

  it('gives way from its oldest end, but to nothing of the last two hours', () => {
    const bin = createRecycleBin(db, undefined, 3);
    for (const [n, after] of [
      [4, 0],
      [5, 1],
      [6, 1.5],
      [7, 1.9],
    ] as const) {
      bin.put(presence, id(n), { by: admin, at: noon + after * hour });
    }
    expect(inBin()).toEqual([4, 5, 6, 7]);
    bin.put(presence, id(8), { by: userId('agent'), at: noon + 2.5 * hour });
    expect(inBin()).toEqual([5, 6, 7, 8]);
    bin.put(presence, id(9), { by: admin, at: noon + 3 * hour });
    expect(inBin()).toEqual([6, 7, 8, 9]);
    expect([row(4), row(5)]).toEqual([undefined, undefined]);
  });

  it('is emptied of one’s own deletions, or of everybody’s', () => {
    const bin = createRecycleBin(db);
    bin.put(presence, id(4), { by: admin, at: noon });
    const agent = { by: userId('agent'), at: noon + hour };
    expect(codeOf(() => bin.empty(id(4), agent, false))).toBe('INVALID_CROSS_REFERENCE_KEY');
    bin.empty(id(4), agent, true);
    expect([row(4), inBin()]).toEqual([undefined, []]);
    bin.put(presence, id(5), agent);
    bin.empty(id(5), agent, false);
    expect(row(5)).toBeUndefined();
  });

  it('keeps and purges as a list of deletions does', () => {
    const act = fc.record({
      n: fc.integer({ min: 4, max: 12 }),
      wait: fc.integer({ min: 0, max: 5 * hour }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), fc.integer({ min: 1, max: 4 }), (acts, size) => {
        db.exec('SAVEPOINT try');
        const bin = createRecycleBin(db, undefined, size);
        let expected: { n: number; at: number }[] = [];
        const gone = new Set<number>();
        let at = noon;
        for (const { n, wait } of acts) {
          at += wait;
          const lies = expected.some((entry) => entry.n === n);
          const isOpen = !gone.has(n);
          if (lies) {
            bin.restore(id(n), { by: admin, at });
            expected = expected.filter((entry) => entry.n !== n);
          } else if (isOpen) {
            bin.put(presence, id(n), { by: admin, at });
            expected.push({ n, at: Math.floor(at / 1000) * 1000 });
            expected.sort((a, b) => a.at - b.at || (id(a.n) < id(b.n) ? -1 : 1));
            while (expected.length > size && (expected[0]?.at ?? at) <= at - 2 * hour) {
              gone.add(expected.shift()?.n ?? 0);
            }
          } else
            expect(codeOf(() => bin.put(presence, id(n), { by: admin, at }))).toBe(
              'INVALID_CROSS_REFERENCE_KEY',
            );
        }
        expect(inBin().sort()).toEqual(expected.map(({ n }) => n).sort());
        for (let n = 4; n <= 12; n += 1) {
          const deleted = row(n)?.['IsDeleted'] === 1;
          expect(row(n) === undefined).toBe(gone.has(n));
          expect(deleted).toBe(expected.some((entry) => entry.n === n));
        }
        db.exec('ROLLBACK TO try; RELEASE try');
      }),
      { numRuns: process.env['SOAK'] ? 20_000 : 200 },
    );
  });
});

describe('a current row in the recycle bin', () => {
  const agent = userId('agent');
  const available = idOf('ServicePresenceStatus', 1);
  const lunch = idOf('ServicePresenceStatus', 2);

  it('leaves its agent at work: the next status opens a row and closes none', () => {
    const omniChannel = createOmniChannel(db);
    const { opened } = omniChannel.setStatus(agent, available, noon);
    createRecycleBin(db).put(presence, opened ?? '', { by: admin, at: noon + 1000 });
    expect(omniChannel.statusOf(agent)).toBe(available);
    const next = omniChannel.setStatus(agent, lunch, noon + 5000);
    expect(next.closed).toBeNull();
    expect(omniChannel.statusOf(agent)).toBe(lunch);
  });

  it('comes back as current, beside the row of his next status, until that ends', () => {
    const omniChannel = createOmniChannel(db);
    const bin = createRecycleBin(db);
    const first = omniChannel.setStatus(agent, available, noon).opened ?? '';
    bin.put(presence, first, { by: admin, at: noon + 1000 });
    const second = omniChannel.setStatus(agent, lunch, noon + 5000).opened;
    bin.restore(first, { by: admin, at: noon + 6000 });
    expect(omniChannel.statusOf(agent)).toBe(lunch);
    expect(omniChannel.logout(agent, noon + 9000).closed).toBe(second);
    const open = readRows(
      db,
      'SELECT 1 FROM "UserServicePresence" WHERE "OwnerId" = ? AND "IsCurrentState" = 1',
      agent,
    );
    expect(open).toEqual([]);
  });
});
