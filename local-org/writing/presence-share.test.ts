import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeSettings } from '../access/settings.ts';
import { createQueryCursors } from '../calls/query-cursors.ts';
import type { QueryAnswer } from '../calls/query.ts';
import { createReadCalls, type ReadCalls } from '../calls/read-calls.ts';
import { openWriter } from '../database/open.ts';
import { idOf, noon, userId, writeSmallOrg, type SmallOrg, type UserName } from '../fixtures/small-org.ts';
import { OrgError } from '../org-error.ts';
import { to18 } from '../schema/ids.ts';
import { writableObjects } from './index.ts';
import { createWrites, type Writes } from './writes.ts';

/** Row 1 is the agent's, 2 the colleague's, 3 the outsider's. */
let small: SmallOrg;
let db: DatabaseSyncInstance;
let writes: Writes;
let calls: ReadCalls;
beforeEach(() => {
  small = writeSmallOrg();
  db = openWriter(small.file);
  writes = createWrites(db, writableObjects, () => noon);
  calls = createReadCalls(db, createQueryCursors(0, 0));
});
afterEach(() => {
  db.close();
  small.remove();
});

const row = (n: number): string => idOf('UserServicePresence', n);
const as = (name: UserName) => ({ userId: userId(name), apiVersion: 60 });
const share = (name: UserName, values: object = {}): string =>
  writes.createOne(as(name), {
    object: 'UserServicePresenceShare',
    values: { ParentId: row(1), UserOrGroupId: userId('outsider'), AccessLevel: 'Read', ...values },
  });
const query = (name: UserName, q: string): QueryAnswer =>
  calls.run({ call: 'query', ...as(name), now: noon, args: { q, batchSize: 200 } }) as QueryAnswer;
const seen = (name: UserName): unknown[] =>
  query(name, 'SELECT Id FROM UserServicePresence ORDER BY Id').records.map((record) => record['Id']);
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof OrgError) return error.errorCode;
    throw error;
  }
  return 'nothing';
};

describe('a manual share', () => {
  it.each<[UserName, string]>([
    ['agent', 'nothing'],
    ['supervisor', 'nothing'],
    ['director', 'nothing'],
    ['admin', 'nothing'],
    ['colleague', 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'],
    ['outsider', 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'],
  ])('of the agent’s row by the %s is refused with %s', (name, code) => {
    expect(refusal(() => share(name))).toBe(code);
  });

  it('is seen at once by whom it is made for, and taken back at once', () => {
    expect(seen('outsider')).toEqual([row(3)]);
    const id = share('agent');
    expect(seen('outsider')).toEqual([row(1), row(3)]);
    expect(refusal(() => writes.deleteOne(as('outsider'), 'UserServicePresenceShare', id))).toBe(
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    );
    writes.deleteOne(as('agent'), 'UserServicePresenceShare', id);
    expect(seen('outsider')).toEqual([row(3)]);
  });

  it('made again changes its level and keeps its id', () => {
    const id = share('agent');
    expect(share('agent', { AccessLevel: 'Edit', RowCause: 'Manual' })).toBe(id);
    expect(
      query('agent', `SELECT AccessLevel FROM UserServicePresenceShare WHERE Id = '${id}'`).records,
    ).toMatchObject([{ AccessLevel: 'Edit' }]);
  });

  it.each<[string, object]>([
    ['INVALID_CROSS_REFERENCE_KEY', { ParentId: row(9) }],
    ['INVALID_CROSS_REFERENCE_KEY', { UserOrGroupId: row(1) }],
    ['MALFORMED_ID', { UserOrGroupId: 'me' }],
    ['FIELD_FILTER_VALIDATION_EXCEPTION', { AccessLevel: 'All' }],
    ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', { AccessLevel: 'Write' }],
    ['REQUIRED_FIELD_MISSING', { AccessLevel: null }],
    ['FIELD_INTEGRITY_EXCEPTION', { RowCause: 'Rule' }],
  ])('is refused with %s: %o', (code, values) => {
    expect(refusal(() => share('agent', values))).toBe(code);
  });

  it('of what everybody reads already is refused, more than that is not', () => {
    changeSettings(db, { sharing: 'Read' });
    expect(refusal(() => share('agent'))).toBe('FIELD_FILTER_VALIDATION_EXCEPTION');
    expect(refusal(() => share('agent', { AccessLevel: 'Edit' }))).toBe('nothing');
  });

  it('with a queue is refused: a queue owns', () => {
    const queue = writes.createOne(as('admin'), { object: 'Group', values: { Name: 'Q', Type: 'Queue' } });
    expect(refusal(() => share('agent', { UserOrGroupId: queue }))).toBe('INVALID_CROSS_REFERENCE_KEY');
  });
});

describe('the rows of a record’s shares', () => {
  const cause = (name: UserName) =>
    query(
      name,
      `SELECT Id, RowCause, UserOrGroupId, Parent.Id FROM UserServicePresenceShare WHERE ParentId = '${row(1)}' ORDER BY RowCause`,
    ).records;
  it('are the owner’s, one of each rule and the manual ones, under ids of the right shape', () => {
    const leads = writes.createOne(as('admin'), {
      object: 'Group',
      values: { Name: 'Leads', Type: 'Regular' },
    });
    const team = writes.createOne(as('admin'), {
      object: 'Group',
      values: { Name: 'Team', Type: 'Regular' },
    });
    writes.createOne(as('admin'), {
      object: 'GroupMember',
      values: { GroupId: team, UserOrGroupId: userId('agent') },
    });
    const manual = share('agent');
    for (const target of [leads, team]) {
      const values = { Name: 'r', GroupId: team, UserOrGroupId: target, AccessLevel: 'Read' };
      writes.createOne(as('admin'), { object: 'UserServicePresenceOwnerSharingRule', values });
    }
    const rows = cause('supervisor');
    expect(rows.map((record) => record['RowCause'])).toEqual(['Owner', 'Manual', 'Rule', 'Rule']);
    expect(rows.map((record) => record['UserOrGroupId']).slice(0, 2)).toEqual([
      userId('agent'),
      userId('outsider'),
    ]);
    const ids = rows.map((record) => String(record['Id']));
    expect(new Set(ids).size).toBe(4);
    expect(ids.map((id) => to18(id.slice(0, 15)))).toEqual(ids);
    expect(ids[1]).toBe(manual);
    const [owner = ''] = ids;
    expect(
      calls.run({
        call: 'retrieve',
        ...as('agent'),
        now: noon,
        args: { object: 'UserServicePresenceShare', id: owner, fields: ['RowCause'] },
      }),
    ).toMatchObject({ RowCause: 'Owner' });
  });

  it('are seen by whoever sees the record', () => {
    expect(cause('agent')).toHaveLength(1);
    expect(cause('outsider')).toEqual([]);
    const { totalSize } = query('outsider', 'SELECT COUNT() FROM UserServicePresenceShare');
    expect(totalSize).toBe(1);
  });

  it('that follow from owners and rules cannot be deleted', () => {
    const id = String(cause('agent')[0]?.['Id']);
    expect(refusal(() => writes.deleteOne(as('admin'), 'UserServicePresenceShare', id))).toBe(
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    expect(
      refusal(() =>
        writes.deleteOne(as('admin'), 'UserServicePresenceShare', idOf('UserServicePresenceShare', 77)),
      ),
    ).toBe('NOT_FOUND');
  });
});
