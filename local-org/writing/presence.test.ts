import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeSettings } from '../access/settings.ts';
import { openWriter } from '../database/open.ts';
import { readRow, readRows, write } from '../database/statements.ts';
import { createChangeLog } from '../feed/change-log.ts';
import { idOf, noon, userId, writeSmallOrg, type SmallOrg, type UserName } from '../fixtures/small-org.ts';
import { writableObjects } from './index.ts';
import { createWrites, type Writes } from './writes.ts';

let small: SmallOrg;
let db: DatabaseSyncInstance;
let writes: Writes;
beforeEach(() => {
  small = writeSmallOrg();
  db = openWriter(small.file);
  writes = createWrites(db, writableObjects, () => noon);
});
afterEach(() => {
  db.close();
  small.remove();
});

const object = 'UserServicePresence';
const row = (n: number): string => idOf(object, n);
const as = (name: UserName, apiVersion = 60) => ({ userId: userId(name), apiVersion });
const codes = (results: ReturnType<Writes['delete']>): (string | undefined)[] =>
  results.map(({ errors }) => errors[0]?.statusCode);
const refusal = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error instanceof Error && 'errorCode' in error ? error.errorCode : error;
  }
  throw new Error('not refused');
};
const deleted = (): string[] =>
  readRows<{ id: string }>(db, 'SELECT "Id" AS id FROM "UserServicePresence" WHERE "IsDeleted" = 1').map(
    ({ id }) => id,
  );
/** Without View All Data. */
const letEverybodyCustomize = (): number =>
  write(db, 'UPDATE "Profile" SET "PermissionsCustomizeApplication" = 1 WHERE "Id" = ?', idOf('Profile', 2));

describe('deleting a presence', () => {
  it('takes Customize Application, from 41.0 on', () => {
    for (const [who, version, code] of [
      ['admin', 40, 'METHOD_NOT_ALLOWED'],
      ['agent', 40, 'METHOD_NOT_ALLOWED'],
      ['agent', 41, 'INSUFFICIENT_ACCESS_OR_READONLY'],
    ] as const) {
      expect(refusal(() => writes.deleteOne(as(who, version), object, row(1)))).toBe(code);
      expect(codes(writes.delete(as(who, version), [row(1)]))).toEqual([code]);
      expect(codes(writes.undelete(as(who, version), [row(1)]))).toEqual([code]);
    }
    expect(deleted()).toEqual([]);
    writes.deleteOne(as('admin', 41), object, row(1).slice(0, 15));
    expect(deleted()).toEqual([row(1)]);
  });

  it('answers each of a list by itself', () => {
    const ids = [row(1), row(2), row(2), row(99), 'x', row(3)];
    const results = writes.delete(as('admin'), ids);
    expect(codes(results)).toEqual([
      undefined,
      undefined,
      'ENTITY_IS_DELETED',
      'INVALID_CROSS_REFERENCE_KEY',
      'MALFORMED_ID',
      undefined,
    ]);
    expect(results.map(({ id }) => id)).toEqual([row(1), row(2), undefined, undefined, undefined, row(3)]);
    expect(deleted()).toEqual([row(1), row(2), row(3)]);
  });

  it('takes all of a list or none when asked to', () => {
    expect(codes(writes.delete(as('admin'), [row(1), row(99)], true))).toEqual([
      'ALL_OR_NONE_OPERATION_ROLLED_BACK',
      'INVALID_CROSS_REFERENCE_KEY',
    ]);
    expect(deleted()).toEqual([]);
    expect(readRows(db, 'SELECT * FROM recycle_bin')).toEqual([]);
    expect(createChangeLog(db).newest()).toBe(0);
  });

  it('does not find what is not there, and says of what is deleted that it is', () => {
    expect(refusal(() => writes.deleteOne(as('admin'), object, row(99)))).toBe('NOT_FOUND');
    writes.deleteOne(as('admin'), object, row(1));
    expect(refusal(() => writes.deleteOne(as('admin'), object, row(1)))).toBe('ENTITY_IS_DELETED');
  });

  it('gives no sight: what sharing hides is not there for whoever may delete', () => {
    letEverybodyCustomize();
    expect(codes(writes.delete(as('supervisor'), [row(1), row(3)]))).toEqual([
      undefined,
      'INVALID_CROSS_REFERENCE_KEY',
    ]);
    expect(codes(writes.undelete(as('outsider'), [row(1)]))).toEqual(['INVALID_CROSS_REFERENCE_KEY']);
    changeSettings(db, { sharing: 'Read' });
    expect(codes(writes.undelete(as('outsider'), [row(1)]))).toEqual([undefined]);
    expect(deleted()).toEqual([]);
  });

  it('is refused as everything else where Omni-Channel is off', () => {
    changeSettings(db, { omniChannel: false });
    expect(refusal(() => writes.deleteOne(as('admin'), object, row(1)))).toBe('NOT_FOUND');
    expect(codes(writes.delete(as('admin'), [row(1)]))).toEqual(['NOT_FOUND']);
    expect(deleted()).toEqual([]);
  });
});

describe('bringing a presence back', () => {
  it('undoes a deletion once, and stands in the log', () => {
    writes.deleteOne(as('admin'), object, row(1));
    expect(codes(writes.undelete(as('admin'), [row(1), row(1), row(2)]))).toEqual([
      undefined,
      'UNDELETE_FAILED',
      'UNDELETE_FAILED',
    ]);
    expect(deleted()).toEqual([]);
    expect(
      createChangeLog(db)
        .after(0, 10)
        .map(({ changeType, recordId }) => [changeType, recordId]),
    ).toEqual([
      ['DELETE', row(1)],
      ['UNDELETE', row(1)],
    ]);
  });

  it('is too late once the recycle bin was emptied', () => {
    writes.deleteOne(as('admin'), object, row(1));
    expect(codes(writes.emptyRecycleBin(as('agent'), [row(1)]))).toEqual(['INVALID_CROSS_REFERENCE_KEY']);
    expect(codes(writes.emptyRecycleBin(as('admin'), [row(1)]))).toEqual([undefined]);
    expect(codes(writes.undelete(as('admin'), [row(1)]))).toEqual(['INVALID_CROSS_REFERENCE_KEY']);
    expect(readRow(db, 'SELECT COUNT(*) AS n FROM "UserServicePresence"')).toEqual({ n: 2 });
  });
});

describe('creating and updating a presence', () => {
  it('is refused whatever the values', () => {
    const refused = 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';
    for (const values of [{}, { UserId: userId('agent') }, { Nonsense: 1 }, { StatusDuration: 'x' }]) {
      expect(refusal(() => writes.createOne(as('admin'), { object, values }))).toBe(refused);
    }
    const record = { object: object.toLowerCase(), values: { Name: 'x' } };
    expect(refusal(() => writes.updateOne(as('agent'), record, row(1)))).toBe(refused);
    expect(refusal(() => writes.upsert(as('agent'), record.object))).toBe(refused);
  });
});
