import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, renameSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataError } from '../database/data-error.ts';
import { readMeta } from '../database/meta.ts';
import { discardDatabase, openWriter } from '../database/open.ts';
import { exportedFiles } from './exported-files.ts';

export interface ImportRequest {
  /** Holds the export. */
  readonly folder: string;
  /** Where the org's clock starts, epoch milliseconds; undefined at the newest SystemModstamp. */
  readonly now: number | undefined;
  /** Epoch milliseconds. */
  readonly realTime: number;
  /** A stored org gives way, once the import is whole. */
  readonly reset: boolean;
  readonly report: (text: string) => void;
  /** How far a long import has come, from 0 to 1. */
  readonly onProgress: (what: string, share: number) => void;
  readonly signal: AbortSignal | undefined;
}

/** What an org remembers of the export that it was made from. */
export interface StoredImport {
  readonly folder: string;
  /** Changes with every file of the export. */
  readonly stamp: string;
  readonly now: number | null;
  /** Where its clock started, epoch milliseconds. */
  readonly startsAt: number;
}

export interface ImportOrder {
  readonly file: string;
  readonly folder: string;
  readonly stamp: string;
  readonly now: number | undefined;
  readonly realTime: number;
}

export type ImportMessage =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'failure'; readonly text: string }
  | { readonly kind: 'end'; readonly lines: readonly string[]; readonly count: number };

/**
 * Makes the org's file from an export, or checks that the stored one was made from it. The new file is written beside
 * and takes its place when nothing is wrong with the export. Faults are reported line by line. Throws DataError.
 */
export async function importFile(file: string, request: ImportRequest): Promise<void> {
  const folder = resolve(request.folder);
  if (!isFolder(folder)) throw new DataError(`--import ${request.folder}: there is no such folder`);
  const stamp = stampOf(folder);
  if (!request.reset && existsSync(file) && refuseOther(file, folder, stamp, request.now)) return;
  const beside = `${file}.import`;
  discardDatabase(beside);
  try {
    const order = { file: beside, folder, stamp, now: request.now, realTime: request.realTime };
    const { lines, count } = await runProcess(order, request);
    if (count === 1) throw new DataError(`${lines.join('')}; nothing was imported`);
    if (count > 1) {
      lines.forEach(request.report);
      const first = count > lines.length ? `, the first ${lines.length} of them above` : '';
      throw new DataError(`${request.folder}: ${count} faults${first}; nothing was imported`);
    }
    discardDatabase(file);
    renameSync(beside, file);
  } finally {
    discardDatabase(beside);
  }
}

/** Undefined when there is no file, or one that was not imported. */
export function storedImport(file: string): StoredImport | undefined {
  if (!existsSync(file)) return undefined;
  const db = openWriter(file);
  try {
    return readMeta<StoredImport>(db, 'import');
  } finally {
    db.close();
  }
}

/** False for a file that holds no org: one whose making was cut off. */
function refuseOther(file: string, folder: string, stamp: string, now: number | undefined): boolean {
  const db = openWriter(file);
  const stored = readMeta<StoredImport>(db, 'import');
  const isSeeded = readMeta(db, 'seed') !== undefined;
  db.close();
  if (!stored && !isSeeded) return false;
  if (stored?.folder !== folder || stored.stamp !== stamp) {
    throw new DataError(
      `${file} holds an org that was not made from ${folder} as it is; --reset makes a new one`,
    );
  }
  if (now !== undefined && now !== stored.now) {
    throw new DataError(`${file} was imported with another --now; --reset makes a new one`);
  }
  return true;
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** By sizes and times of change: reading a million rows to know them again would take as long as importing them. */
function stampOf(folder: string): string {
  const hash = createHash('sha256');
  for (const { name } of exportedFiles) {
    const stats = statSync(join(folder, name), { throwIfNoEntry: false });
    hash.update(`${name} ${stats?.size} ${stats?.mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Bytes from which on somebody waits long enough to wonder. */
const longImport = 5_000_000;

function sizeOf(folder: string): number {
  return exportedFiles.reduce(
    (sum, { name }) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

/** In a process of its own, for the reasons of a filling. */
async function runProcess(
  order: ImportOrder,
  { report, onProgress, signal }: ImportRequest,
): Promise<{ lines: readonly string[]; count: number }> {
  signal?.throwIfAborted();
  const isLong = sizeOf(order.folder) >= longImport;
  const child = fork(fileURLToPath(new URL('./process.mjs', import.meta.url)), [], { execArgv: [] });
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  signal?.addEventListener('abort', kill);
  let end: { lines: readonly string[]; count: number } | undefined;
  let failure: string | undefined;
  child.on('message', (message: ImportMessage) => {
    if (message.kind === 'end') end = message;
    else if (message.kind === 'failure') failure = message.text;
    else if (message.kind === 'note') report(message.text);
    else if (isLong) onProgress(`Importing ${order.folder}`, message.share);
  });
  child.send(order);
  try {
    await new Promise<void>((done, reject) => {
      child.once('error', reject);
      child.once('exit', () => done());
    });
  } finally {
    process.off('exit', kill);
    signal?.removeEventListener('abort', kill);
  }
  if (failure !== undefined) throw new DataError(`${order.folder} cannot be imported: ${failure}`);
  if (!end) throw new Error('importing was cut off');
  return end;
}
