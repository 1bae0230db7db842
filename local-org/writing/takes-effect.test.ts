import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQueryCursors } from '../calls/query-cursors.ts';
import type { QueryAnswer } from '../calls/query.ts';
import { createReadCalls, type ReadCalls } from '../calls/read-calls.ts';
import { openReader, openWriter } from '../database/open.ts';
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
import { writableObjects } from './index.ts';
import { createWrites } from './writes.ts';

/** One connection writes, another reads and has read before. */
const extraSet = idOf('PermissionSet', 7);
let small: SmallOrg;
let writer: DatabaseSyncInstance;
let reader: DatabaseSyncInstance;
let calls: ReadCalls;
beforeEach(() => {
  small = writeSmallOrg((db) => {
    insert(db, 'PermissionSet', { Id: extraSet, Name: 'Extra', IsOwnedByProfile: 0 });
    insert(db, 'AgentWork', { Id: idOf('AgentWork', 1), OwnerId: userId('agent'), UserId: userId('agent') });
  });
  writer = openWriter(small.file);
  reader = openReader(small.file);
  calls = createReadCalls(reader, createQueryCursors(0, 0));
});
afterEach(() => {
  reader.close();
  writer.close();
  small.remove();
});

const create = (object: string, values: object): string =>
  createWrites(writer, writableObjects, () => noon).createOne(
    { userId: userId('admin'), apiVersion: 60 },
    { object, values: { ...values } },
  );
const remove = (object: string, id: string): void =>
  createWrites(writer, writableObjects, () => noon).deleteOne(
    { userId: userId('admin'), apiVersion: 60 },
    object,
    id,
  );
/** How many rows a user is answered, or the code of the refusal. */
const count = (name: UserName, q = 'SELECT Id FROM UserServicePresence'): number | string => {
  const task = { userId: userId(name), apiVersion: 60, now: noon, args: { q, batchSize: 200 } };
  try {
    return (calls.run({ call: 'query', ...task }) as QueryAnswer).totalSize;
  } catch (error) {
    if (error instanceof OrgError) return error.errorCode;
    throw error;
  }
};
describe('for a reader that has read before', () => {
  it('an object that a profile forbids is gone, and back by an assigned set alone', () => {
    expect(count('outsider')).toBe(1);
    create('ObjectPermissions', { ParentId: idOf('PermissionSet', 2), SobjectType: 'userservicepresence' });
    expect(count('outsider')).toBe('INVALID_TYPE');
    create('ObjectPermissions', {
      ParentId: extraSet,
      SobjectType: 'UserServicePresence',
      PermissionsRead: true,
    });
    expect(count('outsider')).toBe('INVALID_TYPE');
    const assignment = create('PermissionSetAssignment', {
      AssigneeId: userId('outsider'),
      PermissionSetId: extraSet,
    });
    expect([count('outsider'), count('agent')]).toEqual([1, 'INVALID_TYPE']);
    remove('PermissionSetAssignment', assignment);
    expect(count('outsider')).toBe('INVALID_TYPE');
  });

  it('an object whose row a profile loses is gone, while another profile has one', () => {
    const granted = (profile: number) =>
      create('ObjectPermissions', {
        ParentId: idOf('PermissionSet', profile),
        SobjectType: 'UserServicePresence',
        PermissionsRead: true,
      });
    granted(1);
    const row = granted(2);
    expect(count('agent')).toBe(1);
    remove('ObjectPermissions', row);
    expect([count('agent'), count('admin')]).toEqual(['INVALID_TYPE', 3]);
    granted(2);
    expect(count('agent')).toBe(1);
  });

  it('a field that a profile forbids is gone until its row is deleted', () => {
    const q = 'SELECT Id, StatusDuration FROM UserServicePresence';
    expect(count('agent', q)).toBe(1);
    const row = create('FieldPermissions', {
      ParentId: idOf('PermissionSet', 2),
      SobjectType: 'UserServicePresence',
      Field: 'UserServicePresence.StatusDuration',
    });
    expect([count('agent', q), count('agent'), count('admin', q)]).toEqual(['INVALID_FIELD', 1, 3]);
    remove('FieldPermissions', row);
    expect(count('agent', q)).toBe(1);
  });

  it('View All of presence opens presence and nothing else', () => {
    create('ObjectPermissions', {
      ParentId: extraSet,
      SobjectType: 'UserServicePresence',
      PermissionsRead: true,
      PermissionsViewAllRecords: true,
    });
    create('PermissionSetAssignment', { AssigneeId: userId('outsider'), PermissionSetId: extraSet });
    expect([count('outsider'), count('outsider', 'SELECT Id FROM AgentWork')]).toEqual([3, 0]);
  });

  it('a rule of presence gives presence and no work', () => {
    const everybody = create('Group', { Name: 'Everybody here', Type: 'Regular' });
    create('GroupMember', { GroupId: everybody, UserOrGroupId: userId('outsider') });
    const team = create('Group', { Name: 'Team', Type: 'Regular' });
    create('GroupMember', { GroupId: team, UserOrGroupId: userId('agent') });
    const work = 'SELECT Id FROM AgentWork';
    const before = [count('outsider'), count('outsider', work), count('supervisor', work)];
    const rule = create('UserServicePresenceOwnerSharingRule', {
      Name: 'Team',
      GroupId: team,
      UserOrGroupId: everybody,
      AccessLevel: 'Read',
    });
    expect([before, count('outsider'), count('outsider', work)]).toEqual([[1, 0, 1], 2, 0]);
    remove('UserServicePresenceOwnerSharingRule', rule);
    expect(count('outsider')).toBe(1);
  });

  it('a role is there to share with from the moment that it is made', () => {
    const role = create('UserRole', { Name: 'Late', ParentRoleId: idOf('UserRole', 1) });
    expect(count('agent', `SELECT Id FROM Group WHERE RelatedId = '${role}'`)).toBe(2);
  });
});
