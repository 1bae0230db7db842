import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { ddl } from '../../schema/tables.generated.ts';
import { registerSoqlFunctions, type SqlValue, type Statement } from '../index.ts';
import { objects, type Row } from './rows.ts';

/** The schema's tables in memory, empty. */
export function emptyTables(): DatabaseSyncInstance {
  const db = new DatabaseSync(':memory:');
  for (const statement of ddl) db.exec(statement);
  registerSoqlFunctions(db);
  return db;
}

/** Puts rows in the place of what a table holds. */
export function store(db: DatabaseSyncInstance, name: string, rows: readonly Row[]): void {
  const fields = [...(objects.get(name)?.fields.values() ?? [])].map((field) => field.name);
  const columns = fields.map((field) => `"${field}"`).join();
  const insert = db.prepare(`INSERT INTO "${name}" (${columns}) VALUES (${fields.map(() => '?').join()})`);
  db.exec(`DELETE FROM "${name}"`);
  for (const row of rows) {
    insert.run(
      ...fields.map((field) => {
        const value =
          row[field] ??
          (objects.get(name)?.fields.get(field.toLowerCase())?.type === 'boolean' ? false : null);
        return typeof value === 'boolean' ? Number(value) : value;
      }),
    );
  }
}

/** Rows as arrays of cells. */
export function read(db: DatabaseSyncInstance, { sql, binds }: Statement): SqlValue[][] {
  const prepared = db.prepare(sql);
  prepared.setReturnArrays(true);
  const rows: unknown[] = prepared.all(...binds);
  return rows as SqlValue[][];
}
