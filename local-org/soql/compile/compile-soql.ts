import { type BoundQuery, isColumn } from '../check/bound.ts';
import { checkQuery } from '../check/check-query.ts';
import type { RunClock } from '../date-literals.ts';
import { parseSoql } from '../parse/parse-soql.ts';
import { type CompileScope, fromSql, joinsSql, type Reading, rootWhereSql } from './from-sql.ts';
import { inZone } from './local-time-sql.ts';
import { withLookedUpParents } from './looked-up-parents.ts';
import { groupedSql, groupSql, havingSql, orderSql } from './order-sql.ts';
import { type JsonRecord, resultReader, rowReader, type RowReader } from './records.ts';
import { aggregateSql, bindsAt, join, quoted, type Sql, sql, type SqlValue } from './sql.ts';

export interface Statement {
  readonly sql: string;
  readonly binds: SqlValue[];
}

export interface CompiledQuery {
  readonly kind: 'rows' | 'count' | 'aggregate';
  /** The root's name as the schema spells it. */
  readonly object: string;
  /** All of an answer that is no longer than `most` records, in one step: so many rows and one more. Undefined where that
   * would sort whole records to throw them away: then ids are read first. Of a query of kind `rows` only. */
  pageQuery(clock: RunClock, most: number): Statement | undefined;
  /** The id of the root in a row of a query of kind `rows`. */
  idOf(row: readonly SqlValue[]): string;
  /** Ids of the root in order; of a query of kind `rows` only. */
  idQuery(clock: RunClock): Statement;
  /** The records of these ids, in that order, as far as they are still there; of a query of kind `rows` only. */
  rowQuery(ids: readonly string[]): Statement;
  /** Everything at once. A query of kind `count` gives one row with one number. */
  query(clock: RunClock): Statement;
  /** Rows as arrays of cells, made to what the REST API answers. */
  records(rows: readonly (readonly SqlValue[])[], apiVersion: number): JsonRecord[];
}

function limitSql({ limit, offset }: BoundQuery): Sql {
  if (offset === undefined) return limit === undefined ? sql('') : sql(' LIMIT ?', limit);
  return sql(' LIMIT ? OFFSET ?', limit ?? -1, offset);
}

function statementOf(piece: Sql): (clock: RunClock) => Statement {
  return (clock) => ({ sql: inZone(piece.text, clock), binds: bindsAt(piece.binds, clock) });
}

function readerOf(bound: BoundQuery): RowReader | undefined {
  const { select } = bound;
  if (select.kind === 'count') return undefined;
  if (select.kind === 'rows') return rowReader(bound, select.columns);
  return resultReader(select.results, ({ value }) =>
    isColumn(value) ? groupedSql(value) : aggregateSql(value),
  );
}

function onlyRows(): never {
  throw new Error('Only records have ids: this query counts or aggregates.');
}

const noIds = { pageQuery: onlyRows, idOf: onlyRows, idQuery: onlyRows, rowQuery: onlyRows };

function pageOf({ limit, offset, orderBy }: BoundQuery, all: Sql): CompiledQuery['pageQuery'] {
  const statement = statementOf(join([all, sql(' LIMIT ? OFFSET ?')], ''));
  return (clock, most) => {
    if (orderBy.length > 0 && (limit ?? Infinity) > most) return undefined;
    const { sql: text, binds } = statement(clock);
    return { sql: text, binds: [...binds, Math.min(limit ?? Infinity, most + 1), offset ?? 0] };
  };
}

function pagedRows(
  bound: BoundQuery,
  expressions: readonly string[],
  reading: Reading,
): CompiledQuery['rowQuery'] {
  const { root } = bound;
  const table = `${quoted(root.object.name)} AS ${quoted(root.alias)}`;
  const page = ` FROM json_each(?) AS "page" CROSS JOIN ${table} ON ${quoted(root.alias)}."Id" = "page"."value"`;
  const rest = join([joinsSql(bound, reading), rootWhereSql(bound, reading)], '');
  const text = `SELECT ${expressions.join(', ')}${page}${rest.text} ORDER BY "page"."key"`;
  const fixed = rest.binds.filter((bind): bind is SqlValue => typeof bind !== 'function');
  return (ids) => ({ sql: text, binds: [JSON.stringify(ids), ...fixed] });
}

