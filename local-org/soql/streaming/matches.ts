import { type BoundCondition, type BoundOperand, type BoundValue, isColumn } from '../check/bound.ts';
import type { SqlValue } from '../compile/sql.ts';
import { foldText } from '../text-folding.ts';

/** One record by field name, as the tables hold it. */
export type RecordValues = Readonly<Record<string, SqlValue>>;

/** A condition on one record of one object. */
export interface RecordTest {
  /** The fields that it asks for, as the schema spells them. */
  readonly fields: readonly string[];
  matches(record: RecordValues): boolean;
}

/** A checked condition on fields of the root alone, without date literals. As in a query, every comparison with null is
 * false, and its opposite true. */
export function recordTest(condition: BoundCondition): RecordTest {
  return {
    fields: [...new Set(fieldsOf(condition))],
    matches: (record) => holds(condition, record),
  };
}

function fieldsOf(condition: BoundCondition): string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.terms.flatMap(fieldsOf);
    case 'not':
      return fieldsOf(condition.term);
    default:
      return [nameOf(condition.column)];
  }
}

function nameOf(operand: BoundOperand): string {
  if (isColumn(operand)) return operand.field.name;
  throw new Error('one record has no aggregates');
}

function holds(condition: BoundCondition, record: RecordValues): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.terms.every((term) => holds(term, record));
    case 'or':
      return condition.terms.some((term) => holds(term, record));
    case 'not':
      return !holds(condition.term, record);
    case 'like': {
      const value = record[nameOf(condition.column)];
      return typeof value === 'string' && likeExpression(condition.pattern).test(foldText(value));
    }
    case 'in': {
      const value = record[nameOf(condition.column)] ?? null;
      return condition.values.some((each) => compare(value, '=', each)) !== condition.negated;
    }
    case 'compare':
      return compare(record[nameOf(condition.column)] ?? null, condition.operator, condition.value);
    case 'semiJoin':
      throw new Error('one record has no semi-joins');
  }
}

type Operator = (BoundCondition & { kind: 'compare' })['operator'];

function compare(value: SqlValue, operator: Operator, wanted: BoundValue): boolean {
  if (operator === '!=') return !compare(value, '=', wanted);
  const other = comparable(wanted);
  if (operator === '=') {
    // "Comparing a Checkbox field to null is equivalent to comparing it to a value of false."
    const held = wanted.kind === 'boolean' ? (value ?? 0) : value;
    return wanted.kind === 'text' && typeof held === 'string' ? foldText(held) === other : held === other;
  }
  if (value === null || other === null) return false;
  const held = wanted.kind === 'text' ? foldText(String(value)) : value;
  switch (operator) {
    case '<':
      return held < other;
    case '<=':
      return held <= other;
    case '>':
      return held > other;
    case '>=':
      return held >= other;
  }
}

function comparable(value: BoundValue): string | number | null {
  switch (value.kind) {
    case 'null':
      return null;
    case 'boolean':
      return value.value ? 1 : 0;
    case 'scalar':
      return value.value;
    case 'text':
      return foldText(value.value);
    default:
      throw new Error(`a ${value.kind} has no value of its own`);
  }
}

/** A pattern whose escape character is a backslash. */
function likeExpression(pattern: string): RegExp {
  const pieces = foldText(pattern).match(/\\.|[^\\]/gsu) ?? [];
  const source = pieces.map((piece) => {
    if (piece === '%') return '.*';
    if (piece === '_') return '.';
    const character = piece.length > 1 && piece.startsWith('\\') ? piece.slice(1) : piece;
    return character.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`, 's');
}
