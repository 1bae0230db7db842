import type { ResolvedObject } from '../../schema/types.ts';
import type { BoundRows, BoundSubquery, Source } from '../check/bound.ts';
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
}

function visibleTest({ object, alias }: Source, scope: CompileScope): Sql[] {
  const limit = scope.visible(object, alias);
  return limit ? [sql(`(${limit.sql})`, ...limit.binds)] : [];
}

/** Parents, outer joined: a row without one, or with one that the caller may not see, stays. */
export function joinsSql({ sources }: BoundRows, scope: CompileScope): Sql {
  const joins = sources.flatMap((source) => {
    if (!source.parent) return [];
    const { child, reference } = source.parent;
    const key = `${quoted(source.alias)}."Id" = ${quoted(child.alias)}.${quoted(reference.name)}`;
    const condition = join([sql(key), ...visibleTest(source, scope)], ' AND ');
    const table = `${quoted(source.object.name)} AS ${quoted(source.alias)}`;
    return [{ ...condition, text: ` LEFT JOIN ${table} ON ${condition.text}` }];
  });
  return join(joins, '');
}

/** What every read of the root's rows is limited by: not deleted, and visible to the caller. */
function rootTests(root: Source, scope: CompileScope): Sql[] {
  // A literal, for the partial indexes.
  const living = root.object.fields.has('isdeleted') ? [sql(`${quoted(root.alias)}."IsDeleted" = 0`)] : [];
  return [...living, ...visibleTest(root, scope)];
}

function whereOf(tests: readonly Sql[]): Sql {
  const { text, binds } = join(tests, ' AND ');
  return sql(text === '' ? '' : ` WHERE ${text}`, ...binds);
}

/** The rows that a query reads. */
export function fromSql(rows: BoundRows, scope: CompileScope): Sql {
  const { root, where } = rows;
  const condition = where && conditionSql(where, (subquery) => subquerySql(subquery, scope));
  return join(
    [
      sql(` FROM ${quoted(root.object.name)} AS ${quoted(root.alias)}`),
      joinsSql(rows, scope),
      whereOf([...(condition ? [condition] : []), ...rootTests(root, scope)]),
    ],
    '',
  );
}

/** Read like every query: not the deleted, not what the caller may not see. */
function subquerySql(subquery: BoundSubquery, scope: CompileScope): Sql {
  return join([sql(`SELECT ${columnSql(subquery.column)}`), fromSql(subquery, scope)], '');
}

export function rootWhereSql({ root }: BoundRows, scope: CompileScope): Sql {
  return whereOf(rootTests(root, scope));
}
