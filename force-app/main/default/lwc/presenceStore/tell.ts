/** Tells one listener. What it throws becomes an unhandled rejection, which a page reports: it stops neither the
 * other listeners nor what was being told about. */
export function tellOne<T>(listener: (value: T) => void, value: T): void {
  try {
    listener(value);
  } catch (thrown) {
    void Promise.reject(asError(thrown));
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
