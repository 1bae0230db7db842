import type { Comparison, Condition } from '../ast.ts';
import { refusal, unexpectedToken } from '../refusal.ts';
import type { BoundCondition, Column } from './bound.ts';
import { checkValue, isList, kindOf, type ValueRules } from './check-value.ts';
import { checkSemiJoin } from './check-semi-join.ts';
import type { Sources } from './sources.ts';

function wrongOperator(column: Column, { operator, at }: Comparison, { text }: ValueRules): never {
  const type = column.field.type === 'reference' ? 'id' : column.field.type;
  throw refusal(text, at, 'INVALID_QUERY_FILTER_OPERATOR', `invalid operator ${operator} on ${type} field`);
}

function checkLike(column: Column, comparison: Comparison, rules: ValueRules): BoundCondition {
  const { value } = comparison;
  if (kindOf(column) !== 'text') wrongOperator(column, comparison, rules);
  if (isList(value)) throw unexpectedToken(rules.text, comparison.at, '(');
  if (value.kind === 'string') return { kind: 'like', column, pattern: value.pattern };
  if (value.kind === 'bind')
    return { kind: 'compare', column, operator: '=', value: checkValue(column, value, rules) };
  const reason = `value of filter criterion for field '${column.field.name}' must be of type string for the LIKE operator`;
  throw refusal(rules.text, value.at, 'INVALID_QUERY_FILTER_OPERATOR', reason);
}

function checkList(column: Column, comparison: Comparison, rules: ValueRules): BoundCondition {
  const { value } = comparison;
  if (!isList(value) && value.kind !== 'bind')
    throw unexpectedToken(rules.text, value.at, rules.text.charAt(value.at));
  const literals = isList(value) ? value : [value];
  return {
    kind: 'in',
    column,
    values: literals.map((literal) => checkValue(column, literal, rules)),
    negated: comparison.operator === 'NOT IN',
  };
}

function checkComparison(comparison: Comparison, sources: Sources, rules: ValueRules): BoundCondition {
  const column = sources.column(comparison.path);
  const { operator, value, at } = comparison;
  if (!column.field.properties.has('Filter')) {
    const reason = `field '${column.field.name}' can not be filtered in a query call`;
    throw refusal(rules.text, at, 'INVALID_FIELD', reason);
  }
  if (operator === 'IN' || operator === 'NOT IN') return checkList(column, comparison, rules);
  if (operator === 'LIKE') return checkLike(column, comparison, rules);
  // Multi-select picklists alone have these, and no object here has one.
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') wrongOperator(column, comparison, rules);
  if (isList(value)) throw unexpectedToken(rules.text, at, '(');
  const ordered = operator !== '=' && operator !== '!=';
  if (ordered && kindOf(column) === 'boolean') wrongOperator(column, comparison, rules);
  return { kind: 'compare', column, operator, value: checkValue(column, value, rules) };
}

export function checkCondition(condition: Condition, sources: Sources, rules: ValueRules): BoundCondition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return {
        kind: condition.kind,
        terms: condition.terms.map((term) => checkCondition(term, sources, rules)),
      };
    case 'not':
      return { kind: 'not', term: checkCondition(condition.term, sources, rules) };
    case 'comparison':
      return checkComparison(condition, sources, rules);
    case 'semiJoin':
      return checkSemiJoin(condition, sources, (where, inner) => checkCondition(where, inner, rules), rules);
  }
}
