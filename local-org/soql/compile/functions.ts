import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { foldText } from '../text-folding.ts';
import { zoneOffset } from './local-time-sql.ts';

/** Gives a connection what compiled queries call: SQLite's NOCASE, LIKE and upper() know ASCII only, and it knows no time
 * zone. Every connection that runs a compiled query needs it. */
export function registerSoqlFunctions(db: DatabaseSyncInstance): void {
  db.function('soql_fold', { deterministic: true }, (value: unknown) =>
    typeof value === 'string' ? foldText(value) : null,
  );
  db.function('soql_zone_offset', { deterministic: true }, (value: unknown, timeZone: unknown) =>
    typeof value === 'number' && typeof timeZone === 'string' ? zoneOffset(value, timeZone) : null,
  );
}
