import { getSystemErrorName } from 'node:util';

/** Stored data that cannot be used: the message says why, in one line. */
export class DataError extends Error {
  override readonly name = 'DataError';
}

/** SQLite's result codes for a file that a sound program can neither read nor write any more: the disk is full or fails,
 * the file was damaged, locked or taken away. */
const lost = new Set([
  'SQLITE_PERM',
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_READONLY',
  'SQLITE_IOERR',
  'SQLITE_CORRUPT',
  'SQLITE_FULL',
  'SQLITE_CANTOPEN',
  'SQLITE_NOTADB',
]);

/** Why the file is lost, in one line; undefined for any other error. */
export function lostFile(error: unknown): string | undefined {
  if (!(error instanceof Error) || !lost.has(codeOf(error))) return undefined;
  return `${error.message}${causeOf(error)}`;
}

/** What opening a file has thrown, as a DataError where the file is to blame. SQLITE_ERROR is so too, a table or column
 * that is missing; the others, as a broken constraint, are faults of the program. */
export function asDataError(file: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const why = lostFile(error) ?? (codeOf(error) === 'SQLITE_ERROR' ? error.message : undefined);
  return why === undefined ? error : new DataError(`${file} cannot be used: ${why}`);
}

function codeOf(error: Error): string {
  return 'sqliteCodeName' in error ? (/^SQLITE_[A-Z]+/.exec(String(error.sqliteCodeName))?.[0] ?? '') : '';
}

/** The system's own name for it, as ENOSPC: SQLite calls most of them a disk I/O error. */
function causeOf(error: Error): string {
  const errno = 'systemErrno' in error ? Number(error.systemErrno) : 0;
  return errno > 0 ? ` (${getSystemErrorName(-errno)})` : '';
}
