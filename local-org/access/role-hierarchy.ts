import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { transaction } from '../database/statements.ts';
import { raiseAccessEpoch } from './settings.ts';

/** Strict descendants of every role, by any number of steps. To be run in the transaction that changes a role. */
export function rebuildRoleHierarchy(db: DatabaseSyncInstance): void {
  transaction(db, () => {
    db.exec('DELETE FROM local_role_closure');
    db.exec(`
      INSERT INTO local_role_closure (ancestor, descendant)
      WITH RECURSIVE below (ancestor, descendant) AS (
        SELECT "ParentRoleId", "Id" FROM "UserRole" WHERE "ParentRoleId" IS NOT NULL
        UNION
        SELECT b.ancestor, r."Id" FROM below b JOIN "UserRole" r ON r."ParentRoleId" = b.descendant
      )
      SELECT ancestor, descendant FROM below`);
    raiseAccessEpoch(db);
  });
}
