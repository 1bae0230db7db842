import { newestPurge } from '../database/recycle-bin.ts';
import { iterateArrays } from '../database/statements.ts';
import { jsonValue } from '../soql/index.ts';
import type { ReadContext } from './context.ts';
import {
  andVisible,
  earliestStart,
  invalidDate,
  latestDateCovered,
  minute,
  readWindow,
  replicatedObject,
  tooManyIds,
  type ReplicationArguments,
} from './replication.ts';

export interface GetDeletedResult {
  readonly deletedRecords: readonly { readonly id: string; readonly deletedDate: string }[];
  readonly earliestDateAvailable: string;
  readonly latestDateCovered: string;
}

/** Records that were deleted in a window and not brought back, as far as the caller may see them. */
export function getDeleted(context: ReadContext, args: ReplicationArguments): GetDeletedResult {
  const { db, now, settings } = context;
  const object = replicatedObject(context, args.object, 'getDeleted()');
  const window = readWindow(args, 'getDeleted()', now);
  // "The specified startDate must chronologically precede the specified endDate value by more than one minute."
  if (Date.parse(args.end) - Date.parse(args.start) <= minute) {
    throw invalidDate('startDate must precede endDate by more than a minute');
  }
  const earliest = Math.max(earliestStart('getDeleted()', now), newestPurge(db, object.name));
  if (window.from < earliest) {
    // "If the purge has been performed before your getDeleted() call is executed, an INVALID_REPLICATION_DATE error".
    throw invalidDate(
      `records were purged: ${new Date(earliest).toISOString()} is the earliest date available`,
    );
  }
  const visible = andVisible(context, object, 't');
  // The alias holds what the rules of sharing ask for: Id and OwnerId, as they were when the record was deleted.
  const sql = `SELECT "t"."Id", "t"."DeletedDate" FROM recycle_bin AS "t"
    WHERE "t".entity = ? AND "t"."DeletedDate" >= ? AND "t"."DeletedDate" < ?${visible.sql}
    ORDER BY "t"."DeletedDate", "t"."Id" LIMIT ?`;
  const binds = [object.name, window.from, window.until, ...visible.binds, settings.maxIds + 1];
  const deletedRecords = [...iterateArrays(db, sql, binds)].map(([id, at]) => ({
    id: String(id),
    deletedDate: String(jsonValue(at ?? null, 'dateTime')),
  }));
  if (deletedRecords.length > settings.maxIds) throw tooManyIds(settings.maxIds);
  return {
    deletedRecords,
    earliestDateAvailable: String(jsonValue(earliest, 'dateTime')),
    latestDateCovered: String(jsonValue(latestDateCovered(window, now), 'dateTime')),
  };
}
