import type { FieldProperty } from '../../schema/types.ts';
import type { FieldPath, LimitClause, OrderItem, SoqlQuery } from '../ast.ts';
import { malformed, refusal } from '../refusal.ts';
import type { BoundOrder, BoundQuery, BoundSelect, Column } from './bound.ts';
import { checkAggregate, checkResults, isGrouped } from './check-aggregate.ts';
import { checkCondition } from './check-condition.ts';
import { checkColumns } from './check-select.ts';
import { checkPlaces } from './check-semi-join.ts';
import { refuseBind, type ValueRules } from './check-value.ts';
import { type ObjectScope, Sources } from './sources.ts';

function allowed(
  path: FieldPath,
  sources: Sources,
  property: FieldProperty,
  text: string,
  verb: string,
): Column {
  const column = sources.column(path);
  if (column.field.properties.has(property)) return column;
  const reason = `field '${column.field.name}' can not be ${verb} in a query call`;
  throw refusal(text, path.at, 'INVALID_FIELD', reason);
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
  if ('names' in by) {
    const column = allowed(by, sources, 'Sort', query.text, 'sorted');
    if (select.kind === 'aggregate' && !isGrouped(column, groupBy)) {
      throw malformed(query.text, by.at, `Field must be grouped or aggregated: ${column.field.name}`);
    }
    return { by: column, descending, nulls };
  }
  if (groupBy.length === 0) {
    throw malformed(query.text, by.at, 'an aggregate orders only a query that groups');
  }
  return { by: checkAggregate(by, query.text, sources), descending, nulls };
}

function checkLimit(
  { value, at }: LimitClause,
  query: SoqlQuery,
  select: BoundSelect,
  rules: ValueRules,
): number {
  if (typeof value !== 'number') {
    refuseBind(value, rules);
    return 0;
  }
  if (select.kind === 'aggregate' && query.groupBy.length === 0) {
    const reason = 'Non-grouped query that uses overall aggregate functions cannot also use LIMIT';
    throw malformed(query.text, at, reason);
  }
  if (!Number.isSafeInteger(value)) {
    throw refusal(query.text, at, 'NUMBER_OUTSIDE_VALID_RANGE', `LIMIT ${value} is outside the valid range`);
  }
  return value;
}

export interface CheckOptions {
  readonly binds: boolean;
}

/** Holds a query against the objects of its caller. Throws OrgError in the words of the query call. */
export function checkQuery(query: SoqlQuery, scope: ObjectScope, { binds }: CheckOptions): BoundQuery {
  const rules: ValueRules = { text: query.text, binds };
  const sources = new Sources(query.text, query.from, scope);
  const groupBy = query.groupBy.map((path) => allowed(path, sources, 'Group', query.text, 'grouped'));
  const select = checkSelect(query, sources, groupBy);
  if (query.where) checkPlaces(query.where, query.text);
  const where = query.where && checkCondition(query.where, sources, rules);
  const orderBy = query.orderBy.map((item) => checkOrder(item, query, sources, select, groupBy));
  return {
    select,
    root: sources.root,
    sources: sources.all,
    ...(where && { where }),
    groupBy,
    orderBy,
    ...(query.limit && { limit: checkLimit(query.limit, query, select, rules) }),
  };
}
