import { type BoundOrder, type BoundQuery, type Column, isColumn } from '../check/bound.ts';
import { conditionSql } from './condition-sql.ts';
import { foldText } from '../text-folding.ts';
import { aggregateKeySql, columnSql, foldedSql, join, sql, type Sql } from './sql.ts';

/** Documented: a picklist sorts in the order of its values, not of the alphabet. */
function picklistRank(column: Column): Sql[] {
  const values = column.field.type === 'picklist' ? column.field.picklistValues : [];
  if (values.length === 0) return [];
  const folded = foldedSql(column);
  const cases = values.map((value, rank) => sql(`WHEN ? THEN ${rank}`, foldText(value)));
  const { text, binds } = join(cases, ' ');
  return [
    sql(
      `CASE WHEN ${folded} IS NULL THEN NULL ELSE CASE ${folded} ${text} ELSE ${values.length} END END`,
      ...binds,
    ),
  ];
}

function neverNull({ by }: BoundOrder): boolean {
  return isColumn(by) && by.source.parent === undefined && !by.field.properties.has('Nillable');
}

function orderTerms(order: BoundOrder): Sql[] {
  const { by, descending, nulls } = order;
  const direction = descending ? 'DESC' : 'ASC';
  // SQLite puts nulls last when descending; and NULLS FIRST there rules an index out, so it is left where none can be.
  const nullOrder = neverNull(order) ? '' : ` NULLS ${nulls}`;
  const terms = isColumn(by) ? [...picklistRank(by), sql(foldedSql(by))] : [sql(aggregateKeySql(by))];
  return terms.map((term) => ({ ...term, text: `${term.text} ${direction}${nullOrder}` }));
}

function isRootId({ by }: BoundOrder): boolean {
  return isColumn(by) && by.source.parent === undefined && by.field.type === 'id';
}

/** What groups are still told apart by; a parent that was looked up is told by its reference. */
function groupTies(orderBy: readonly BoundOrder[], groupBy: readonly Column[]): Sql[] {
  const done = new Set(orderBy.map(({ by }) => (isColumn(by) ? columnSql(by) : '')));
  return groupBy.flatMap((column) => {
    const { parent, lookUp } = column.source;
    const isTold =
      lookUp !== undefined &&
      parent &&
      done.has(columnSql({ source: parent.child, field: parent.reference }));
    if (isTold || done.has(columnSql(column))) return [];
    done.add(columnSql(column));
    return [sql(`${foldedSql(column)} ASC`)];
  });
}

/** ORDER BY, made total: rows that a query leaves equal come in the order of their ids, groups of what they group by. */
export function orderSql({ orderBy, select, groupBy, root }: BoundQuery): Sql {
  if (orderBy.length === 0) return sql('');
  const terms = orderBy.flatMap(orderTerms);
  if (select.kind === 'aggregate') {
    terms.push(...groupTies(orderBy, groupBy));
  } else if (!orderBy.some(isRootId)) {
    terms.push(sql(`"${root.alias}"."Id" ASC`));
  }
  const { text, binds } = join(terms, ', ');
  return sql(` ORDER BY ${text}`, ...binds);
}

export function groupSql({ groupBy }: BoundQuery): string {
  const terms = groupBy.filter(({ source }) => source.lookUp === undefined).map(foldedSql);
  return terms.length === 0 ? '' : ` GROUP BY ${terms.join(', ')}`;
}

export function havingSql({ having }: BoundQuery): Sql {
  if (!having) return sql('');
  const condition = conditionSql(having, () => {
    throw new Error('A HAVING clause holds no subquery.');
  });
  return { ...condition, text: ` HAVING ${condition.text}` };
}

/** A grouped column in the SELECT list: of texts that differ in case alone, the first. */
export function groupedSql(column: Column): string {
  return column.source.lookUp !== undefined || foldedSql(column) === columnSql(column)
    ? columnSql(column)
    : `MIN(${columnSql(column)} COLLATE BINARY)`;
}
