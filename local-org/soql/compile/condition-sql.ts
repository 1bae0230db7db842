import {
  type BoundCondition,
  type BoundOperand,
  type BoundSubquery,
  type BoundValue,
  isColumn,
} from '../check/bound.ts';
import type { DateRangeLiteral } from '../ast.ts';
import { foldText, isAscii } from '../text-folding.ts';
import { columnSql, foldedOperandSql, joinBalanced, operandSql, rangeBinds, sql, type Sql } from './sql.ts';

type Compare = BoundCondition & { kind: 'compare' };
type In = BoundCondition & { kind: 'in' };
type SemiJoin = BoundCondition & { kind: 'semiJoin' };

/** SQL is unknown where a column is null; SOQL is never: a comparison with null is false, its opposite true. Unknown and
 * false select alike, so only below a NOT is the difference mended: mending everywhere would cost the indexes. */
interface Test extends Sql {
  readonly mayBeUnknown: boolean;
}

function known(piece: Sql): Test {
  return { ...piece, mayBeUnknown: false };
}

function unsure(piece: Sql): Test {
  return { ...piece, mayBeUnknown: true };
}

const never = known(sql('0'));

function rangeTest(column: BoundOperand, operator: Compare['operator'], literal: DateRangeLiteral): Test {
  const name = operandSql(column);
  const { start, end } = rangeBinds(literal, column);
  switch (operator) {
    case '=':
      return unsure(sql(`(${name} >= ? AND ${name} < ?)`, start, end));
    case '!=':
      return known(sql(`(${name} < ? OR ${name} >= ? OR ${name} IS NULL)`, start, end));
    case '<':
      return unsure(sql(`${name} < ?`, start));
    case '<=':
      return unsure(sql(`${name} < ?`, end));
    case '>':
      return unsure(sql(`${name} >= ?`, end));
    case '>=':
      return unsure(sql(`${name} >= ?`, start));
  }
}

function booleanTest(column: BoundOperand, operator: Compare['operator'], value: boolean): Test {
  const wanted = operator === '=' ? value : !value;
  // Written out, not bound: SQLite uses a partial index only for a literal. Without a parent there is no value.
  return isColumn(column) && column.source.parent && operator === '!='
    ? known(sql(`${operandSql(column)} IS NOT ${Number(value)}`))
    : unsure(sql(`${operandSql(column)} = ${Number(wanted)}`));
}

function scalarTest(
  column: BoundOperand,
  operator: Compare['operator'],
  value: string | number,
  isText: boolean,
): Test {
  // Text that is ASCII compares with the column's own NOCASE, which an index has too; an aggregate has none.
  const folds = isText && (!isColumn(column) || !isAscii(String(value)));
  const left = folds ? foldedOperandSql(column) : operandSql(column);
  const right = folds ? foldText(String(value)) : value;
  return operator === '!='
    ? known(sql(`${left} IS NOT ?`, right))
    : unsure(sql(`${left} ${operator} ?`, right));
}

function compareTest({ column, operator, value }: Compare): Test {
  switch (value.kind) {
    case 'null':
      if (operator === '=') return known(sql(`${operandSql(column)} IS NULL`));
      return operator === '!=' ? known(sql(`${operandSql(column)} IS NOT NULL`)) : never;
    case 'boolean':
      return booleanTest(column, operator, value.value);
    case 'dateRange':
      return rangeTest(column, operator, value.literal);
    case 'scalar':
      return scalarTest(column, operator, value.value, false);
    case 'text':
      return scalarTest(column, operator, value.value, true);
    case 'bind':
      throw new Error('A bind has no value to compare with.');
  }
}

function likeTest({ column, pattern }: BoundCondition & { kind: 'like' }): Test {
  const folds = !isColumn(column) || !isAscii(pattern);
  const left = folds ? foldedOperandSql(column) : operandSql(column);
  return unsure(sql(`${left} LIKE ? ESCAPE '\\'`, folds ? foldText(pattern) : pattern));
}

function isListed(
  column: BoundOperand,
  value: BoundValue,
): value is BoundValue & { kind: 'scalar' | 'text' } {
  return value.kind === 'scalar' || (value.kind === 'text' && isColumn(column) && isAscii(value.value));
}

/** Values of the schema's own picklist, in its words and order. Written out like booleans: a partial index over a picklist
 * is used only for the very list that it was made with. */
