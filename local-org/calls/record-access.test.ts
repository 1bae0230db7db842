import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '../database/open.ts';
import {
  idOf,
  insert,
  noon,
  userId,
  writeSmallOrg,
  type SmallOrg,
  type UserName,
} from '../fixtures/small-org.ts';
import { OrgError } from '../org-error.ts';
import { createQueryCursors } from './query-cursors.ts';
import type { QueryAnswer } from './query.ts';
import { createReadCalls, type ReadCalls } from './read-calls.ts';

let small: SmallOrg;
let db: DatabaseSyncInstance;
let calls: ReadCalls;
beforeAll(() => {
  small = writeSmallOrg((writer) => {
    insert(writer, 'Case', { Id: idOf('Case', 1), OwnerId: userId('agent'), Subject: 'Loud fan' });
    insert(writer, 'AgentWork', {
      Id: idOf('AgentWork', 1),
      OwnerId: userId('agent'),
      UserId: userId('agent'),
    });
  });
  db = openReader(small.file);
  calls = createReadCalls(db, createQueryCursors(0, 0));
});
afterAll(() => {
  db.close();
  small.remove();
});

const row = (n: number): string => idOf('UserServicePresence', n);
const run = (name: UserName, q: string): QueryAnswer =>
  calls.run({
    call: 'query',
    userId: userId(name),
    apiVersion: 60,
    now: noon,
    args: { q, batchSize: 200 },
  }) as QueryAnswer;
const ask = (name: UserName, select: string, about: UserName, where: string): Record<string, unknown>[] =>
  run(
    name,
    `SELECT ${select} FROM UserRecordAccess WHERE UserId = '${userId(about)}' AND ${where}`,
  ).records.map(({ attributes: _attributes, ...fields }) => fields);
const refusal = (q: string): string => {
  try {
    run('admin', q);
  } catch (error) {
    if (error instanceof OrgError) return error.errorCode;
    throw error;
  }
  return 'nothing';
};
const list = (ids: readonly string[]): string => `(${ids.map((id) => `'${id}'`).join(', ')})`;

describe('UserRecordAccess', () => {
  it('tells what a user may do with records, in the order that the query asks for', () => {
    const rows = [1, 2, 3].map(row);
    expect(
      ask(
        'admin',
        'RecordId, HasReadAccess, HasAllAccess, MaxAccessLevel',
        'supervisor',
        `RecordId IN ${list(rows)} ORDER BY RecordId DESC`,
      ),
    ).toEqual([
      { RecordId: row(3), HasReadAccess: false, HasAllAccess: false, MaxAccessLevel: 'None' },
      { RecordId: row(2), HasReadAccess: true, HasAllAccess: true, MaxAccessLevel: 'All' },
      { RecordId: row(1), HasReadAccess: true, HasAllAccess: true, MaxAccessLevel: 'All' },
    ]);
  });

  it('leaves out records that the asker may not read, and ids of none', () => {
    const ids = [row(1), row(3), row(99), 'zzz000000000001'];
    expect(ask('outsider', 'RecordId', 'agent', `RecordId IN ${list(ids)}`)).toEqual([{ RecordId: row(3) }]);
  });

  it('narrows to the records of one access, ids of 15 characters too', () => {
    const where = `RecordId IN ${list([row(1), row(3).slice(0, 15)])} AND HasReadAccess = true`;
    expect(ask('admin', 'RecordId', 'outsider', where)).toEqual([{ RecordId: row(3) }]);
  });

  it('goes by each object: a case everybody reads, work its owner and those above', () => {
    const ids = list([idOf('Case', 1), idOf('AgentWork', 1)]);
    const levels = (about: UserName): unknown[] =>
      ask('admin', 'RecordId, MaxAccessLevel', about, `RecordId IN ${ids} ORDER BY RecordId`).map(
        (each) => each['MaxAccessLevel'],
      );
    expect(levels('supervisor')).toEqual(['All', 'All']);
    expect(levels('outsider')).toEqual(['None', 'Read']);
  });

  it('knows of nobody who is not there', () => {
    const q = `SELECT RecordId, MaxAccessLevel FROM UserRecordAccess WHERE UserId = '${idOf('User', 99)}' AND RecordId = '${row(1)}'`;
    expect(run('admin', q).records).toMatchObject([{ RecordId: row(1), MaxAccessLevel: 'None' }]);
  });

  const about = `UserId = '${userId('agent')}'`;
  it.each([
    ['no user', `SELECT RecordId FROM UserRecordAccess WHERE RecordId = '${row(1)}'`],
    ['no record', `SELECT RecordId FROM UserRecordAccess WHERE ${about}`],
    ['no condition', 'SELECT RecordId FROM UserRecordAccess'],
    [
      'RecordId not selected',
      `SELECT HasReadAccess FROM UserRecordAccess WHERE ${about} AND RecordId = '${row(1)}'`,
    ],
    [
      'OR',
      `SELECT RecordId FROM UserRecordAccess WHERE ${about} AND (RecordId = '${row(1)}' OR RecordId = '${row(2)}')`,
    ],
    ['another operator', `SELECT RecordId FROM UserRecordAccess WHERE ${about} AND RecordId != '${row(1)}'`],
    [
      'more than RecordId beside a filter on access',
      `SELECT RecordId, HasEditAccess FROM UserRecordAccess WHERE ${about} AND RecordId = '${row(1)}' AND HasReadAccess = true`,
    ],
    [
      '201 records',
      `SELECT RecordId FROM UserRecordAccess WHERE ${about} AND RecordId IN ${list(Array.from({ length: 201 }, (_, n) => row(n + 1)))}`,
    ],
  ])('is refused with %s', (_why, q) => {
    expect(refusal(q)).toBe('MALFORMED_QUERY');
  });

  it('answers for 200 records at once', () => {
    const ids = Array.from({ length: 200 }, (_, n) => row(n + 1));
    expect(ask('admin', 'RecordId', 'agent', `RecordId IN ${list(ids)}`)).toHaveLength(3);
  });
});
