import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAccessEpoch } from '../access/settings.ts';
import { openWriter } from '../database/open.ts';
import { readRow, readRows } from '../database/statements.ts';
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

const as = (name: UserName, apiVersion = 60) => ({ userId: userId(name), apiVersion });
const create = (object: string, values: object, name: UserName = 'admin'): string =>
  writes.createOne(as(name), { object, values: { ...values } });
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Error && 'errorCode' in error ? String(error.errorCode) : String(error);
  }
  return 'nothing';
};
const queue = (name = 'Calls'): string => create('Group', { Name: name, Type: 'Queue' });

describe('creating a record', () => {
  it('stamps it with who and when, and gives ids that no record has', () => {
    const first = create('Group', { Name: 'Leads', Type: 'Regular' });
    expect(readRow(db, 'SELECT * FROM "Group" WHERE "Id" = ?', first)).toMatchObject({
      Name: 'Leads',
      DeveloperName: 'Leads',
      Type: 'Regular',
      DoesIncludeBosses: 1,
      CreatedById: userId('admin'),
      CreatedDate: noon,
    });
    expect(create('Group', { Name: 'Leads', Type: 'Regular' })).not.toBe(first);
  });

  it.each<[string, string, object]>([
    ['REQUIRED_FIELD_MISSING', 'Group', { Name: 'x' }],
    ['INVALID_FIELD', 'Group', { Name: 'x', Type: 'Queue', Colour: 'red' }],
    ['INVALID_FIELD_FOR_INSERT_UPDATE', 'Group', { Name: 'x', Type: 'Queue', OwnerId: userId('agent') }],
    ['STRING_TOO_LONG', 'Group', { Name: 'x'.repeat(41), Type: 'Queue' }],
    ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'Group', { Name: 'x', Type: 'Club' }],
    ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'Group', { Name: 'x', Type: 'Role' }],
    ['JSON_PARSER_ERROR', 'Group', { Name: 5, Type: 'Queue' }],
    ['JSON_PARSER_ERROR', 'Group', { Name: 'x', Type: 'Queue', DoesIncludeBosses: 'yes' }],
    ['FIELD_INTEGRITY_EXCEPTION', 'Group', { Name: 'x', Type: 'Queue', DeveloperName: 'no__good' }],
    ['MALFORMED_ID', 'UserRole', { Name: 'x', ParentRoleId: 'above' }],
    ['INVALID_CROSS_REFERENCE_KEY', 'UserRole', { Name: 'x', ParentRoleId: userId('agent') }],
    [
      'INVALID_CROSS_REFERENCE_KEY',
      'GroupMember',
      { GroupId: userId('agent'), UserOrGroupId: userId('agent') },
    ],
    ['REQUIRED_FIELD_MISSING', 'PermissionSetAssignment', { AssigneeId: userId('agent') }],
    [
      'FIELD_INTEGRITY_EXCEPTION',
      'PermissionSetAssignment',
      { AssigneeId: userId('agent'), PermissionSetId: idOf('PermissionSet', 1) },
    ],
    [
      'FIELD_INTEGRITY_EXCEPTION',
      'ObjectPermissions',
      { ParentId: idOf('PermissionSet', 2), SobjectType: 'Case', PermissionsEdit: true },
    ],
    [
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'FieldPermissions',
      { ParentId: idOf('PermissionSet', 2), SobjectType: 'Case', Field: 'Case.Colour' },
    ],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'UserServicePresence', { UserId: userId('agent') }],
    ['LOCAL_ORG_NOT_IMITATED', 'User', { LastName: 'x' }],
    ['NOT_FOUND', 'Account', { Name: 'x' }],
  ])('is refused with %s: %s %o', (code, object, values) => {
    const before = readRows(db, 'SELECT * FROM "Group"').length;
    expect(refusal(() => create(object, values))).toBe(code);
    expect(readRows(db, 'SELECT * FROM "Group"')).toHaveLength(before);
  });

  it.each(['UserRole', 'Group', 'GroupMember', 'PermissionSetAssignment', 'ObjectPermissions'])(
    'of %s takes an administrator',
    (object) => {
      const values = {
        UserRole: { Name: 'x' },
        Group: { Name: 'x', Type: 'Regular' },
        GroupMember: { GroupId: idOf('Group', 1), UserOrGroupId: userId('agent') },
        PermissionSetAssignment: { AssigneeId: userId('agent'), PermissionSetId: idOf('PermissionSet', 2) },
        ObjectPermissions: { ParentId: idOf('PermissionSet', 2), SobjectType: 'Case' },
      }[object];
      expect(refusal(() => create(object, values ?? {}, 'director'))).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
    },
  );

  it('brings the two groups of a role along, which go with it', () => {
    const role = create('UserRole', { Name: 'Night shift', ParentRoleId: idOf('UserRole', 2) });
    const groups = () =>
      readRows(db, 'SELECT "Type", "DeveloperName" FROM "Group" WHERE "RelatedId" = ? ORDER BY "Id"', role);
    expect(groups()).toEqual([
      { Type: 'Role', DeveloperName: 'Night_shift' },
      { Type: 'RoleAndSubordinates', DeveloperName: 'Night_shift' },
    ]);
    expect(readRow(db, 'SELECT 1 FROM local_role_closure WHERE descendant = ?', role)).toBeDefined();
    writes.deleteOne(as('admin'), 'UserRole', role);
    expect(groups()).toEqual([]);
    expect(readRow(db, 'SELECT 1 FROM local_role_closure WHERE descendant = ?', role)).toBeUndefined();
  });

  it('answers the member that is there already and refuses a group inside itself', () => {
    const [outer, inner] = ['Outer', 'Inner'].map((Name) => create('Group', { Name, Type: 'Regular' }));
    const member = { GroupId: outer, UserOrGroupId: inner };
    expect(create('GroupMember', member)).toBe(create('GroupMember', member));
    expect(refusal(() => create('GroupMember', { GroupId: inner, UserOrGroupId: outer }))).toBe(
      'CIRCULAR_DEPENDENCY',
    );
    expect(refusal(() => create('GroupMember', { GroupId: outer, UserOrGroupId: queue() }))).toBe(
      'INVALID_CROSS_REFERENCE_KEY',
    );
  });

  it('refuses a name in the API that is taken', () => {
    create('Group', { Name: 'One', DeveloperName: 'One', Type: 'Regular' });
    expect(refusal(() => create('Group', { Name: 'Two', DeveloperName: 'one', Type: 'Regular' }))).toBe(
      'DUPLICATE_DEVELOPER_NAME',
    );
    expect(refusal(() => create('Group', { Name: 'Two', DeveloperName: 'One', Type: 'Queue' }))).toBe(
      'nothing',
    );
  });
});

