import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow, write, type SqlValue } from '../../database/statements.ts';
import { insertRecord } from '../insert-record.ts';
import { assertAdministrator, assertRecord, assertReference, noSuchRecord, refused } from '../refusals.ts';
import type { WritableObject } from '../types.ts';

export const groupMemberWrites: WritableObject = {
  create(writer, values) {
    assertAdministrator(writer);
    const { db } = writer;
    const { GroupId: group = null, UserOrGroupId: member = null } = values;
    if (!/^(Regular|Queue)$/.test(typeOf(db, group) ?? '')) throw noSuchRecord(['GroupId']);
    assertReference(db, 'UserOrGroupId', member, ['User', 'Group']);
    if (typeOf(db, member) === 'Queue') throw noSuchRecord(['UserOrGroupId']);
    if (reaches(db, member, group)) {
      throw refused('CIRCULAR_DEPENDENCY', 'the group would be a member of itself', ['UserOrGroupId']);
    }
    // "If you attempt to create a record that matches an existing record, the system simply returns the existing record."
    const known = readRow<{ id: string }>(
      db,
      'SELECT "Id" AS id FROM "GroupMember" WHERE "GroupId" = ? AND "UserOrGroupId" = ?',
      group,
      member,
    );
    return known?.id ?? insertRecord(writer, 'GroupMember', values);
  },
  delete(writer, id) {
    assertAdministrator(writer);
    assertRecord(writer.db, 'GroupMember', id);
    write(writer.db, 'DELETE FROM "GroupMember" WHERE "Id" = ?', id);
  },
};

function typeOf(db: DatabaseSyncInstance, group: SqlValue): string | undefined {
  return readRow<{ type: string }>(db, 'SELECT "Type" AS type FROM "Group" WHERE "Id" = ?', group)?.type;
}

/** Whether `group` is `from` or a member of it, by any number of steps. */
function reaches(db: DatabaseSyncInstance, from: SqlValue, group: SqlValue): boolean {
  return (
    readRow(
      db,
      `WITH RECURSIVE inside (id) AS (
         SELECT ?1 UNION SELECT m."UserOrGroupId" FROM inside i JOIN "GroupMember" m ON m."GroupId" = i.id)
       SELECT 1 FROM inside WHERE id = ?2`,
      from,
      group,
    ) !== undefined
  );
}
