import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { rebuildSharing } from '../access/sharing-structure.ts';
import { createIndexes } from '../database/open.ts';
import { readRow } from '../database/statements.ts';
import { createIdSource } from '../omni-channel/id-source.ts';
import { presencePrefix } from '../omni-channel/types.ts';
import { makeId } from '../schema/ids.ts';
import { writeAdditions } from './additions.ts';
import { createDirectory, type Directory } from './directory.ts';
import { exportedFiles, type ExportedFile } from './exported-files.ts';
import { createFaults, type Faults } from './faults.ts';
import { readHeader, type Header } from './header.ts';
import { createProfiles, type Profiles } from './profiles.ts';
import { readCsv } from './read-csv.ts';
import { createRecordReader, type RecordReader } from './record-reader.ts';
import { createRecordWriter, type RecordWriter } from './record-writer.ts';

export interface ImportOptions {
  /** Holds the files. */
  readonly folder: string;
  /** Epoch milliseconds, for what the export does not date. */
  readonly now: number;
  /** Told how much is done, 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** Told what is left out, one line each. */
  readonly onNote: (text: string) => void;
}

export interface ImportResult {
  readonly faults: Faults;
  /** The newest SystemModstamp of the export, epoch milliseconds; undefined without one. */
  readonly newest: number | undefined;
}

const rowsPerTransaction = 100_000;
/** The share that reading has; the rest is for indexes. */
const readingShare = 0.85;

/** Reads an export into an empty org. With faults in it the org is of no use. Throws the system's error for a file
 * that cannot be read. */
export async function importOrg(db: DatabaseSyncInstance, options: ImportOptions): Promise<ImportResult> {
  const { folder, onProgress, onNote } = options;
  const faults = createFaults();
  const directory = createDirectory();
  const there = exportedFiles.filter(({ name }) => existsSync(join(folder, name)));
  const missing = exportedFiles.filter((file) => !there.includes(file)).map(({ name }) => name);
  if (missing.length > 0) faults.add(folder, undefined, undefined, `there is no ${missing.join(', no ')}`);
  const names = new Set(exportedFiles.map((file) => file.name));
  const others = readdirSync(folder).filter((name) => /\.csv$/i.test(name) && !names.has(name));
  for (const name of others) onNote(`${name}: left out, the local org imports ${[...names].join(', ')}`);

  const sizes = there.map(({ name }) => statSync(join(folder, name)).size);
  const total = sizes.reduce((sum, size) => sum + size, 1);
  let before = 0;
  let profiles: Profiles | undefined;
  for (const [nth, file] of there.entries()) {
    const onBytes = (bytes: number): void => onProgress(((before + bytes) / total) * readingShare);
    const seen = await importFile({ db, folder, file, faults, directory, onBytes, onNote });
    profiles ??= seen;
    before += sizes[nth] ?? 0;
    onProgress((before / total) * readingShare);
  }
  const newest = newestStamp(db);
  if (faults.count === 0 && profiles) {
    writeAdditions(db, profiles, newest ?? options.now);
    skipTakenNumbers(db);
    fillBin(db);
    createIndexes(db);
    rebuildSharing(db);
    onProgress(1);
  }
  return { faults, newest };
}

interface FileImport extends Pick<ImportOptions, 'folder' | 'onNote'> {
  readonly db: DatabaseSyncInstance;
  readonly file: ExportedFile;
  readonly faults: Faults;
  readonly directory: Directory;
  readonly onBytes: (bytes: number) => void;
}

interface OpenFile {
  readonly header: Header;
  readonly reader: RecordReader;
  readonly writer: RecordWriter;
  readonly profiles: Profiles | undefined;
}

/** The profiles that the file told of. */
async function importFile(work: FileImport): Promise<Profiles | undefined> {
  const { db, folder, file, faults, directory, onBytes, onNote } = work;
  let open: OpenFile | undefined;
  let isOpened = false;
  let pending = 0;

  function openWith(names: readonly string[]): OpenFile | undefined {
    const header = readHeader(file, names, faults);
    if (!header) return undefined;
    if (header.unknown.length > 0) onNote(`${file.name}: left out, columns ${header.unknown.join(', ')}`);
    return {
      header,
      reader: createRecordReader(file, header, directory, faults),
      writer: createRecordWriter(db, file, header),
      profiles: header.columns.some(({ name }) => name === 'ProfileId')
        ? createProfiles(file, header, faults)
        : undefined,
    };
  }
  function onRecord(cells: readonly string[], line: number): void {
    if (!isOpened) {
      isOpened = true;
      open = openWith(cells);
      return;
    }
    const values = open?.reader.read(cells, line);
    if (!open || !values) return;
    open.profiles?.see(values, cells, line);
    if (!open.writer.write(values)) faults.add(file.name, line, 'Id', "is another line's too");
    pending += 1;
    if (pending % rowsPerTransaction === 0) db.exec('COMMIT; BEGIN');
  }

  db.exec('BEGIN');
  const broken = await readCsv(join(folder, file.name), { onRecord, onBytes });
  db.exec('COMMIT');
  if (broken) faults.add(file.name, broken.line, undefined, broken.why);
  else if (!isOpened)
    faults.add(file.name, 1, undefined, 'the file is empty: a line with the columns is needed');
  else if (open) {
    directory.close(file.object.name);
    open.reader.finish();
  }
  return open?.profiles;
}

function newestStamp(db: DatabaseSyncInstance): number | undefined {
  const stamps = exportedFiles
    .filter(({ object }) => object.fields.some((field) => field.name === 'SystemModstamp'))
    .map(({ object }) => `SELECT MAX("SystemModstamp") AS stamp FROM "${object.name}"`);
  return (
    readRow<{ newest: number | null }>(db, `SELECT MAX(stamp) AS newest FROM (${stamps.join(' UNION ALL ')})`)
      ?.newest ?? undefined
  );
}

/** Rows that the export shows as deleted lie in the recycle bin. Their last change was that they were deleted. */
function fillBin(db: DatabaseSyncInstance): void {
  for (const { object } of exportedFiles) {
    const has = (name: string): boolean => object.fields.some((field) => field.name === name);
    if (!object.calls.includes('undelete()') || !has('IsDeleted')) continue;
    db.exec(`INSERT INTO recycle_bin ("Id", entity, "OwnerId", "DeletedDate", deleted_by)
      SELECT "Id", '${object.name}', "OwnerId", "SystemModstamp", "LastModifiedById" FROM "${object.name}"
       WHERE "IsDeleted" = 1`);
  }
}

/** Omni-Channel goes on counting behind the ids of an export that was made by a local org. */
function skipTakenNumbers(db: DatabaseSyncInstance): void {
  const own = makeId(presencePrefix, 0).slice(0, 6);
  const row = readRow<{ last: string | null }>(
    db,
    'SELECT MAX("Id") AS last FROM "UserServicePresence" WHERE "Id" >= ? AND "Id" < ?',
    own,
    `${own}~`,
  );
  if (typeof row?.last !== 'string') return;
  createIdSource(db).setLast(presencePrefix, numberOf(row.last));
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Makes `makeId(prefix, n)` n again; the most that still can be counted on from, for one that is beyond. */
function numberOf(id: string): number {
  let number = 0;
  for (const digit of id.slice(6, 15)) number = number * 62 + digits.indexOf(digit);
  return Math.min(number, 62 ** 8);
}
