import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow, type SqlValue } from '../database/statements.ts';
import type { OrgSettings, Viewer } from './types.ts';
import type { Visible } from './visible-owners.ts';

/** What a user may do with one record, each level containing the ones before it. */
export type AccessLevel = 'None' | 'Read' | 'Edit' | 'All';

/** A record as far as sharing looks at it. */
export interface SharedRecord {
  readonly id: string;
  readonly object: string;
  /** Undefined where the object's records have no owner. */
  readonly ownerId: string | undefined;
}

/** Whether a user owns what this owner owns, stands above him, or may do everything: such a user may share and give away.
 * A queue's members own what it owns. */
export function hasFullAccess(db: DatabaseSyncInstance, viewer: Viewer, ownerId: string): boolean {
  if (viewer.userId === ownerId || isAdministrator(viewer)) return true;
  return answers(
    db,
    `WITH owners (id) AS (SELECT ?2 UNION SELECT user_id FROM local_group_user WHERE group_id = ?2)
     SELECT 1 FROM owners WHERE id = ?1
     UNION ALL
     SELECT 1 FROM owners o CROSS JOIN "User" x CROSS JOIN "User" me CROSS JOIN local_role_closure c
      WHERE x."Id" = o.id AND me."Id" = ?1
        AND c.ancestor = me."UserRoleId" AND c.descendant = x."UserRoleId"`,
    viewer.userId,
    ownerId,
  );
}

/** The highest level that a user has to a record that is there; `visible` is what he sees. */
export function accessLevel(
  db: DatabaseSyncInstance,
  viewer: Viewer,
  settings: OrgSettings,
  visible: Visible,
  { id, object, ownerId }: SharedRecord,
): AccessLevel {
  if (viewer.hiddenObjects.has(object)) return 'None';
  if (isAdministrator(viewer)) return 'All';
  const isIn = (table: string | undefined, key: SqlValue): boolean =>
    table !== undefined && answers(db, `SELECT 1 FROM ${table} WHERE id = ?`, key);
  if (ownerId === undefined) return 'Read';
  if (isIn(visible.hierarchy.table, ownerId)) return 'All';
  const isPresence = object === 'UserServicePresence';
  if (isPresence && visible.grantees !== undefined && mayEdit(db, visible.grantees, id, ownerId))
    return 'Edit';
  const isPrivate = settings.sharing === 'Private' && (isPresence || object === 'AgentWork');
  if (!isPrivate || viewer.viewAllData || viewer.viewAllRecords.has(object)) return 'Read';
  const isGiven = isPresence && (isIn(visible.presence.table, ownerId) || isIn(visible.shared, id));
  return isGiven ? 'Read' : 'None';
}

const isAdministrator = ({ viewAllData, customizeApplication }: Viewer): boolean =>
  viewAllData && customizeApplication;

/** Whether a rule or a share gives more than reading. */
function mayEdit(db: DatabaseSyncInstance, grantees: string, recordId: string, ownerId: string): boolean {
  return answers(
    db,
    `SELECT 1 FROM local_group_user s
       JOIN "UserServicePresenceOwnerSharingRule" r ON r."GroupId" = s.group_id
      WHERE s.user_id = ?2 AND r."AccessLevel" = 'Edit' AND r."UserOrGroupId" IN (SELECT id FROM ${grantees})
     UNION ALL
     SELECT 1 FROM local_share
      WHERE "ParentId" = ?1 AND "AccessLevel" = 'Edit' AND "UserOrGroupId" IN (SELECT id FROM ${grantees})`,
    recordId,
    ownerId,
  );
}

function answers(db: DatabaseSyncInstance, sql: string, ...binds: readonly SqlValue[]): boolean {
  return readRow(db, `${sql} LIMIT 1`, ...binds) !== undefined;
}
