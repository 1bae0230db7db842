import { notImitated } from '../../org-error.ts';
import type { LimitClause, SoqlQuery } from '../ast.ts';
import { malformed, refusal } from '../refusal.ts';
import type { BoundSelect } from './bound.ts';
import { refuseBind, type ValueRules } from './check-value.ts';

/** SOQL reference, OFFSET. */
const largestOffset = 2000;

function overallAggregate(query: SoqlQuery, select: BoundSelect): boolean {
  return select.kind === 'aggregate' && query.groupBy.length === 0;
}

export function checkLimit(
  { value, at }: LimitClause,
  query: SoqlQuery,
  select: BoundSelect,
  rules: ValueRules,
): number {
  if (typeof value !== 'number') {
    refuseBind(value, rules);
    return 0;
  }
  if (overallAggregate(query, select)) {
    const reason = 'Non-grouped query that uses overall aggregate functions cannot also use LIMIT';
    throw malformed(query.text, at, reason);
  }
  if (!Number.isSafeInteger(value)) {
    throw refusal(query.text, at, 'NUMBER_OUTSIDE_VALID_RANGE', `LIMIT ${value} is outside the valid range`);
  }
  return value;
}

export function checkOffset(
  { value, at }: LimitClause,
  query: SoqlQuery,
  select: BoundSelect,
  rules: ValueRules,
): number {
  if (select.kind === 'count' || overallAggregate(query, select)) {
    // No page says what is skipped where one number answers.
    throw notImitated('OFFSET of a SOQL query that answers one number');
  }
  if (typeof value !== 'number') {
    refuseBind(value, rules);
    return 0;
  }
  if (value <= largestOffset) return value;
  const reason = `Maximum SOQL offset allowed is ${largestOffset}`;
  throw refusal(query.text, at, 'NUMBER_OUTSIDE_VALID_RANGE', reason);
}
