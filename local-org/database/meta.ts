import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow, write } from './statements.ts';

/** Facts about the file itself: how it was seeded, its settings, its clock. Values are JSON. */
export type MetaKey = 'schema' | 'seed' | 'settings' | 'clockOffset' | 'accessEpoch';

export function readMeta<T>(db: DatabaseSyncInstance, key: MetaKey): T | undefined {
  const row = readRow<{ value: string }>(db, 'SELECT value FROM local_meta WHERE key = ?', key);
  return row && (JSON.parse(row.value) as T);
}

export function writeMeta(db: DatabaseSyncInstance, key: MetaKey, value: unknown): void {
  write(
    db,
    'INSERT INTO local_meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    JSON.stringify(value),
  );
}
