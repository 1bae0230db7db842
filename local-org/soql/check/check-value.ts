import type { FieldType } from '../../schema/types.ts';
import { to18 } from '../../schema/ids.ts';
import type { BindLiteral, Comparison, DateRangeLiteral, Literal, NumberLiteral } from '../ast.ts';
import { isDateRangeLiteral, parseDate, parseDateTime } from '../date-literals.ts';
import { malformed, refusal, unexpectedToken } from '../refusal.ts';
import { type BoundOperand, type BoundValue, fieldOf, isColumn, typeOf } from './bound.ts';

export interface ValueRules {
  readonly text: string;
  /** Apex binds (`:name`) stand for values: true where Apex is checked, false where a query is run. */
  readonly binds: boolean;
}

type Kind = 'boolean' | 'date' | 'dateTime' | 'id' | 'number' | 'text';

const kinds: Readonly<Record<FieldType, Kind>> = {
  boolean: 'boolean',
  date: 'date',
  dateTime: 'dateTime',
  double: 'number',
  email: 'text',
  id: 'id',
  int: 'number',
  percent: 'number',
  picklist: 'text',
  reference: 'id',
  string: 'text',
  textarea: 'text',
  url: 'text',
};

export function kindOf(operand: BoundOperand): Kind {
  return kinds[typeOf(operand)];
}

const largestInt = 2_147_483_647;

function wrongType(operand: BoundOperand, literal: Literal, { text }: ValueRules): never {
  const type = typeOf(operand);
  const quotes = kinds[type] === 'text' ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  const reason = `value of filter criterion for field '${fieldOf(operand).name}' must be of type ${type} and ${quotes}`;
  throw refusal(text, literal.at, 'INVALID_QUERY_FILTER_OPERATOR', reason);
}

function checkNumber(column: BoundOperand, literal: NumberLiteral, rules: ValueRules): BoundValue {
  const value = Number(literal.text);
  const isInt = typeOf(column) === 'int';
  if (isInt && !Number.isInteger(value)) wrongType(column, literal, rules);
  if (!Number.isFinite(value) || (isInt && Math.abs(value) > largestInt)) {
    const reason = `value ${literal.text} of field '${fieldOf(column).name}' is outside the valid range`;
    throw refusal(rules.text, literal.at, 'NUMBER_OUTSIDE_VALID_RANGE', reason);
  }
  return { kind: 'scalar', value };
}

function checkTime(
  column: BoundOperand,
  literal: Literal & { kind: 'date' | 'dateTime' },
  rules: ValueRules,
): BoundValue {
  if (literal.kind !== kindOf(column)) wrongType(column, literal, rules);
  const value = literal.kind === 'date' ? parseDate(literal.text) : parseDateTime(literal.text);
  if (value === undefined)
    throw malformed(rules.text, literal.at, `there is no ${literal.kind} ${literal.text}`);
  return { kind: 'scalar', value };
}

function checkRange(column: BoundOperand, literal: DateRangeLiteral, rules: ValueRules): BoundValue {
  const kind = kindOf(column);
  if (kind !== 'date' && kind !== 'dateTime') wrongType(column, literal, rules);
  if (isColumn(column) && column.through) {
    // SOQL reference, date functions.
    const reason = `the result of ${column.through.name} can not be compared with the date literal ${literal.name}`;
    throw refusal(rules.text, literal.at, 'INVALID_QUERY_FILTER_OPERATOR', reason);
  }
  if (!isDateRangeLiteral(literal)) throw unexpectedToken(rules.text, literal.at, literal.name);
  return { kind: 'dateRange', literal };
}

function checkString(
  column: BoundOperand,
  literal: Literal & { kind: 'string' },
  rules: ValueRules,
): BoundValue {
  const kind = kindOf(column);
  if (kind === 'id') {
    const id = to18(literal.value);
    if (id !== undefined) return { kind: 'scalar', value: id };
    throw refusal(
      rules.text,
      literal.at,
      'INVALID_QUERY_FILTER_OPERATOR',
      `invalid ID field: ${literal.value}`,
    );
  }
  if (kind !== 'text') wrongType(column, literal, rules);
  // No field holds an empty text: it is null.
  return literal.value === '' ? { kind: 'null' } : { kind: 'text', value: literal.value };
}

export function refuseBind({ at }: BindLiteral, rules: ValueRules): void {
  if (!rules.binds) throw unexpectedToken(rules.text, at, ':');
}

/** A literal as a value of the column's type. Throws OrgError INVALID_QUERY_FILTER_OPERATOR when it is none. */
export function checkValue(column: BoundOperand, literal: Literal, rules: ValueRules): BoundValue {
  switch (literal.kind) {
    case 'bind':
      refuseBind(literal, rules);
      return { kind: 'bind' };
    case 'null':
      // Documented: null of a boolean is false.
      return kindOf(column) === 'boolean' ? { kind: 'boolean', value: false } : { kind: 'null' };
    case 'boolean':
      if (kindOf(column) !== 'boolean') wrongType(column, literal, rules);
      return { kind: 'boolean', value: literal.value };
    case 'number':
      if (kindOf(column) !== 'number') wrongType(column, literal, rules);
      return checkNumber(column, literal, rules);
    case 'string':
      return checkString(column, literal, rules);
    case 'date':
    case 'dateTime':
      return checkTime(column, { ...literal, kind: literal.kind }, rules);
    case 'dateRange':
      return checkRange(column, literal, rules);
  }
}

export function isList(value: Comparison['value']): value is readonly Literal[] {
  return Array.isArray(value);
}
