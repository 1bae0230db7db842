/** Stored data that cannot be used: the message says why, in one line. */
export class DataError extends Error {
  override readonly name = 'DataError';
}