function picklistTest(column: BoundOperand, values: readonly BoundValue[]): Test[] {
  if (!isColumn(column)) return [];
  const { field } = column;
  if (field.type !== 'picklist') return [];
  const wanted = new Set(values.map((value) => (value.kind === 'text' ? foldText(value.value) : undefined)));
  const listed = field.picklistValues.filter((value) => wanted.has(foldText(value)) && isWord(value));
  if (listed.length === 0) return [];
  const list = listed.map((value) => `'${value}'`).join(', ');
  return [unsure(sql(`${columnSql(column)} IN (${list})`))];
}

function isWord(value: string): boolean {
  return /^\w+$/.test(value);
}

function isOfPicklist(column: BoundOperand, value: BoundValue): boolean {
  if (!isColumn(column)) return false;
  const { field } = column;
  if (field.type !== 'picklist' || value.kind !== 'text') return false;
  return field.picklistValues.some((known) => isWord(known) && foldText(known) === foldText(value.value));
}

/** So many values are bound one by one: a longer list is handed over whole, and makes one statement however long. */
const longestMarked = 20;

function listedTest(left: string, listed: readonly (string | number)[]): Test[] {
  if (listed.length === 0) return [];
  if (listed.length > longestMarked) {
    return [unsure(sql(`${left} IN (SELECT value FROM json_each(?))`, JSON.stringify(listed)))];
  }
  return [unsure(sql(`${left} IN (${listed.map(() => '?').join(', ')})`, ...listed))];
}

/** Text beyond ASCII, in one list like the rest. */
function foldedListTest(column: BoundOperand, values: readonly BoundValue[]): Test[] {
  const listed = values.flatMap((value) => (value.kind === 'text' ? foldText(value.value) : []));
  return listedTest(foldedOperandSql(column), listed);
}

function listTest(column: BoundOperand, values: readonly BoundValue[]): Test[] {
  const listed = values.flatMap((value) => (isListed(column, value) ? [value.value] : []));
  return listedTest(operandSql(column), listed);
}

function inTest({ column, values, negated }: In): Test {
  const bound = values.filter((value) => !isOfPicklist(column, value));
  const others = bound.filter((value) => !isListed(column, value));
  const tests = [
    ...picklistTest(column, values),
    ...listTest(column, bound),
    ...foldedListTest(column, others),
    ...others
      .filter(({ kind }) => kind !== 'text')
      .map((value) => compareTest({ kind: 'compare', column, operator: '=', value })),
  ];
  const any = joinBalanced(tests, ' OR ');
  return negated
    ? known({ ...any, text: `((${any.text}) IS NOT TRUE)` })
    : unsure({ ...any, text: `(${any.text})` });
}

/** Writes a subquery out. */
export type SubquerySql = (subquery: BoundSubquery) => Sql;

function semiJoinTest({ column, subquery, negated }: SemiJoin, subquerySql: SubquerySql): Test {
  const inner = subquerySql(subquery);
  const text = `${columnSql(column)} IN (${inner.text})`;
  return negated ? known({ ...inner, text: `((${text}) IS NOT TRUE)` }) : unsure({ ...inner, text });
}

function test(condition: BoundCondition, belowNot: boolean, subquerySql: SubquerySql): Test {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const terms = condition.terms.map((term) => test(term, belowNot, subquerySql));
      const joined = joinBalanced(terms, condition.kind === 'and' ? ' AND ' : ' OR ');
      return {
        ...joined,
        text: `(${joined.text})`,
        mayBeUnknown: terms.some((term) => term.mayBeUnknown),
      };
    }
    case 'not': {
      const inner = test(condition.term, true, subquerySql);
      return known({ ...inner, text: `NOT (${inner.text})` });
    }
    case 'compare':
      return mended(compareTest(condition), belowNot);
    case 'in':
      return mended(inTest(condition), belowNot);
    case 'like':
      return mended(likeTest(condition), belowNot);
    case 'semiJoin':
      return mended(semiJoinTest(condition, subquerySql), belowNot);
  }
}

function mended(leaf: Test, belowNot: boolean): Test {
  return belowNot && leaf.mayBeUnknown ? known({ ...leaf, text: `((${leaf.text}) IS TRUE)` }) : leaf;
}

export function conditionSql(condition: BoundCondition, subquerySql: SubquerySql): Sql {
  return test(condition, false, subquerySql);
}
