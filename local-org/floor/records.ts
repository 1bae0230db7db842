import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { SqlValue } from '../database/statements.ts';

export type SeedRecord = Readonly<Record<string, SqlValue>>;

/** Inserts records of one object, the system fields that it has filled in. All have the first one's fields. */
export function insertRecords(
  db: DatabaseSyncInstance,
  object: string,
  records: readonly SeedRecord[],
  created: { readonly at: number; readonly by: string },
): void {
  const first = records[0];
  if (!first) return;
  const system: SeedRecord = {
    CreatedDate: created.at,
    CreatedById: created.by,
    LastModifiedDate: created.at,
    LastModifiedById: created.by,
    SystemModstamp: created.at,
    IsDeleted: 0,
  };
  const info = db.prepare(`SELECT name FROM pragma_table_info(?)`).all(object) as { name: string }[];
  const known = new Set(info.map((column) => column.name));
  const added = Object.entries(system).filter(([name]) => known.has(name) && !(name in first));
  const names = [...Object.keys(first), ...added.map(([name]) => name)];
  const insert = db.prepare(
    `INSERT INTO "${object}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  const systemValues = added.map(([, value]) => value);
  for (const record of records) {
    const own = Object.keys(first).map((name) => record[name] ?? null);
    insert.run(...own, ...systemValues);
  }
}
