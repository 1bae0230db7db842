import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { transaction } from '../database/statements.ts';
import { raiseAccessEpoch } from './settings.ts';

/** Strict descendants of every role, by any number of steps. */
const roleClosure = `
  INSERT INTO local_role_closure (ancestor, descendant)
  WITH RECURSIVE below (ancestor, descendant) AS (
    SELECT "ParentRoleId", "Id" FROM "UserRole" WHERE "ParentRoleId" IS NOT NULL
    UNION
    SELECT b.ancestor, r."Id" FROM below b JOIN "UserRole" r ON r."ParentRoleId" = b.descendant
  )
  SELECT ancestor, descendant FROM below`;

/** Every group with itself and the groups inside it, by any number of steps. */
const inside = `
  WITH RECURSIVE inside (group_id, member) AS (
    SELECT "Id", "Id" FROM "Group"
    UNION
    SELECT i.group_id, m."UserOrGroupId" FROM inside i
      JOIN "GroupMember" m ON m."GroupId" = i.member
      JOIN "Group" g ON g."Id" = m."UserOrGroupId"
  )`;

/** Who is in a group, directly or by the groups inside it. A queue is in itself: it can own records as its members do. */
const groupUsers = [
  `INSERT OR IGNORE INTO local_group_user (group_id, user_id)
   ${inside} SELECT i.group_id, u."Id" FROM inside i JOIN "GroupMember" m ON m."GroupId" = i.member
     JOIN "User" u ON u."Id" = m."UserOrGroupId"`,
  `INSERT OR IGNORE INTO local_group_user (group_id, user_id)
   ${inside} SELECT i.group_id, u."Id" FROM inside i JOIN "Group" g ON g."Id" = i.member
     JOIN "User" u ON u."UserRoleId" = g."RelatedId" WHERE g."Type" IN ('Role', 'RoleAndSubordinates')`,
  `INSERT OR IGNORE INTO local_group_user (group_id, user_id)
   ${inside} SELECT i.group_id, u."Id" FROM inside i JOIN "Group" g ON g."Id" = i.member
     JOIN local_role_closure c ON c.ancestor = g."RelatedId"
     JOIN "User" u ON u."UserRoleId" = c.descendant WHERE g."Type" = 'RoleAndSubordinates'`,
  `INSERT OR IGNORE INTO local_group_user (group_id, user_id)
   ${inside} SELECT i.group_id, u."Id" FROM inside i JOIN "Group" g ON g."Id" = i.member
     CROSS JOIN "User" u WHERE g."Type" = 'Organization'`,
  `INSERT OR IGNORE INTO local_group_user (group_id, user_id)
   SELECT "Id", "Id" FROM "Group" WHERE "Type" = 'Queue'`,
];

/** What is kept of roles and groups, made anew: to be run in the transaction that changes a role, a group, a member or who
 * has which role. */
export function rebuildSharing(db: DatabaseSyncInstance): void {
  transaction(db, () => {
    db.exec('DELETE FROM local_role_closure; DELETE FROM local_group_user');
    db.exec(roleClosure);
    for (const statement of groupUsers) db.exec(statement);
    raiseAccessEpoch(db);
  });
}
