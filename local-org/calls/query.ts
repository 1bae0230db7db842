import { OrgError } from '../org-error.ts';
import { iterateArrays, readArrays, type SqlValue } from '../database/statements.ts';
import { objectByName } from '../schema/index.ts';
import { compileSoql, type CompiledQuery } from '../soql/index.ts';
import type { ReadContext } from './context.ts';
import { fillRecordAccess } from './record-access.ts';
import { largestBatch } from './query-cursors.ts';

export interface QueryArguments {
  readonly q: string;
  /** Records a page, at most 2,000. */
  readonly batchSize: number;
  /** queryAll: what lies in the recycle bin too. */
  readonly deleted?: boolean;
}

export interface QueryAnswer {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly Record<string, unknown>[];
}

/** SOQL limits: "maximum length of SOQL statements". */
const longestStatement = 100_000;

export function query(context: ReadContext, { q, batchSize, deleted = false }: QueryArguments): QueryAnswer {
  fillRecordAccess(context, q);
  const compiled = compileFor(context, q, deleted);
  const clock = { now: context.now, timeZone: context.viewer.timeZone };
  if (compiled.kind === 'rows') return firstPage(context, compiled, { q, batchSize, deleted });

  const { sql, binds } = compiled.query(clock);
  const rows = readArrays(context.db, sql, binds);
  if (compiled.kind === 'count') return { totalSize: Number(rows[0]?.[0] ?? 0), done: true, records: [] };
  if (rows.length > largestBatch) {
    throw new OrgError(
      400,
      'EXCEEDED_ID_LIMIT',
      'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
    );
  }
  return { totalSize: rows.length, done: true, records: compiled.records(rows, context.apiVersion) };
}

export function compileFor(context: ReadContext, q: string, deleted = false): CompiledQuery {
  if (q.length > longestStatement) {
    throw new OrgError(
      400,
      'MALFORMED_QUERY',
      `SOQL statements cannot be longer than ${longestStatement} characters.`,
    );
  }
  return compileSoql(q, context.scope, { deleted });
}

function firstPage(
  context: ReadContext,
  compiled: CompiledQuery,
  { q, batchSize, deleted }: Required<QueryArguments>,
): QueryAnswer {
  const clock = { now: context.now, timeZone: context.viewer.timeZone };
  const page = compiled.pageQuery(clock, batchSize);
  const rows = page && readArrays(context.db, page.sql, page.binds);
  const first = rows && compiled.records(rows.slice(0, batchSize), context.apiVersion);
  if (first && rows.length <= batchSize) return { totalSize: first.length, done: true, records: first };
  const { sql, binds } = compiled.idQuery(clock);
  const found = readIds(context, sql, binds);
  const ids = first
    ? withFirst(
        rows.slice(0, batchSize).map((row) => compiled.idOf(row)),
        found,
      )
    : found;
  const records = first ?? recordsOf(context, compiled, ids.slice(0, batchSize));
  if (ids.length <= batchSize) return { totalSize: ids.length, done: true, records };
  const cursor = context.cursors.keep({ userId: context.viewer.userId, q, deleted, ids });
  return {
    totalSize: ids.length,
    done: false,
    nextRecordsUrl: locatorUrl(context.apiVersion, cursor, batchSize),
    records,
  };
}

/** Without an order two queries need not agree on one, nor a LIMIT on which: what has been read comes first. */
function withFirst(first: readonly string[], found: readonly string[]): string[] {
  return [...new Set([...first, ...found])].slice(0, found.length);
}

/** May be every record that there is, so it asks from time to time whether somebody still waits. */
function readIds({ db, stillWanted }: ReadContext, sql: string, binds: readonly SqlValue[]): string[] {
  const ids: string[] = [];
  for (const [id] of iterateArrays(db, sql, binds)) {
    if (ids.push(String(id)) % 1000 === 0) stillWanted();
  }
  return ids;
}

export function recordsOf(
  context: ReadContext,
  compiled: CompiledQuery,
  ids: readonly string[],
): Record<string, unknown>[] {
  if (ids.length === 0) return [];
  if (isDerived(compiled.object)) return derivedRecords(context, compiled, ids);
  const { sql, binds }: { sql: string; binds: readonly SqlValue[] } = compiled.rowQuery(ids);
  return compiled.records(readArrays(context.db, sql, binds), context.apiVersion);
}

/** Rows that follow from others' have ids, but nothing to find them by. */
export const isDerived = (object: string): boolean => typeof objectByName(object)?.sharing === 'object';

/** The whole query again, of which these are kept. */
function derivedRecords(
  context: ReadContext,
  compiled: CompiledQuery,
  ids: readonly string[],
): Record<string, unknown>[] {
  const places = new Map(ids.map((id, place) => [id, place]));
  const found: Record<string, unknown>[] = [];
  const { sql, binds } = compiled.query({ now: context.now, timeZone: context.viewer.timeZone });
  let rows = 0;
  for (const row of iterateArrays(context.db, sql, binds)) {
    rows += 1;
    if (rows % 1000 === 0) context.stillWanted();
    for (const record of compiled.records([row], context.apiVersion)) {
      const { url = '' } = record['attributes'] as { url?: string };
      const place = places.get(url.slice(url.lastIndexOf('/') + 1));
      if (place !== undefined) found[place] = record;
    }
  }
  return found.filter((record) => record !== undefined);
}

export function locatorUrl(apiVersion: number, cursor: string, offset: number): string {
  return `/services/data/v${apiVersion.toFixed(1)}/query/${cursor}-${offset}`;
}
