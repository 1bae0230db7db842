import type { ResolvedObject } from '../../schema/types.ts';
import type { BoundRows, BoundSubquery, Source, Variant } from '../check/bound.ts';
import type { ObjectScope } from '../check/sources.ts';
import { conditionSql } from './condition-sql.ts';
import { columnSql, join, quoted, sql, type Sql, type SqlValue } from './sql.ts';

export interface CompileScope extends ObjectScope {
  /** The SQL condition that limits rows of an object, read under this alias, to those that the caller may see; undefined
   * when he may see all. */
  visible(
    object: ResolvedObject,
    alias: string,
  ): { readonly sql: string; readonly binds: readonly SqlValue[] } | undefined;
  /** Whose rows `USING SCOPE mine` reads. */
  readonly userId?: string;
  /** 67.0 is 67. Absent: the newest. */
  readonly apiVersion?: number;
}

export interface Reading {
  readonly scope: CompileScope;
  /** Rows in the recycle bin too, as queryAll reads. */
  readonly deleted: boolean;
}

function visibleTest({ object, alias }: Variant, { scope }: Reading): Sql[] {
  const limit = scope.visible(object, alias);
  return limit ? [sql(`(${limit.sql})`, ...limit.binds)] : [];
}

/** What ties one table to the key that leads to it. */
export function joinsOne(table: Variant, key: string, reading: Reading): Sql {
  return join([sql(`${quoted(table.alias)}."Id" = ${key}`), ...visibleTest(table, reading)], ' AND ');
}

/** Parents, outer joined: a row without one, or with one that the caller may not see, stays. */
export function joinsSql({ sources }: BoundRows, reading: Reading): Sql {
  const joins = sources.flatMap((source) => {
    if (!source.parent) return [];
    const { child, reference } = source.parent;
    const key = columnSql({ source: child, field: reference });
    return (source.variants ?? [source]).map((table) => {
      const { object, alias } = table;
      const condition = joinsOne(table, key, reading);
      return {
        ...condition,
        text: ` LEFT JOIN ${quoted(object.name)} AS ${quoted(alias)} ON ${condition.text}`,
      };
    });
  });
  return join(joins, '');
}

/** What every read of the root's rows is limited by: not deleted, and visible to the caller. */
function rootTests(root: Source, reading: Reading): Sql[] {
  const mayBeDeleted = root.object.fields.has('isdeleted') && !reading.deleted;
  // A literal, for the partial indexes.
  const living = mayBeDeleted ? [sql(`${quoted(root.alias)}."IsDeleted" = 0`)] : [];
  return [...living, ...visibleTest(root, reading)];
}

function whereOf(tests: readonly Sql[]): Sql {
  const { text, binds } = join(tests, ' AND ');
  return sql(text === '' ? '' : ` WHERE ${text}`, ...binds);
}

function callerOf({ scope }: Reading): string {
  if (scope.userId === undefined) throw new Error('Nobody in particular asks: no rows are his.');
  return scope.userId;
}

/** The rows that a query reads. */
export function fromSql(rows: BoundRows, reading: Reading): Sql {
  const { root, where, mine } = rows;
  const condition = where && conditionSql(where, (subquery) => subquerySql(subquery, reading));
  const owned = mine ? [sql(`${columnSql(mine)} = ?`, callerOf(reading))] : [];
  return join(
    [
      sql(` FROM ${quoted(root.object.name)} AS ${quoted(root.alias)}`),
      joinsSql(rows, reading),
      whereOf([...(condition ? [condition] : []), ...owned, ...rootTests(root, reading)]),
    ],
    '',
  );
}

/** Read like every query: not the deleted, not what the caller may not see. */
function subquerySql(subquery: BoundSubquery, reading: Reading): Sql {
  return join([sql(`SELECT ${columnSql(subquery.column)}`), fromSql(subquery, reading)], '');
}

export function rootWhereSql({ root }: BoundRows, reading: Reading): Sql {
  return whereOf(rootTests(root, reading));
}
