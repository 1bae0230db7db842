import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow, readRows } from '../database/statements.ts';
import type { SystemPermissions, Viewer } from './types.ts';

interface UserRow {
  readonly timeZone: string | null;
  readonly viewAllData: number | null;
  readonly customizeApplication: number | null;
}

/** The permission set that his profile owns, and those that are assigned to him. */
export const ownSets = `
  SELECT p."Id" FROM "PermissionSet" p
   WHERE p."IsOwnedByProfile" = 1 AND p."ProfileId" = (SELECT "ProfileId" FROM "User" WHERE "Id" = ?1)
   UNION
  SELECT "PermissionSetId" FROM "PermissionSetAssignment" WHERE "AssigneeId" = ?1`;

/** A permission set adds to a profile and never takes away (permission sets: "extend users' functional access").
 * What no row of a profile speaks about is readable. */
const hidden = (table: string, name: string): string => `
  SELECT ${name} AS name
    FROM ${table} g JOIN "PermissionSet" p ON p."Id" = g."ParentId"
   WHERE p."Id" IN (${ownSets})
   GROUP BY 1
  HAVING MAX(g."PermissionsRead") = 0 AND MAX(p."IsOwnedByProfile") = 1`;

const hiddenObjects = hidden('"ObjectPermissions"', 'g."SobjectType"');
/** Where one profile grants an object by a row, a profile without a row does not: to delete the row is to take access
 * (object reference, ObjectPermissions). */
const objectsOfOthers = `
  SELECT DISTINCT g."SobjectType" AS name
    FROM "ObjectPermissions" g JOIN "PermissionSet" p ON p."Id" = g."ParentId"
   WHERE p."IsOwnedByProfile" = 1 AND g."PermissionsRead" = 1
     AND g."SobjectType" NOT IN (
       SELECT "SobjectType" FROM "ObjectPermissions" WHERE "PermissionsRead" = 1 AND "ParentId" IN (${ownSets}))`;
const hiddenFields = hidden('"FieldPermissions"', 'g."Field"');

/** View All Records, which Modify All Records implies. */
const viewAllRecords = `
  SELECT DISTINCT "SobjectType" AS name FROM "ObjectPermissions"
   WHERE "ParentId" IN (${ownSets}) AND ("PermissionsViewAllRecords" = 1 OR "PermissionsModifyAllRecords" = 1)`;

/** Looked for in permission sets only where the profile does not have it. */
const systemPermission = (name: string): string => `
  CASE WHEN p."${name}" = 1 THEN 1
       ELSE EXISTS (SELECT 1 FROM "PermissionSet" WHERE "${name}" = 1 AND "Id" IN (${ownSets})) END`;

const userRow = `
  SELECT u."TimeZoneSidKey" AS timeZone,
         ${systemPermission('PermissionsViewAllData')} AS viewAllData,
         ${systemPermission('PermissionsCustomizeApplication')} AS customizeApplication
    FROM "User" u LEFT JOIN "Profile" p ON p."Id" = u."ProfileId"
   WHERE u."Id" = ?1 AND u."IsActive" = 1`;

export function isActiveUser(db: DatabaseSyncInstance, userId: string): boolean {
  return readRow(db, 'SELECT 1 FROM "User" WHERE "Id" = ? AND "IsActive" = 1', userId) !== undefined;
}

/** The part of a viewer that costs one query. Undefined for a user that does not exist or is inactive. */
export function loadSystemPermissions(
  db: DatabaseSyncInstance,
  userId: string,
): SystemPermissions | undefined {
  const user = readRow<UserRow>(db, userRow, userId);
  return (
    user && {
      userId,
      timeZone: user.timeZone ?? 'GMT',
      viewAllData: user.viewAllData === 1,
      customizeApplication: user.customizeApplication === 1,
    }
  );
}

/** Undefined for a user that does not exist or is inactive. */
export function loadViewer(db: DatabaseSyncInstance, userId: string): Viewer | undefined {
  const permissions = loadSystemPermissions(db, userId);
  if (!permissions) return undefined;
  const names = (sql: string): ReadonlySet<string> =>
    new Set(readRows<{ name: string }>(db, sql, userId).map((row) => row.name));
  return {
    ...permissions,
    viewAllRecords: names(viewAllRecords),
    // View All Data reads every object that its profile does not expressly forbid.
    hiddenObjects: names(
      permissions.viewAllData ? hiddenObjects : `${hiddenObjects} UNION ${objectsOfOthers}`,
    ),
    hiddenFields: names(hiddenFields),
  };
}
