import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow, write, type SqlValue } from '../database/statements.ts';
import { createIdSource } from '../omni-channel/id-source.ts';
import { makeId } from '../schema/ids.ts';
import { objectByName } from '../schema/index.ts';
import type { NewValues, Writer } from './types.ts';

/** Writes a record with the system fields that its object has; answers its id. */
export function insertRecord({ db, viewer, now }: Writer, object: string, values: NewValues): string {
  const at = Math.floor(now / 1000) * 1000;
  const id = nextId(db, object);
  const stamps: Record<string, SqlValue> = {
    CreatedDate: at,
    CreatedById: viewer.userId,
    LastModifiedDate: at,
    LastModifiedById: viewer.userId,
    SystemModstamp: at,
  };
  const fields = new Set(objectByName(object)?.fields.map(({ name }) => name));
  const record: Record<string, SqlValue> = { Id: id, ...values };
  for (const [name, value] of Object.entries(stamps)) if (fields.has(name)) record[name] = value;
  const names = Object.keys(record);
  write(
    db,
    `INSERT INTO "${object}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ...names.map((name) => record[name] ?? null),
  );
  return id;
}

/** The id of a share made by hand. */
export function nextShareId(db: DatabaseSyncInstance): string {
  return nextId(db, 'UserServicePresenceShare', 'local_share');
}

/** The next id of an object that no record has: seeded and imported ones were given without counting. */
function nextId(db: DatabaseSyncInstance, object: string, table = object): string {
  const prefix = objectByName(object)?.keyPrefix ?? '';
  const source = createIdSource(db);
  const taken = db.prepare(`SELECT 1 FROM "${table}" WHERE "Id" = ?`);
  for (;;) {
    const id = makeId(prefix, source.next(prefix));
    if (taken.get(id) === undefined) return id;
  }
}

export function isThere(db: DatabaseSyncInstance, object: string, id: SqlValue): boolean {
  return readRow(db, `SELECT 1 FROM "${object}" WHERE "Id" = ?`, id) !== undefined;
}
