import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { groupsOfRole, organizationGroup, type GroupedRole } from '../access/role-groups.ts';
import { readRow, readRows, write, type SqlValue } from '../database/statements.ts';
import { freeIds } from './free-ids.ts';

/**
 * Writes what an org makes of users and roles by itself and no export brings: each user's assignment to the permission set
 * of his profile, the groups of the roles, and the licence of those who work in Omni-Channel. `at` in epoch milliseconds.
 */
export function writeAccess(db: DatabaseSyncInstance, administrator: string | null, at: number): void {
  const assignmentId = freeIds(db, 'PermissionSetAssignment', '0Pa');
  const assignment = db.prepare(
    `INSERT INTO "PermissionSetAssignment" ("Id", "AssigneeId", "PermissionSetId", "SystemModstamp") VALUES (?, ?, ?, ?)`,
  );
  const users = readRows<{ user: string; permissionSet: string }>(
    db,
    `SELECT u."Id" AS user, p."Id" AS permissionSet FROM "User" u
       JOIN "PermissionSet" p ON p."ProfileId" = u."ProfileId" AND p."IsOwnedByProfile" = 1 ORDER BY u."Id"`,
  );
  for (const { user, permissionSet } of users) assignment.run(assignmentId(), user, permissionSet, at);
  writeGroups(db, administrator, at);
  grantSupportLicence(db);
}

function writeGroups(db: DatabaseSyncInstance, administrator: string | null, at: number): void {
  // Queues have no file, but their ids own rows.
  const owners = new Set(
    readRows<{ id: string }>(
      db,
      `SELECT DISTINCT "OwnerId" AS id FROM "UserServicePresence" WHERE "OwnerId" >= '00G' AND "OwnerId" < '00H'`,
    ).map(({ id }) => id),
  );
  const groupId = freeIds(db, 'Group', '00G', (id) => !owners.has(id));
  const roles = readRows<GroupedRole>(
    db,
    'SELECT "Id" AS id, "Name" AS name, "DeveloperName" AS developerName FROM "UserRole" ORDER BY "Id"',
  );
  const stamps: Record<string, SqlValue> = {
    OwnerId: administrator,
    CreatedDate: at,
    CreatedById: administrator,
    LastModifiedDate: at,
    LastModifiedById: administrator,
    SystemModstamp: at,
  };
  for (const group of [organizationGroup, ...roles.flatMap(groupsOfRole)]) {
    const record: Record<string, SqlValue> = { Id: groupId(), ...group, ...stamps };
    const names = Object.keys(record);
    write(
      db,
      `INSERT INTO "Group" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...Object.values(record),
    );
  }
}

/** Who has presence has the licence for it, where the export does not say who has. */
function grantSupportLicence(db: DatabaseSyncInstance): void {
  const isTold =
    readRow(db, 'SELECT 1 FROM "User" WHERE "UserPermissionsSupportUser" = 1 LIMIT 1') !== undefined;
  if (isTold) return;
  write(
    db,
    `UPDATE "User" SET "UserPermissionsSupportUser" = 1
      WHERE "Id" IN (SELECT DISTINCT "UserId" FROM "UserServicePresence")`,
  );
}
