import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow, write } from '../database/statements.ts';

export interface OwnerTable {
  /** The name of the temp table, one column `id`. */
  readonly table: string;
  /** More than a quarter of all users: an index on the owner would then find most of what there is. */
  readonly isMost: boolean;
}

/**
 * Whose records a viewer may see, as one temp table per viewer on a reading connection: himself and everybody whose
 * role lies strictly below his own ("users in a role see what is owned by users in roles below it in the hierarchy").
 * It is filled once per access epoch and then only looked up: testing shares row by row is 25 to 50 times slower.
 */
export interface VisibleOwners {
  of(userId: string): OwnerTable;
  /** Drops every table: called when the access epoch has risen. */
  forget(): void;
}

const fill = (table: string): string => `
  INSERT INTO ${table} (id)
  SELECT ?1
   UNION
  SELECT x."Id"
    FROM "User" me
    JOIN local_role_closure c ON c.ancestor = me."UserRoleId"
    JOIN "User" x ON x."UserRoleId" = c.descendant
   WHERE me."Id" = ?1`;

/** Keeps the tables of the `capacity` viewers that asked last. */
export function createVisibleOwners(db: DatabaseSyncInstance, capacity = 64): VisibleOwners {
  const tables = new Map<string, OwnerTable>();
  let made = 0;

  const drop = (userId: string, { table }: OwnerTable): void => {
    db.exec(`DROP TABLE ${table}`);
    tables.delete(userId);
  };

  return {
    of(userId) {
      const known = tables.get(userId);
      if (known) {
        tables.delete(userId);
        tables.set(userId, known);
        return known;
      }
      const oldest = tables.entries().next();
      if (tables.size >= capacity && !oldest.done) drop(...oldest.value);
      made += 1;
      const table = `temp.visible_owners_${made}`;
      db.exec(`CREATE TEMP TABLE visible_owners_${made} (id TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID`);
      const count = write(db, fill(table), userId);
      const users = readRow<{ n: number }>(db, 'SELECT COUNT(*) AS n FROM "User"')?.n ?? 0;
      const owners = { table, isMost: count * 4 > users };
      tables.set(userId, owners);
      return owners;
    },
    forget() {
      for (const [userId, owners] of [...tables]) drop(userId, owners);
    },
  };
}
