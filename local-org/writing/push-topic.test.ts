import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWriter } from '../database/open.ts';
import { readRow } from '../database/statements.ts';
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
import { createWrites, writableObjects, type Writes } from './index.ts';

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

const as = (name: UserName) => ({ userId: userId(name), apiVersion: 60 });
const topic = {
  Name: 'Presence',
  ApiVersion: 60,
  Query: 'SELECT Id, UserId FROM UserServicePresence WHERE IsAway = true',
};
const create = (values: Readonly<Record<string, unknown>> = {}, name: UserName = 'admin'): string =>
  writes.createOne(as(name), { object: 'PushTopic', values: { ...topic, ...values } });
const update = (id: string, values: Readonly<Record<string, unknown>>, name: UserName = 'admin'): void =>
  writes.updateOne(as(name), { object: 'PushTopic', values }, id);
const stored = (id: string) => readRow(db, 'SELECT * FROM "PushTopic" WHERE "Id" = ?', id);
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof OrgError) return error.errorCode;
    throw error;
  }
  return 'accepted';
};

describe('the record of a PushTopic', () => {
  it('is made with what it leaves out as documented', () => {
    expect(stored(create())).toMatchObject({
      ...topic,
      IsActive: 1,
      NotifyForFields: 'Referenced',
      NotifyForOperationCreate: 1,
      NotifyForOperationUpdate: 1,
      NotifyForOperationDelete: 1,
      NotifyForOperationUndelete: 1,
      NotifyForOperations: 'All',
      CreatedById: userId('admin'),
      CreatedDate: noon,
    });
  });

  it('says by NotifyForOperations what clients of 28.0 understand', () => {
    const said = (onCreate: boolean, onUpdate: boolean): unknown => {
      const id = create({ NotifyForOperationCreate: onCreate, NotifyForOperationUpdate: String(onUpdate) });
      const { NotifyForOperations: word } = stored(id) as { NotifyForOperations: string };
      writes.deleteOne(as('admin'), 'PushTopic', id);
      return word;
    };
    expect([said(true, true), said(true, false), said(false, true), said(false, false)]).toEqual([
      'All',
      'Create',
      'Update',
      'Extended',
    ]);
  });

  it.each([
    ['a name of more than 25 characters', { Name: 'x'.repeat(26) }, 'STRING_TOO_LONG'],
    ['no name', { Name: null }, 'REQUIRED_FIELD_MISSING'],
    ['no query', { Query: '' }, 'REQUIRED_FIELD_MISSING'],
    [
      'a query of more than 1,300 characters',
      { Query: `${topic.Query}${' '.repeat(1300)}` },
      'STRING_TOO_LONG',
    ],
    ['a description of more than 400', { Description: 'x'.repeat(401) }, 'STRING_TOO_LONG'],
    ['no version', { ApiVersion: null }, 'REQUIRED_FIELD_MISSING'],
    ['version 20.0', { ApiVersion: 20 }, 'INVALID_FIELD'],
    ['a version to come', { ApiVersion: 99 }, 'INVALID_FIELD'],
    ['a version in which the object is not there', { ApiVersion: '31.0' }, 'INVALID_TYPE'],
    ['an unknown NotifyForFields', { NotifyForFields: 'Some' }, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
    ['NotifyForOperations', { NotifyForOperations: 'All' }, 'INVALID_FIELD_FOR_INSERT_UPDATE'],
    ['a query that is none', { Query: 'SELECT' }, 'MALFORMED_QUERY'],
    ['a query without Id', { Query: 'SELECT UserId FROM UserServicePresence' }, 'INVALID_FIELD'],
    [
      'Select without a field',
      { NotifyForFields: 'Select', Query: 'SELECT Id FROM UserServicePresence' },
      'INVALID_FIELD',
    ],
    [
      'Where without a condition',
      { NotifyForFields: 'Where', Query: 'SELECT Id, IsAway FROM UserServicePresence' },
      'INVALID_FIELD',
    ],
    ['Referenced without either', { Query: 'SELECT Id FROM UserServicePresence' }, 'INVALID_FIELD'],
  ])('is refused with %s', (_what, values, code) => {
    expect(refusal(() => create(values))).toBe(code);
    const id = create();
    expect(refusal(() => update(id, values))).toBe(code);
    expect(stored(id)).toMatchObject(topic);
  });

  it('bears a name that no other has', () => {
    const id = create();
    expect(refusal(() => create())).toBe('DUPLICATE_VALUE');
    expect(refusal(() => create({ Name: 'presence' }))).toBe('DUPLICATE_VALUE');
    expect(refusal(() => update(id, { Name: 'Presence', Description: 'x' }))).toBe('accepted');
    expect(refusal(() => update(create({ Name: 'Other' }), { Name: 'Presence' }))).toBe('DUPLICATE_VALUE');
  });

  it('is one of 50 that are active', () => {
    for (let n = 1; n <= 50; n += 1) create({ Name: `Topic ${n}` });
    expect(refusal(() => create())).toBe('LIMIT_EXCEEDED');
    const id = create({ IsActive: false });
    expect(refusal(() => update(id, { IsActive: true }))).toBe('LIMIT_EXCEEDED');
  });

  it('is changed in what is given, and deleted for good', () => {
    const id = create();
    update(id, { NotifyForFields: 'All', NotifyForOperationUpdate: false });
    expect(stored(id)).toMatchObject({ ...topic, NotifyForFields: 'All', NotifyForOperations: 'Create' });
    const results = writes.update(as('admin'), [
      { object: 'PushTopic', values: { Id: id, Description: 'one' } },
      { object: 'PushTopic', values: { Id: idOf('PushTopic', 99), Description: 'none' } },
    ]);
    expect(results).toMatchObject([
      { id, success: true },
      { success: false, errors: [{ statusCode: 'INVALID_CROSS_REFERENCE_KEY' }] },
    ]);
    expect(stored(id)).toMatchObject({ Description: 'one' });
    writes.deleteOne(as('admin'), 'PushTopic', id);
    expect(stored(id)).toBeUndefined();
  });

  it('takes the right to create, edit or delete PushTopics, or Customize Application', () => {
    const denied = 'INSUFFICIENT_ACCESS_OR_READONLY';
    const id = create();
    const acts: Readonly<Record<string, () => unknown>> = {
      Create: () => create({ Name: 'Mine' }, 'agent'),
      Edit: () => update(id, { Description: 'x' }, 'agent'),
      Delete: () => writes.deleteOne(as('agent'), 'PushTopic', id),
    };
    Object.entries(acts).forEach(([right, act], n) => {
      expect([right, refusal(act)]).toEqual([right, denied]);
      insert(db, 'ObjectPermissions', {
        Id: idOf('ObjectPermissions', n + 1),
        ParentId: idOf('PermissionSet', 2),
        SobjectType: 'PushTopic',
        PermissionsRead: 1,
        [`Permissions${right}`]: 1,
      });
      expect([right, refusal(act)]).toEqual([right, 'accepted']);
    });
  });
});
