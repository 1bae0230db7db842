import type { ResolvedObject } from '../../schema/types.ts';
import type { BoundQuery, Source } from '../check/bound.ts';
import type { ObjectScope } from '../check/sources.ts';
import { conditionSql } from './condition-sql.ts';
import { join, quoted, sql, type Sql, type SqlValue } from './sql.ts';

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
export function joinsSql({ sources }: BoundQuery, scope: CompileScope): Sql {
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

export function whereSql({ where, root }: BoundQuery, scope: CompileScope): Sql {
  return whereOf([...(where ? [conditionSql(where)] : []), ...rootTests(root, scope)]);
}

export function rootWhereSql({ root }: BoundQuery, scope: CompileScope): Sql {
  return whereOf(rootTests(root, scope));
}
