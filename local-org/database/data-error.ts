/** Stored data that cannot be used: the message says why, in one line. */
export class DataError extends Error {
  override readonly name = 'DataError';
}

/** SQLite's result codes for a file that cannot be used as it is; the others, as a broken constraint, are faults of the
 * program. SQLITE_ERROR is among them: a table or column is missing. */
const unusable = new Set([
  'SQLITE_ERROR',
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

/** What opening a file has thrown, as a DataError where the file is to blame. */
export function asDataError(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('sqliteCodeName' in error)) return error;
  const code = /^SQLITE_[A-Z]+/.exec(String(error.sqliteCodeName))?.[0] ?? '';
  return unusable.has(code) ? new DataError(`${file} cannot be used: ${error.message}`) : error;
}
