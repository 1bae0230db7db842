import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { groupsOfRole } from '../../access/role-groups.ts';
import { readRow, readRows, write } from '../../database/statements.ts';
import { insertRecord } from '../insert-record.ts';
import { assertAdministrator, assertRecord, assertReference, refused } from '../refusals.ts';
import type { WritableObject } from '../types.ts';
import { developerNameOf } from './developer-name.ts';
import { removeGroup } from './group.ts';

/** A role brings its two groups along and takes them with it. */
export const userRoleWrites: WritableObject = {
  create(writer, values) {
    assertAdministrator(writer);
    const { db } = writer;
    assertReference(db, 'ParentRoleId', values['ParentRoleId'], ['UserRole']);
    const name = String(values['Name']);
    const developerName = developerNameOf(db, 'UserRole', values);
    const id = insertRecord(writer, 'UserRole', { ...values, DeveloperName: developerName });
    for (const group of groupsOfRole({ id, name, developerName })) {
      insertRecord(writer, 'Group', { ...group, OwnerId: writer.viewer.userId });
    }
    return id;
  },
  delete(writer, id) {
    assertAdministrator(writer);
    const { db } = writer;
    assertRecord(db, 'UserRole', id);
    assertUnused(db, id);
    for (const group of readRows<{ id: string }>(
      db,
      'SELECT "Id" AS id FROM "Group" WHERE "RelatedId" = ?',
      id,
    )) {
      removeGroup(db, group.id);
    }
    write(db, 'DELETE FROM "UserRole" WHERE "Id" = ?', id);
  },
};

function assertUnused(db: DatabaseSyncInstance, id: string): void {
  const user = readRow<{ name: string }>(
    db,
    'SELECT "Name" AS name FROM "User" WHERE "UserRoleId" = ? LIMIT 1',
    id,
  );
  if (user) throw refused('DELETE_FAILED', `the role is assigned to users: ${user.name}`);
  const below = readRow<{ name: string }>(
    db,
    'SELECT "Name" AS name FROM "UserRole" WHERE "ParentRoleId" = ? LIMIT 1',
    id,
  );
  if (below) throw refused('DELETE_FAILED', `the role has roles below it: ${below.name}`);
}
