import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow, readRows, write, type SqlValue } from '../database/statements.ts';
import { createIdSource } from '../omni-channel/id-source.ts';
import { makeId } from '../schema/ids.ts';
import { objectByName } from '../schema/index.ts';

/** A component that lies in the org. */
export interface StoredComponent {
  readonly type: string;
  readonly fullName: string;
  readonly fileName: string;
  readonly id: string;
  /** Epoch milliseconds. */
  readonly created: number;
  readonly createdBy: string;
  readonly modified: number;
  readonly modifiedBy: string;
}

/** Who deploys, and when (epoch milliseconds). */
export interface Deployer {
  readonly userId: string;
  readonly now: number;
}

/** What a deployment leaves in the org's file, beside the records of its objects. */
export interface MetadataStore {
  readonly db: DatabaseSyncInstance;
  component(type: string, fullName: string): StoredComponent | undefined;
  components(type: string): readonly StoredComponent[];
  putComponent(component: Pick<StoredComponent, 'type' | 'fullName' | 'fileName' | 'id'>, by: Deployer): void;
  /** An id of this key prefix that no record of `table` has. */
  newId(keyPrefix: string, table?: string): string;
}

const tables = `
  CREATE TABLE IF NOT EXISTS local_component
    (type TEXT NOT NULL, full_name TEXT NOT NULL COLLATE NOCASE, file_name TEXT NOT NULL, id TEXT NOT NULL,
     created INTEGER NOT NULL, created_by TEXT NOT NULL, modified INTEGER NOT NULL, modified_by TEXT NOT NULL,
     PRIMARY KEY (type, full_name)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS local_deploy (id TEXT PRIMARY KEY NOT NULL, result TEXT NOT NULL) WITHOUT ROWID`;

const columns = `type, full_name AS fullName, file_name AS fileName, id, created, created_by AS createdBy, modified,
  modified_by AS modifiedBy`;

export function createMetadataStore(db: DatabaseSyncInstance): MetadataStore {
  db.exec(tables);
  const ids = createIdSource(db);
  return {
    db,
    component: (type, fullName) =>
      readRow<StoredComponent>(
        db,
        `SELECT ${columns} FROM local_component WHERE type = ? AND full_name = ?`,
        type,
        fullName,
      ),
    components: (type) =>
      readRows<StoredComponent>(
        db,
        `SELECT ${columns} FROM local_component WHERE type = ? ORDER BY full_name`,
        type,
      ),
    putComponent({ type, fullName, fileName, id }, { userId, now }) {
      write(
        db,
        `INSERT INTO local_component (type, full_name, file_name, id, created, created_by, modified, modified_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5, ?6)
         ON CONFLICT (type, full_name) DO UPDATE SET file_name = ?3, modified = ?5, modified_by = ?6`,
        type,
        fullName,
        fileName,
        id,
        now,
        userId,
      );
    },
    newId(keyPrefix, table) {
      for (;;) {
        const id = makeId(keyPrefix, ids.next(keyPrefix));
        if (table === undefined || !readRow(db, `SELECT 1 FROM "${table}" WHERE "Id" = ?`, id)) return id;
      }
    },
  };
}

export type RecordValues = Readonly<Record<string, SqlValue | boolean>>;

/** Writes a record of a standard object, with its system fields; what the object has no column for is left out. Answers
 * its id. */
export function putRecord(
  store: MetadataStore,
  object: string,
  { id, values }: { readonly id?: string | undefined; readonly values: RecordValues },
  { userId, now }: Deployer,
): string {
  const schema = objectByName(object);
  if (!schema) throw new Error(`There is no object ${object}.`);
  const changed = { LastModifiedDate: now, LastModifiedById: userId, SystemModstamp: now };
  const isNew = id === undefined;
  const newId = id ?? store.newId(schema.keyPrefix, object);
  const all: RecordValues = {
    ...values,
    ...changed,
    ...(isNew ? { Id: newId, CreatedDate: now, CreatedById: userId } : {}),
  };
  const names = Object.keys(all).filter((name) => schema.fields.some((field) => field.name === name));
  const cells = names.map((name) => sqlValue(all[name] ?? null));
  const text = isNew
    ? `INSERT INTO "${object}" (${names.map(quoted).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
    : `UPDATE "${object}" SET ${names.map((name) => `${quoted(name)} = ?`).join(', ')} WHERE "Id" = ?`;
  write(store.db, text, ...cells, ...(isNew ? [] : [newId]));
  return newId;
}

const quoted = (name: string): string => `"${name}"`;
const sqlValue = (value: SqlValue | boolean): SqlValue =>
  typeof value === 'boolean' ? Number(value) : value;

/** The id of the one record of a standard object whose field has this value, in any case. */
export function idByName(
  { db }: MetadataStore,
  object: string,
  field: string,
  name: string,
): string | undefined {
  const text = `SELECT "Id" AS id FROM "${object}" WHERE "${field}" = ? COLLATE NOCASE`;
  return readRow<{ id: string }>(db, text, name)?.id;
}
