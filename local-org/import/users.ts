import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRows } from '../database/statements.ts';
import { administratorName } from './profiles.ts';

export interface ImportedUser {
  readonly username: string;
  readonly id: string;
  readonly name: string;
  /** Name of the profile; empty for a user without one. */
  readonly profile: string;
}

/** Who may log in to an imported org, the administrator first. */
export function readImportedUsers(db: DatabaseSyncInstance): ImportedUser[] {
  return readRows<ImportedUser>(
    db,
    `SELECT u."Username" AS username, u."Id" AS id, u."Name" AS name, coalesce(p."Name", '') AS profile
       FROM "User" u LEFT JOIN "Profile" p ON p."Id" = u."ProfileId"
      WHERE u."IsActive" = 1 ORDER BY u."Username" <> ?, u."Name", u."Id"`,
    administratorName,
  ).map((row) => ({ ...row }));
}
