import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow, type SqlValue } from '../../database/statements.ts';
import { noSuchRecord } from '../refusals.ts';

/** Records are shared with users, roles and public groups; a queue owns records instead. Throws
 * INVALID_CROSS_REFERENCE_KEY. */
export function assertGrantee(db: DatabaseSyncInstance, id: SqlValue): void {
  const isUser = readRow(db, 'SELECT 1 FROM "User" WHERE "Id" = ?', id) !== undefined;
  const group = readRow<{ type: string }>(db, 'SELECT "Type" AS type FROM "Group" WHERE "Id" = ?', id);
  if (!isUser && (group === undefined || group.type === 'Queue')) throw noSuchRecord(['UserOrGroupId']);
}
