import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { ddl } from '../schema/tables.generated.ts';
import { DataError } from './data-error.ts';
import { readMeta, writeMeta } from './meta.ts';
import { recycleBinTable } from './recycle-bin.ts';
import { readRow, transaction } from './statements.ts';

/** What the org keeps beside its objects. `WITHOUT ROWID` where the key is all there is to look up. */
const localTables = [
  'CREATE TABLE IF NOT EXISTS local_meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID',
  `CREATE TABLE IF NOT EXISTS local_session
     (token TEXT PRIMARY KEY NOT NULL, user_id TEXT NOT NULL, created INTEGER NOT NULL) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS local_role_closure
     (ancestor TEXT NOT NULL, descendant TEXT NOT NULL, PRIMARY KEY (ancestor, descendant)) WITHOUT ROWID`,
  // Who is in a group, whatever lies between: group_id has the queue itself as its user too.
  `CREATE TABLE IF NOT EXISTS local_group_user
     (group_id TEXT NOT NULL, user_id TEXT NOT NULL, PRIMARY KEY (group_id, user_id)) WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS local_group_user_user ON local_group_user (user_id, group_id)',
  // Shares made by hand; UserServicePresenceShare shows them beside what owners and rules imply.
  `CREATE TABLE IF NOT EXISTS local_share ("Id" TEXT PRIMARY KEY NOT NULL, "ParentId" TEXT NOT NULL,
     "UserOrGroupId" TEXT NOT NULL, "AccessLevel" TEXT NOT NULL, "LastModifiedDate" INTEGER, "LastModifiedById" TEXT)
     WITHOUT ROWID`,
  'CREATE UNIQUE INDEX IF NOT EXISTS local_share_parent ON local_share ("ParentId", "UserOrGroupId")',
  'CREATE INDEX IF NOT EXISTS local_share_grantee ON local_share ("UserOrGroupId", "ParentId")',
  // Channels of change events that were deployed, and what each carries; ChangeEvents is in every org.
  'CREATE TABLE IF NOT EXISTS event_channel (name TEXT PRIMARY KEY NOT NULL COLLATE NOCASE, label TEXT NOT NULL) WITHOUT ROWID',
  `CREATE TABLE IF NOT EXISTS event_channel_member
     (full_name TEXT PRIMARY KEY NOT NULL COLLATE NOCASE, channel TEXT NOT NULL COLLATE NOCASE, entity TEXT NOT NULL,
      filter TEXT, enriched TEXT NOT NULL) WITHOUT ROWID`,
  recycleBinTable,
];

const isIndex = (statement: string): boolean => /^\s*CREATE\s+(UNIQUE\s+)?INDEX\b/i.test(statement);
const statements = [...localTables, ...ddl];
const schemaHash = createHash('sha256').update(statements.join(';')).digest('hex').slice(0, 16);

function open(path: string, readOnly: boolean): DatabaseSyncInstance {
  const db = new DatabaseSync(path, { readOnly });
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY');
  db.exec('PRAGMA mmap_size = 1073741824');
  return db;
}

/** The only connection that writes. Creates the tables of an empty file; indexes come with `createIndexes`, because
 * a table of millions of rows is filled in half the time without them. Throws DataError. */
export function openWriter(path: string): DatabaseSyncInstance {
  const isNew = !existsSync(path);
  let db: DatabaseSyncInstance | undefined;
  try {
    db = open(path, false);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    createTables(db);
  } catch (error) {
    db?.close();
    if (error instanceof DataError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new DataError(`${path} cannot be ${isNew ? 'created' : 'opened'}: ${why}`);
  }
  return db;
}

function createTables(db: DatabaseSyncInstance): void {
  const hasTables = readRow(db, "SELECT 1 FROM sqlite_master WHERE type = 'table' LIMIT 1") !== undefined;
  if (!hasTables) {
    transaction(db, () => {
      for (const statement of statements.filter((each) => !isIndex(each))) db.exec(statement);
      writeMeta(db, 'schema', schemaHash);
    });
    return;
  }
  const isOrg = readRow(db, "SELECT 1 FROM sqlite_master WHERE name = 'local_meta'") !== undefined;
  if (!isOrg) throw new DataError(`${db.location() ?? 'the file'} is not a local org's`);
  if (readMeta<string>(db, 'schema') !== schemaHash) {
    throw new DataError(
      `${db.location() ?? 'the file'} was written by another version of the local org; --reset makes a new one`,
    );
  }
}

/** Run once a file is filled: statistics decide which index a plan takes. */
export function createIndexes(db: DatabaseSyncInstance): void {
  const existing = new Set(
    (db.prepare("SELECT name FROM sqlite_master WHERE type = 'index'").all() as { name: string }[]).map(
      (row) => row.name,
    ),
  );
  for (const statement of statements.filter(isIndex)) {
    const name = /INDEX\s+(?:IF\s+NOT\s+EXISTS\s+)?"?([^"\s(]+)/i.exec(statement)?.[1] ?? '';
    if (!existing.has(name)) db.exec(statement);
  }
  db.exec('ANALYZE');
}

/** Files up to this size, in bytes, are looked through before use: it takes well under half a second. */
const quicklyChecked = 64 * 1024 * 1024;

/** Throws DataError for a file with damaged pages, as far as that can be told in a moment. */
export function assertSound(db: DatabaseSyncInstance): void {
  const pages = readRow<{ page_count: number }>(db, 'PRAGMA page_count')?.page_count ?? 0;
  const size = readRow<{ page_size: number }>(db, 'PRAGMA page_size')?.page_size ?? 0;
  if (pages * size > quicklyChecked) return;
  const found = readRow<{ quick_check: string }>(db, 'PRAGMA quick_check(1)')?.quick_check ?? 'no answer';
  if (found !== 'ok') {
    throw new DataError(`${db.location() ?? 'the file'} is damaged: ${found.replaceAll('\n', ' ')}`);
  }
}

export function openReader(path: string): DatabaseSyncInstance {
  return open(path, true);
}

export interface DataFolder {
  /** The database file inside it. */
  readonly file: string;
  /** Gives the folder to the next process. */
  release(): void;
}

/** Takes a folder for this process alone. The lock is the system's, on a file beside the database: it goes with the
 * process, however that ends. Throws DataError. */
export function takeDataFolder(folder: string, reset: boolean): DataFolder {
  let lock: DatabaseSyncInstance | undefined;
  try {
    makeFolder(folder);
    lock = new DatabaseSync(join(folder, 'org.lock'));
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const why = error instanceof Error ? error.message : String(error);
    throw new DataError(
      /locked/i.test(why) ? `${folder} is in use by another local org` : `${folder} cannot be used: ${why}`,
    );
  }
  const held = lock;
  const file = join(folder, 'org.db');
  if (reset) discardDatabase(file);
  return { file, release: () => held.close() };
}

/** Not by mkdir's own recursion: Node 20 never comes back from it where the system answers ENOENT inside a folder that
 * is there, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder);
}

export function discardDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}
