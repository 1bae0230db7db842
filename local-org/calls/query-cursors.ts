import { OrgError } from '../org-error.ts';
import { to18 } from '../schema/ids.ts';

/** REST guide, query: records a page, the default and the most. */
export const largestBatch = 2000;

/** A query that has more records than one page. It keeps ids, not records, so that a page shows what is stored when
 * it is asked for. */
export interface QueryCursor {
  readonly userId: string;
  readonly q: string;
  /** Rows in the recycle bin are in it. */
  readonly deleted: boolean;
  readonly ids: readonly string[];
}

export interface QueryCursors {
  /** Returns the cursor's id. */
  keep(cursor: QueryCursor): string;
  find(id: string, userId: string): QueryCursor | undefined;
}

/** "Up to 10 query cursors open at a time" per user (SOQL limits): the oldest goes. */
const cursorsPerUser = 10;

/** `reader` is the number of the reading thread, the sixth character of its cursors' ids: a page is read where the
 * cursor lies. `first` differs from start to start, so that a locator of an earlier run is refused, never confused. */
export function createQueryCursors(reader: number, first: number): QueryCursors {
  const byId = new Map<string, QueryCursor>();
  let next = first;
  return {
    keep(cursor) {
      const own = [...byId].filter(([, each]) => each.userId === cursor.userId);
      for (const [id] of own.slice(0, Math.max(0, own.length - cursorsPerUser + 1))) byId.delete(id);
      const id = `01g00${reader.toString(36)}${next.toString(36).padStart(9, '0')}`;
      next += 1;
      const full = to18(id) ?? id;
      byId.set(full, cursor);
      return full;
    },
    find(id, userId) {
      const cursor = byId.get(id);
      return cursor?.userId === userId ? cursor : undefined;
    },
  };
}

/** The reading thread whose cursor a locator names. */
export function readerOfLocator(locator: string): number | undefined {
  const digit = /^01g00([0-9a-z])[0-9a-z]{9}[0-9A-Z]{3}-\d+$/.exec(locator)?.[1];
  return digit === undefined ? undefined : Number.parseInt(digit, 36);
}

export function unknownLocator(): OrgError {
  return new OrgError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
}
