import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow } from '../database/statements.ts';

/** The id of the active user with this name and password, or undefined: a caller never learns which was wrong. */
export function login(
  { db, password }: { readonly db: DatabaseSyncInstance; readonly password: string },
  username: string,
  given: string,
): string | undefined {
  if (given !== password) return undefined;
  return readRow<{ id: string }>(
    db,
    'SELECT "Id" AS id FROM "User" WHERE "Username" = ? AND "IsActive" = 1',
    username,
  )?.id;
}
