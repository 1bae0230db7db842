import { readArrays } from '../database/statements.ts';
import { jsonValue } from '../soql/index.ts';
import type { ReadContext } from './context.ts';
import {
  andVisible,
  latestDateCovered,
  readWindow,
  replicatedObject,
  tooManyIds,
  type ReplicationArguments,
} from './replication.ts';

export interface GetUpdatedResult {
  readonly ids: readonly string[];
  readonly latestDateCovered: string;
}

/** Ids of records that were created or changed in a window and are still there, as far as the caller may see them. */
export function getUpdated(context: ReadContext, args: ReplicationArguments): GetUpdatedResult {
  const object = replicatedObject(context, args.object, 'getUpdated()');
  const window = readWindow(args, 'getUpdated()', context.now);
  // "The call uses SystemModstamp […]. If SystemModstamp isn't available, the call uses LastModifiedDate."
  const stamp = object.fields.has('systemmodstamp') ? 'SystemModstamp' : 'LastModifiedDate';
  const living = object.object.fields.some(({ name }) => name === 'IsDeleted')
    ? ' AND "t"."IsDeleted" = 0'
    : '';
  const visible = andVisible(context, object, 't');
  const { maxIds } = context.settings;
  const sql = `SELECT "t"."Id" FROM "${object.name}" AS "t"
    WHERE "t"."${stamp}" >= ? AND "t"."${stamp}" < ?${living}${visible.sql}
    ORDER BY "t"."${stamp}", "t"."Id" LIMIT ?`;
  const binds = [window.from, window.until, ...visible.binds, maxIds + 1];
  const ids = readArrays(context.db, sql, binds).map(([id]) => String(id));
  if (ids.length > maxIds) throw tooManyIds(maxIds);
  return { ids, latestDateCovered: String(jsonValue(latestDateCovered(window, context.now), 'dateTime')) };
}