describe('a list of records', () => {
  const records = [
    { object: 'Group', values: { Name: 'Good', Type: 'Queue' } },
    { object: 'Group', values: { Name: 'Bad', Type: 'Role' } },
    { object: 'UserRole', values: { Name: 'Good too' } },
  ];
  const names = () =>
    readRows<{ name: string }>(
      db,
      `SELECT "Name" AS name FROM "Group" WHERE "Name" IN ('Good', 'Bad') UNION SELECT "Name" FROM "UserRole" WHERE "Name" = 'Good too'`,
    ).map(({ name }) => name);

  it('keeps what is good, each record answering for itself', () => {
    const results = writes.create(as('admin'), records);
    expect(results.map(({ success, errors }) => [success, errors[0]?.statusCode])).toEqual([
      [true, undefined],
      [false, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
      [true, undefined],
    ]);
    expect(names()).toEqual(['Good', 'Good too']);
  });

  it('leaves nothing with allOrNone, not even a change of access, and says so of each', () => {
    const epoch = readAccessEpoch(db);
    const results = writes.create(as('admin'), records, true);
    expect(results.map(({ id, errors }) => [id, errors[0]?.statusCode])).toEqual([
      [undefined, 'ALL_OR_NONE_OPERATION_ROLLED_BACK'],
      [undefined, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
      [undefined, 'ALL_OR_NONE_OPERATION_ROLLED_BACK'],
    ]);
    expect(names()).toEqual([]);
    expect(readAccessEpoch(db)).toBe(epoch);
  });

  it('raises the epoch of access once', () => {
    const epoch = readAccessEpoch(db);
    writes.create(
      as('admin'),
      [records[0], records[0]].flatMap((record) => record ?? []),
    );
    expect(readAccessEpoch(db)).toBe(epoch + 1);
  });
});

describe('deleting a record', () => {
  it('takes members with their group', () => {
    const group = queue();
    create('GroupMember', { GroupId: group, UserOrGroupId: userId('agent') });
    const [deleted, again, malformed, unknown] = writes.delete(as('admin'), [
      group,
      group,
      'x',
      'zzz000000000001',
    ]);
    expect(deleted).toEqual({ id: group, success: true, errors: [] });
    expect([again, malformed, unknown].map((result) => result?.errors[0]?.statusCode)).toEqual([
      'INVALID_CROSS_REFERENCE_KEY',
      'MALFORMED_ID',
      'INVALID_CROSS_REFERENCE_KEY',
    ]);
    expect(readRows(db, 'SELECT * FROM "GroupMember"')).toEqual([]);
  });

  it.each<[string, string, () => string]>([
    ['DELETE_FAILED', 'a role with users', () => idOf('UserRole', 3)],
    ['DELETE_FAILED', 'a role above another', () => idOf('UserRole', 1)],
    [
      'INSUFFICIENT_ACCESS_OR_READONLY',
      'a group that the org made itself',
      () => {
        const role = create('UserRole', { Name: 'x' });
        return (
          readRow<{ id: string }>(db, 'SELECT "Id" AS id FROM "Group" WHERE "RelatedId" = ?', role)?.id ?? ''
        );
      },
    ],
    ['LOCAL_ORG_NOT_IMITATED', 'a user', () => userId('agent')],
  ])('is refused with %s: %s', (code, _what, id) => {
    expect(writes.delete(as('admin'), [id()])[0]?.errors[0]?.statusCode).toBe(code);
  });

  it('refuses a path of another object than the id is of', () => {
    expect(refusal(() => writes.deleteOne(as('admin'), 'UserRole', userId('agent')))).toBe('NOT_FOUND');
  });
});

describe('a caller', () => {
  it('is refused when he is not active', () => {
    db.exec(`UPDATE "User" SET "IsActive" = 0 WHERE "Id" = '${userId('admin')}'`);
    expect(refusal(queue)).toBe('INVALID_SESSION_ID');
  });
});
