import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow } from '../database/statements.ts';
import { ownSets } from './viewer.ts';

/** Whether a user's profile or one of his permission sets gives him a right over the records of an object by a row. */
export function hasObjectRight(
  db: DatabaseSyncInstance,
  userId: string,
  object: string,
  right: 'Create' | 'Edit' | 'Delete',
): boolean {
  return (
    readRow(
      db,
      `SELECT 1 FROM "ObjectPermissions"
        WHERE "ParentId" IN (${ownSets}) AND "SobjectType" = ?2 AND "Permissions${right}" = 1 LIMIT 1`,
      userId,
      object,
    ) !== undefined
  );
}
