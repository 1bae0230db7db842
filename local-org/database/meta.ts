import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { DataError } from './data-error.ts';
import { readArrays, write } from './statements.ts';

/** Facts about the file itself: how it was seeded or imported, its settings, its clock. Values are JSON. */
export type MetaKey =
  'schema' | 'seed' | 'import' | 'settings' | 'clockOffset' | 'accessEpoch' | 'purges' | 'customTypes';

/** Throws DataError for a value that is no JSON. */
export function readMeta<T>(db: DatabaseSyncInstance, key: MetaKey): T | undefined {
  const [row] = readArrays(db, 'SELECT value FROM local_meta WHERE key = ?', [key]);
  if (!row) return undefined;
  const value = String(row[0]);
  try {
    return JSON.parse(value) as T;
  } catch {
    throw new DataError(`${db.location() ?? 'the file'} holds something else than a ${key}: ${value}`);
  }
}

export function writeMeta(db: DatabaseSyncInstance, key: MetaKey, value: unknown): void {
  write(
    db,
    'INSERT INTO local_meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    JSON.stringify(value),
  );
}
