import { type Comparison, type Condition, isPath, type Operand, type SemiJoin } from '../ast.ts';
import { malformed, refusal, unexpectedToken } from '../refusal.ts';
import { type BoundCondition, type BoundOperand, fieldOf, type Column, typeOf } from './bound.ts';
import { checkAggregate, isGrouped } from './check-aggregate.ts';
import { checkGrouping } from './check-date-function.ts';
import { checkValue, isList, kindOf, type ValueRules } from './check-value.ts';
import { checkSemiJoin } from './check-semi-join.ts';
import type { Sources } from './sources.ts';

function wrongOperator(column: BoundOperand, { operator, at }: Comparison, { text }: ValueRules): never {
  const type = typeOf(column) === 'reference' ? 'id' : typeOf(column);
  throw refusal(text, at, 'INVALID_QUERY_FILTER_OPERATOR', `invalid operator ${operator} on ${type} field`);
}

function checkLike(column: BoundOperand, comparison: Comparison, rules: ValueRules): BoundCondition {
  const { value } = comparison;
  if (kindOf(column) !== 'text') wrongOperator(column, comparison, rules);
  if (isList(value)) throw unexpectedToken(rules.text, comparison.at, '(');
  if (value.kind === 'string') return { kind: 'like', column, pattern: value.pattern };
  if (value.kind === 'bind')
    return { kind: 'compare', column, operator: '=', value: checkValue(column, value, rules) };
  const reason = `value of filter criterion for field '${fieldOf(column).name}' must be of type string for the LIKE operator`;
  throw refusal(rules.text, value.at, 'INVALID_QUERY_FILTER_OPERATOR', reason);
}

function checkList(column: BoundOperand, comparison: Comparison, rules: ValueRules): BoundCondition {
  const { value } = comparison;
  const literals = isList(value) ? value : [value];
  return {
    kind: 'in',
    column,
    values: literals.map((literal) => checkValue(column, literal, rules)),
    negated: comparison.operator === 'NOT IN',
  };
}

/** What may be compared where a condition stands. */
interface Place {
  operand(operand: Operand): BoundOperand;
  semiJoin(join: SemiJoin): BoundCondition;
}

function checkComparison(comparison: Comparison, place: Place, rules: ValueRules): BoundCondition {
  const column = place.operand(comparison.operand);
  const { operator, value, at } = comparison;
  if (operator === 'IN' || operator === 'NOT IN') return checkList(column, comparison, rules);
  if (operator === 'LIKE') return checkLike(column, comparison, rules);
  // Multi-select picklists alone have these, and no object here has one.
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') wrongOperator(column, comparison, rules);
  if (isList(value)) throw unexpectedToken(rules.text, at, '(');
  const ordered = operator !== '=' && operator !== '!=';
  if (ordered && kindOf(column) === 'boolean') wrongOperator(column, comparison, rules);
  return { kind: 'compare', column, operator, value: checkValue(column, value, rules) };
}

function checkCondition(condition: Condition, place: Place, rules: ValueRules): BoundCondition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return {
        kind: condition.kind,
        terms: condition.terms.map((term) => checkCondition(term, place, rules)),
      };
    case 'not':
      return { kind: 'not', term: checkCondition(condition.term, place, rules) };
    case 'comparison':
      return checkComparison(condition, place, rules);
    case 'semiJoin':
      return place.semiJoin(condition);
  }
}

export function checkWhere(condition: Condition, sources: Sources, rules: ValueRules): BoundCondition {
  const { text } = rules;
  const place: Place = {
    operand(operand) {
      if (!isPath(operand) && !('kind' in operand)) throw unexpectedToken(text, operand.at, operand.name);
      const column = checkGrouping(operand, sources, text);
      if (column.field.properties.has('Filter')) return column;
      const reason = `field '${column.field.name}' can not be filtered in a query call`;
      throw refusal(text, operand.at, 'INVALID_FIELD', reason);
    },
    semiJoin: (join) =>
      checkSemiJoin(join, sources, (where, inner) => checkWhere(where, inner, rules), rules),
  };
  return checkCondition(condition, place, rules);
}

/** SOQL reference, HAVING: aggregates, and what the query groups by; no semi-joins. */
export function checkHaving(
  condition: Condition,
  sources: Sources,
  groupBy: readonly Column[],
  rules: ValueRules,
): BoundCondition {
  const { text } = rules;
  const place: Place = {
    operand(operand) {
      if (!isPath(operand) && !('kind' in operand)) return checkAggregate(operand, text, sources);
      const column = checkGrouping(operand, sources, text);
      if (isGrouped(column, groupBy)) return column;
      throw malformed(text, operand.at, `Field must be grouped or aggregated: ${column.field.name}`);
    },
    semiJoin(join) {
      throw malformed(text, join.at, 'Semi join sub-selects are not allowed in a HAVING clause');
    },
  };
  return checkCondition(condition, place, rules);
}
