import { notImitated } from '../../org-error.ts';
import type { FieldProperty } from '../../schema/types.ts';
import { type Alias, type Grouping, isDateFunction, isPath, type OrderItem, type SoqlQuery } from '../ast.ts';
import { malformed, refusal, unexpectedToken } from '../refusal.ts';
import type { BoundOrder, BoundQuery, BoundSelect, Column } from './bound.ts';
import { checkAggregate, checkResults, isGrouped } from './check-aggregate.ts';
import { checkHaving, checkWhere } from './check-condition.ts';
import { checkGrouping } from './check-date-function.ts';
import { checkLimit, checkOffset } from './check-limit.ts';
import { checkColumns } from './check-select.ts';
import { checkPlaces } from './check-semi-join.ts';
import type { ValueRules } from './check-value.ts';
import { type ObjectScope, Sources } from './sources.ts';

function allowed(
  grouping: Grouping,
  sources: Sources,
  property: FieldProperty,
  text: string,
  verb: string,
): Column {
  const column = checkGrouping(grouping, sources, text);
  if (column.through || column.field.properties.has(property)) return column;
  const reason = `field '${column.field.name}' can not be ${verb} in a query call`;
  throw refusal(text, grouping.at, 'INVALID_FIELD', reason);
}

function checkSelect(query: SoqlQuery, sources: Sources, groupBy: readonly Column[]): BoundSelect {
  const [only, ...others] = query.select;
  const counts = only?.kind === 'aggregate' && !only.aggregate.path && others.length === 0;
  if (counts && groupBy.length === 0 && query.orderBy.length === 0 && !only.alias) return { kind: 'count' };
  const aggregates = groupBy.length > 0 || query.select.some(({ kind }) => kind === 'aggregate');
  if (!aggregates) return { kind: 'rows', columns: checkColumns(query, sources) };
  return { kind: 'aggregate', results: checkResults(query, sources, groupBy) };
}

function checkOrder(
  { by, descending, nulls }: OrderItem,
  query: SoqlQuery,
  sources: Sources,
  select: BoundSelect,
  groupBy: readonly Column[],
): BoundOrder {
  if (isPath(by) || isDateFunction(by)) {
    const column = allowed(by, sources, 'Sort', query.text, 'sorted');
    if (select.kind === 'aggregate' && !isGrouped(column, groupBy)) {
      throw malformed(query.text, by.at, `Field must be grouped or aggregated: ${column.field.name}`);
    }
    if (column.through && select.kind !== 'aggregate') {
      throw notImitated('a date function in the ORDER BY clause of SOQL without GROUP BY');
    }
    return { by: column, descending, nulls };
  }
  if (groupBy.length === 0) {
    throw malformed(query.text, by.at, 'an aggregate orders only a query that groups');
  }
  return { by: checkAggregate(by, query.text, sources), descending, nulls };
}

/** SOQL reference, filterScope: the others need teams, territories and delegates, which this org has not. */
const otherScopes = /^(delegated|mine_and_my_groups|my_team_territory|my_territory|team)$/i;

function checkScope({ name, at }: Alias, sources: Sources, text: string): Column | undefined {
  if (/^everything$/i.test(name)) return undefined;
  if (otherScopes.test(name)) throw notImitated(`USING SCOPE ${name} in SOQL`);
  if (!/^mine$/i.test(name)) throw unexpectedToken(text, at, name);
  const field = sources.root.object.fields.get('ownerid');
  if (field) return { source: sources.root, field };
  throw malformed(text, at, `the scope ${name} is not supported by ${sources.root.object.name}`);
}

function checkApexOnly({ allRows, securityEnforced, text }: SoqlQuery, options: CheckOptions): void {
  if (allRows !== undefined && !options.binds) throw unexpectedToken(text, allRows, 'ALL');
  if (securityEnforced !== undefined && !options.securityEnforced) {
    throw unexpectedToken(text, securityEnforced, 'SECURITY_ENFORCED');
  }
}

export interface CheckOptions {
  /** True for a query of Apex: it may hold binds, and ALL ROWS. */
  readonly binds: boolean;
  /** WITH SECURITY_ENFORCED is gone from API version 67.0. */
  readonly securityEnforced: boolean;
}

/** Holds a query against the objects of its caller. Throws OrgError in the words of the query call. */
export function checkQuery(query: SoqlQuery, scope: ObjectScope, options: CheckOptions): BoundQuery {
  const rules: ValueRules = { text: query.text, binds: options.binds };
  checkApexOnly(query, options);
  const sources = new Sources(query.text, query.from, scope);
  const groupBy = query.groupBy.map((grouping) => allowed(grouping, sources, 'Group', query.text, 'grouped'));
  const select = checkSelect(query, sources, groupBy);
  if (query.where) checkPlaces(query.where, query.text);
  const where = query.where && checkWhere(query.where, sources, rules);
  const having = query.having && checkHaving(query.having, sources, groupBy, rules);
  const orderBy = query.orderBy.map((item) => checkOrder(item, query, sources, select, groupBy));
  const mine = query.filterScope && checkScope(query.filterScope, sources, query.text);
  return {
    select,
    root: sources.root,
    sources: sources.all,
    ...(where && { where }),
    ...(mine && { mine }),
    groupBy,
    ...(having && { having }),
    orderBy,
    ...(query.limit && { limit: checkLimit(query.limit, query, select, rules) }),
    ...(query.offset && { offset: checkOffset(query.offset, query, select, rules) }),
  };
}