function compile(checked: BoundQuery, reading: Reading): CompiledQuery {
  const bound = withLookedUpParents(checked, reading);
  const { select, root } = bound;
  const from = fromSql(bound, reading);
  const limit = limitSql(bound);
  const reader = readerOf(bound);
  const common = {
    kind: select.kind,
    object: root.object.name,
    records: (rows: readonly (readonly SqlValue[])[], apiVersion: number) =>
      reader ? rows.map((row) => reader.record(row, apiVersion)) : [],
  };
  if (!reader) {
    const rows = join([sql('SELECT 1'), from, limit], '');
    const counted = { ...rows, text: `SELECT COUNT(*) FROM (${rows.text})` };
    return { ...common, ...noIds, query: statementOf(counted) };
  }
  const list = (expressions: readonly string[]): Sql => sql(`SELECT ${expressions.join(', ')}`);
  const tail: readonly Sql[] = [from, sql(groupSql(bound)), havingSql(bound), orderSql(bound), limit];
  const query = statementOf(join([list(reader.expressions), ...tail], ''));
  if (select.kind === 'aggregate') return { ...common, ...noIds, query };
  return {
    ...common,
    query,
    idOf: (row) => String(row[reader.idIndex]),
    pageQuery: pageOf(bound, join([list(reader.expressions), from, orderSql(bound)], '')),
    idQuery: statementOf(join([list([`${quoted(root.alias)}."Id"`]), ...tail], '')),
    rowQuery: pagedRows(bound, reader.expressions, reading),
  };
}

export interface CompileOptions {
  /** Reads rows in the recycle bin too, of the root and of what semi-joins look in: queryAll, and ALL ROWS in Apex.
   * Default false. A page of such a query is compiled with it again. */
  readonly deleted?: boolean;
}

/** The last API version that knows WITH SECURITY_ENFORCED. */
const lastEnforcing = 66;

/** A text this long is seldom asked twice. */
const longestKept = 10_000;
const mostKept = 50;
const compiledFor = new WeakMap<CompileScope, Map<string, CompiledQuery>>();

function kept(
  scope: CompileScope,
  text: string,
  deleted: boolean,
  compiledNow: () => CompiledQuery,
): CompiledQuery {
  if (text.length > longestKept) return compiledNow();
  const known = compiledFor.get(scope) ?? new Map<string, CompiledQuery>();
  compiledFor.set(scope, known);
  const key = `${deleted ? 'all' : 'living'} ${text}`;
  const compiled = known.get(key) ?? compiledNow();
  known.delete(key);
  known.set(key, compiled);
  const oldest = known.keys().next();
  if (known.size > mostKept && !oldest.done) known.delete(oldest.value);
  return compiled;
}

/** Compiles a SOQL query, as one caller may ask it, to SQL for the tables of the schema; for the same text and the same
 * scope once, so that a scope that answers otherwise has to be another one. Every connection that runs it needs
 * `registerSoqlFunctions`. Throws OrgError: MALFORMED_QUERY, INVALID_TYPE, INVALID_FIELD,
 * INVALID_QUERY_FILTER_OPERATOR, NUMBER_OUTSIDE_VALID_RANGE with the place, LOCAL_ORG_NOT_IMITATED. */
export function compileSoql(
  text: string,
  scope: CompileScope,
  { deleted = false }: CompileOptions = {},
): CompiledQuery {
  const securityEnforced = (scope.apiVersion ?? Infinity) <= lastEnforcing;
  return kept(scope, text, deleted, () =>
    compile(checkQuery(parseSoql(text), scope, { binds: false, securityEnforced }), { scope, deleted }),
  );
}
