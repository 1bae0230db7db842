import {
  type BoundAggregate,
  type BoundCondition,
  type BoundOperand,
  type BoundQuery,
  type Column,
  isColumn,
  type Source,
} from '../check/bound.ts';
import { joinsOne, type Reading } from './from-sql.ts';
import { columnSql, quoted } from './sql.ts';

function operandsOf(condition: BoundCondition): BoundOperand[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.terms.flatMap(operandsOf);
    case 'not':
      return operandsOf(condition.term);
    default:
      return [condition.column];
  }
}

/** Where a parent must be joined, since rows are chosen or counted by it. */
function joinedSources({ sources, select, orderBy, where, having }: BoundQuery): Set<Source | undefined> {
  const tested = [where, having].flatMap((condition) => (condition ? operandsOf(condition) : []));
  const results = select.kind === 'aggregate' ? select.results.map(({ value }) => value) : [];
  const aggregated = [...results, ...orderBy.map(({ by }) => by), ...tested].filter(
    (operand): operand is BoundAggregate => !isColumn(operand),
  );
  return new Set([
    ...tested.filter(isColumn).map(({ source }) => source),
    ...aggregated.map(({ column }) => column.source),
    ...sources.map(({ parent }) => parent?.child),
  ]);
}

/** A parent that its reference tells: of rows grouped by the reference it is one and the same. */
function isTold(source: Source, { root, groupBy }: BoundQuery): boolean {
  const { parent } = source;
  if (parent?.child !== root || source.variants) return false;
  return groupBy.some(
    ({ source: of, field, through }) => of === root && field.name === parent.reference.name && !through,
  );
}

function lookUp(source: Source, reading: Reading): Source | undefined {
  const { parent } = source;
  if (!parent) return undefined;
  const key = columnSql({ source: parent.child, field: parent.reference });
  const { text, binds } = joinsOne(source, key, reading);
  // Its place in the statement is not theirs.
  if (binds.length > 0) return undefined;
  return {
    ...source,
    lookUp: ` FROM ${quoted(source.object.name)} AS ${quoted(source.alias)} WHERE ${text}`,
  };
}

/** Rows grouped by a reference and a field of its parent are grouped by the reference alone, and the parent is looked up
 * once a group: joining it to each row, and grouping by its folded name, takes three times as long. */
export function withLookedUpParents(query: BoundQuery, reading: Reading): BoundQuery {
  const { select } = query;
  if (select.kind !== 'aggregate') return query;
  const joined = joinedSources(query);
  const told = query.sources.filter((source) => isTold(source, query) && !joined.has(source));
  const replaced = new Map(told.flatMap((source) => [[source, lookUp(source, reading)] as const]));
  const swap = <O extends BoundOperand>(operand: O): O | Column => {
    const source = isColumn(operand) ? replaced.get(operand.source) : undefined;
    return isColumn(operand) && source ? { ...operand, source } : operand;
  };
  return {
    ...query,
    sources: query.sources.filter((source) => !replaced.get(source)),
    select: { ...select, results: select.results.map((each) => ({ ...each, value: swap(each.value) })) },
    groupBy: query.groupBy.map(swap),
    orderBy: query.orderBy.map((order) => ({ ...order, by: swap(order.by) })),
  };
}
