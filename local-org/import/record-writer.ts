import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { SqlValue } from '../database/statements.ts';
import type { ExportedFile } from './exported-files.ts';
import type { Header } from './header.ts';

export interface RecordWriter {
  /** False when the id is there already. */
  write(values: readonly SqlValue[]): boolean;
}

/** Writes the records of one file, each with a value for every column of its header. */
export function createRecordWriter(
  db: DatabaseSyncInstance,
  { object, absent = {} }: ExportedFile,
  { columns }: Header,
): RecordWriter {
  const given = new Set(columns.map((column) => column.name));
  const added = Object.entries(absent).filter(([name]) => !given.has(name));
  const names = [...given, ...added.map(([name]) => name)].map((name) => `"${name}"`);
  const values = added.map(([, value]) => value);
  const insert = db.prepare(
    `INSERT OR IGNORE INTO "${object.name}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  const usual = columns.map(({ name }) => absent[name] ?? null);
  const isPlain = usual.every((value) => value === null);
  const whole = (record: readonly SqlValue[]): readonly SqlValue[] =>
    isPlain ? record : record.map((value, nth) => value ?? usual[nth] ?? null);
  return { write: (record) => insert.run(...whole(record), ...values).changes > 0 };
}
