import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow, type SqlValue } from '../database/statements.ts';
import type { OrgSettings, Viewer } from './types.ts';

/** What a user may do with one record, each level containing the ones before it. */
export type AccessLevel = 'None' | 'Read' | 'Edit' | 'All';

/** A record as far as sharing looks at it. */
export interface SharedRecord {
  readonly id: string;
  readonly object: string;
  /** Undefined where the object's records have no owner. */
  readonly ownerId: string | undefined;
}

/** Whether a user owns what this owner owns, stands above him, or may do everything: such a user may share and give away. */
export function hasFullAccess(db: DatabaseSyncInstance, viewer: Viewer, ownerId: string): boolean {
  if (viewer.userId === ownerId || (viewer.viewAllData && viewer.customizeApplication)) return true;
  return answers(
    db,
    `SELECT 1 FROM "User" me
      JOIN local_role_closure c ON c.ancestor = me."UserRoleId"
      JOIN "User" x ON x."UserRoleId" = c.descendant
     WHERE me."Id" = ?1
       AND x."Id" IN (SELECT ?2 UNION SELECT user_id FROM local_group_user WHERE group_id = ?2)
    UNION ALL
    SELECT 1 FROM local_group_user m JOIN "Group" g ON g."Id" = m.group_id AND g."Type" = 'Queue'
     WHERE m.group_id = ?2 AND m.user_id = ?1`,
    viewer.userId,
    ownerId,
  );
}

/** The highest level that a user has to a record that is there. */
export function accessLevel(
  db: DatabaseSyncInstance,
  viewer: Viewer,
  settings: OrgSettings,
  { id, object, ownerId }: SharedRecord,
): AccessLevel {
  if (viewer.hiddenObjects.has(object)) return 'None';
  if (ownerId !== undefined && hasFullAccess(db, viewer, ownerId)) return 'All';
  const isPresence = object === 'UserServicePresence';
  if (isPresence && ownerId !== undefined) {
    if (isGranted(db, viewer.userId, id, ownerId, 'Edit')) return 'Edit';
    if (isGranted(db, viewer.userId, id, ownerId, 'Read')) return 'Read';
  }
  const isPrivate = settings.sharing === 'Private' && (isPresence || object === 'AgentWork');
  const seesAll = viewer.viewAllData || viewer.viewAllRecords.has(object);
  return !isPrivate || seesAll ? 'Read' : 'None';
}

/** Whether a rule or a share gives this level to the user, or to one above whom he stands. */
function isGranted(
  db: DatabaseSyncInstance,
  userId: string,
  recordId: string,
  ownerId: string,
  level: 'Read' | 'Edit',
): boolean {
  return answers(
    db,
    `WITH below (id) AS (
       SELECT ?1
        UNION
       SELECT x."Id" FROM "User" me
         JOIN local_role_closure c ON c.ancestor = me."UserRoleId"
         JOIN "User" x ON x."UserRoleId" = c.descendant
        WHERE me."Id" = ?1),
     granted (id) AS (
       SELECT r."UserOrGroupId" FROM local_group_user s
         JOIN "UserServicePresenceOwnerSharingRule" r ON r."GroupId" = s.group_id
        WHERE s.user_id = ?3 AND r."AccessLevel" = ?4
        UNION
       SELECT "UserOrGroupId" FROM local_share WHERE "ParentId" = ?2 AND "AccessLevel" = ?4)
     SELECT 1 FROM granted n WHERE n.id IN (SELECT id FROM below)
        OR EXISTS (SELECT 1 FROM local_group_user m WHERE m.group_id = n.id AND m.user_id = ?1)
        OR EXISTS (SELECT 1 FROM "Group" g JOIN local_group_user m ON m.group_id = g."Id"
                    WHERE g."Id" = n.id AND (g."Type" <> 'Regular' OR g."DoesIncludeBosses" = 1)
                      AND m.user_id IN (SELECT id FROM below))`,
    userId,
    recordId,
    ownerId,
    level,
  );
}

function answers(db: DatabaseSyncInstance, sql: string, ...binds: readonly SqlValue[]): boolean {
  return readRow(db, `${sql} LIMIT 1`, ...binds) !== undefined;
}
