import { dateRange, type RunClock } from '../date-literals.ts';
import {
  type BoundAggregate,
  type BoundOperand,
  type Column,
  isColumn,
  type Variant,
} from '../check/bound.ts';
import { kindOf } from '../check/check-value.ts';
import { dateFunctionSql } from './date-function-sql.ts';

export type SqlValue = string | number | null;
/** A value known when compiled, or one that the run's clock decides. */
export type Bind = SqlValue | ((clock: RunClock) => number);

/** A piece of SQL and what its question marks stand for. Values of a query are bound, never written into the text. */
export interface Sql {
  readonly text: string;
  readonly binds: readonly Bind[];
}

export function sql(text: string, ...binds: readonly Bind[]): Sql {
  return { text, binds };
}

export function join(pieces: readonly Sql[], separator: string): Sql {
  return {
    text: pieces.map((piece) => piece.text).join(separator),
    binds: pieces.flatMap((piece) => piece.binds),
  };
}

/** Joins many terms as a balanced tree: SQLite takes an expression 1,000 deep at most, and a chain is as deep as long. */
export function joinBalanced(pieces: readonly Sql[], separator: string): Sql {
  const longest = 100;
  if (pieces.length <= longest) return join(pieces, separator);
  const size = Math.ceil(pieces.length / longest);
  const groups = Array.from({ length: Math.ceil(pieces.length / size) }, (_, index) => {
    const group = joinBalanced(pieces.slice(index * size, (index + 1) * size), separator);
    return { ...group, text: `(${group.text})` };
  });
  return join(groups, separator);
}

export function bindsAt(binds: readonly Bind[], clock: RunClock): SqlValue[] {
  return binds.map((bind) => (typeof bind === 'function' ? bind(clock) : bind));
}

/** Names come from the schema alone. */
export function quoted(name: string): string {
  return `"${name}"`;
}

function storedSql(alias: string, name: string): string {
  return `${quoted(alias)}.${quoted(name)}`;
}

function variantTypeSql(variants: readonly Variant[]): string {
  const cases = variants.map(
    ({ alias, object }) => `WHEN ${storedSql(alias, 'Id')} IS NOT NULL THEN '${object.name}'`,
  );
  return `CASE ${cases.join(' ')} END`;
}

/** Of the tables that a parent may stand in, one has it: in the others all is null. */
function ofVariants(variants: readonly Variant[], name: string): string {
  if (name === 'Type') return variantTypeSql(variants);
  const having = variants.filter(({ object }) => object.fields.has(name.toLowerCase()));
  const columns = having.map(({ alias }) => storedSql(alias, name));
  return columns.length === 1 ? columns.join('') : `COALESCE(${columns.join(', ')})`;
}

export function columnSql(column: Column): string {
  const { source, field, through } = column;
  if (source.variants) {
    const text = ofVariants(source.variants, field.name);
    // An expression has no collation of its own.
    return kindOf(column) === 'text' ? `(${text} COLLATE NOCASE)` : text;
  }
  const inTable = storedSql(source.alias, field.name);
  const stored = source.lookUp === undefined ? inTable : `(SELECT ${inTable}${source.lookUp})`;
  return through ? dateFunctionSql(through, stored) : stored;
}

/** A column as it compares and sorts beyond ASCII. */
export function foldedSql(column: Column): string {
  return kindOf(column) === 'text' ? `soql_fold(${columnSql(column)})` : columnSql(column);
}

/** Sorts before every character that a text holds: what stands before it decides first. */
const separator = 'char(1)';

function extremeText(name: 'MIN' | 'MAX', column: Column): string {
  // The extreme is found without case, the text that has it is answered as it is.
  const extreme = `${name}(${foldedSql(column)} || ${separator} || ${columnSql(column)})`;
  return `substr(${extreme}, instr(${extreme}, ${separator}) + 1)`;
}

export function aggregateSql({ name, column }: BoundAggregate): string {
  if (name === 'COUNT_DISTINCT') return `COUNT(DISTINCT ${foldedSql(column)})`;
  if ((name === 'MIN' || name === 'MAX') && kindOf(column) === 'text') return extremeText(name, column);
  return `${name}(${columnSql(column)})`;
}

/** What groups are sorted by. */
export function aggregateKeySql(aggregate: BoundAggregate): string {
  const { name, column } = aggregate;
  if (name !== 'MIN' && name !== 'MAX') return aggregateSql(aggregate);
  return `${name}(${foldedSql(column)})`;
}

export function operandSql(operand: BoundOperand): string {
  return isColumn(operand) ? columnSql(operand) : aggregateSql(operand);
}

/** An operand as it compares beyond ASCII. */
export function foldedOperandSql(operand: BoundOperand): string {
  return isColumn(operand) ? foldedSql(operand) : aggregateKeySql(operand);
}

export function rangeBinds(
  literal: Parameters<typeof dateRange>[0],
  column: BoundOperand,
): { start: Bind; end: Bind } {
  const isDate = kindOf(column) === 'date';
  const edge =
    (side: 'start' | 'end') =>
    (clock: RunClock): number => {
      const at = dateRange(literal, clock)[side];
      // A date has no zone: it is stored as its UTC midnight.
      return isDate ? Date.UTC(at.year, at.month - 1, at.day) : at.toMillis();
    };
  return { start: edge('start'), end: edge('end') };
}
