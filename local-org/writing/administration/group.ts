import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow, write } from '../../database/statements.ts';
import { insertRecord } from '../insert-record.ts';
import { assertAdministrator, noAccess, noSuchRecord, refused } from '../refusals.ts';
import type { WritableObject } from '../types.ts';
import { developerNameOf } from './developer-name.ts';

/** Object reference, Group: other types are made by the org itself. */
const creatable = ['Regular', 'Queue'];

export const groupWrites: WritableObject = {
  create(writer, values) {
    assertAdministrator(writer);
    const type = String(values['Type']);
    if (!creatable.includes(type)) {
      throw refused(
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        `Type: bad value for restricted picklist field: ${type}`,
        ['Type'],
      );
    }
    return insertRecord(writer, 'Group', {
      DoesIncludeBosses: type === 'Regular' ? 1 : 0,
      ...values,
      DeveloperName: developerNameOf(writer.db, 'Group', values, `"Type" = '${type}'`),
      OwnerId: writer.viewer.userId,
    });
  },
  delete(writer, id) {
    assertAdministrator(writer);
    const { db } = writer;
    const group = readRow<{ type: string }>(db, 'SELECT "Type" AS type FROM "Group" WHERE "Id" = ?', id);
    if (!group) throw noSuchRecord();
    if (!creatable.includes(group.type)) throw noAccess();
    removeGroup(db, id);
  },
};

/** Its members, its places in other groups and its manual shares go with it. Throws DELETE_FAILED for a queue that owns
 * records and for a group that a sharing rule names. */
export function removeGroup(db: DatabaseSyncInstance, id: string): void {
  for (const object of ['Case', 'UserServicePresence', 'AgentWork']) {
    const isOwner = readRow(db, `SELECT 1 FROM "${object}" WHERE "OwnerId" = ? LIMIT 1`, id) !== undefined;
    if (isOwner) throw refused('DELETE_FAILED', `the queue owns records of ${object}`);
  }
  const rule = readRow<{ name: string }>(
    db,
    `SELECT "Name" AS name FROM "UserServicePresenceOwnerSharingRule" WHERE "GroupId" = ?1 OR "UserOrGroupId" = ?1`,
    id,
  );
  if (rule) throw refused('DELETE_FAILED', `a sharing rule names the group: ${rule.name}`);
  write(db, 'DELETE FROM local_share WHERE "UserOrGroupId" = ?', id);
  write(db, 'DELETE FROM "GroupMember" WHERE "GroupId" = ?1 OR "UserOrGroupId" = ?1', id);
  write(db, 'DELETE FROM "Group" WHERE "Id" = ?', id);
}
