import type { Condition, FieldPath, SemiJoin, Subquery } from '../ast.ts';
import { malformed, refusal } from '../refusal.ts';
import type { BoundCondition, BoundSubquery, Column } from './bound.ts';
import { kindOf, type ValueRules } from './check-value.ts';
import type { Sources } from './sources.ts';

const most = 2;

function semiJoinsIn(condition: Condition): SemiJoin[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.terms.flatMap(semiJoinsIn);
    case 'not':
      return semiJoinsIn(condition.term);
    case 'semiJoin':
      return [condition];
    case 'comparison':
      return [];
  }
}

/** SOQL reference, semi-joins: at most two in a query, joined by AND at the top of its WHERE clause. */
export function checkPlaces(where: Condition, text: string): void {
  const terms = where.kind === 'and' || where.kind === 'or' ? where.terms : [where];
  for (const term of terms) {
    const [join] = semiJoinsIn(term);
    if (!join) continue;
    if (join !== term) {
      const reason =
        'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.';
      throw malformed(text, join.at, reason);
    }
    if (where.kind === 'or') {
      throw malformed(text, join.at, "Semi join sub-selects are not allowed with the 'OR' operator");
    }
  }
  const tooMany = semiJoinsIn(where)[most];
  if (tooMany) throw malformed(text, tooMany.at, `Maximum ${most} semi join sub-selects are allowed`);
}

function isId(column: Column): boolean {
  return kindOf(column) === 'id';
}

function checkLeft({ path }: SemiJoin, sources: Sources, text: string): Column {
  const column = sources.column(path);
  const name = path.names.join('.');
  if (!isId(column)) {
    const reason = `The left operand field in the where expression for outer query should be an id field, cannot use: '${name}'`;
    throw malformed(text, path.at, reason);
  }
  if (column.source !== sources.root) {
    throw malformed(
      text,
      path.at,
      `The left operand '${name}' cannot have more than one level of relationships`,
    );
  }
  if (column.field.properties.has('Filter')) return column;
  throw refusal(text, path.at, 'INVALID_FIELD', `field '${name}' can not be filtered in a query call`);
}

function checkSelected({ select, at }: Subquery, text: string): FieldPath {
  const [only, ...others] = select;
  if (only?.kind === 'field' && !only.alias && others.length === 0) return only.path;
  throw malformed(text, at, 'A semi join sub-select selects one field, without a function or an alias');
}

function checkSubquery(
  subquery: Subquery,
  outer: Sources,
  checkWhere: (where: Condition, sources: Sources) => BoundCondition,
  text: string,
): BoundSubquery {
  const path = checkSelected(subquery, text);
  const sources = outer.ofSubquery(subquery.from);
  if (sources.root.object.name === outer.root.object.name) {
    const reason = 'The inner and outer selects should not be on the same object type';
    throw malformed(text, subquery.from.at, reason);
  }
  const column = sources.column(path);
  const name = path.names.join('.');
  if (!isId(column)) {
    throw malformed(text, path.at, `Semi join sub-selects can only query id fields, cannot use: '${name}'`);
  }
  if (column.source !== sources.root) {
    const reason = `The inner select field '${name}' cannot have more than one level of relationships`;
    throw malformed(text, path.at, reason);
  }
  const [nested] = subquery.where ? semiJoinsIn(subquery.where) : [];
  if (nested) throw malformed(text, nested.at, 'Nesting of semi join sub-selects is not supported');
  const where = subquery.where && checkWhere(subquery.where, sources);
  return { column, root: sources.root, sources: sources.all, ...(where && { where }) };
}

/** A semi- or anti-join. Throws OrgError MALFORMED_QUERY for what the SOQL reference rules out. */
export function checkSemiJoin(
  join: SemiJoin,
  sources: Sources,
  checkWhere: (where: Condition, sources: Sources) => BoundCondition,
  { text }: ValueRules,
): BoundCondition {
  const column = checkLeft(join, sources, text);
  const subquery = checkSubquery(join.subquery, sources, checkWhere, text);
  return { kind: 'semiJoin', column, subquery, negated: join.negated };
}
