import type { FieldType, ResolvedField, ResolvedObject } from '../../schema/types.ts';
import type { AggregateFunction, ComparisonOperator, DateFunction, DateRangeLiteral } from '../ast.ts';

/** An object that a query reads: the root, or a parent reached over a reference. */
export interface Source {
  readonly alias: string;
  readonly object: ResolvedObject;
  readonly parent?: ParentLink;
  /** The tables of a parent that may be of several objects: each row has its parent in one of them. */
  readonly variants?: readonly Variant[];
  /** FROM and WHERE of a parent that is not joined, but looked up for each row that is answered. */
  readonly lookUp?: string;
}

export interface Variant {
  readonly alias: string;
  readonly object: ResolvedObject;
}

export interface ParentLink {
  readonly child: Source;
  readonly reference: ResolvedField;
  /** As the schema spells it. */
  readonly relationship: string;
}

/** A field, or what a date function makes of it. */
export interface Column {
  readonly source: Source;
  readonly field: ResolvedField;
  readonly through?: Pick<DateFunction, 'name' | 'local'>;
}

export type BoundValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'scalar'; readonly value: string | number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'dateRange'; readonly literal: DateRangeLiteral }
  /** Stands for any value: only where a query of Apex is checked, never where one is run. */
  | { readonly kind: 'bind' };

export type BoundCondition =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly BoundCondition[] }
  | { readonly kind: 'not'; readonly term: BoundCondition }
  | {
      readonly kind: 'compare';
      readonly column: BoundOperand;
      readonly operator: Exclude<ComparisonOperator, 'LIKE'>;
      readonly value: BoundValue;
    }
  | { readonly kind: 'like'; readonly column: BoundOperand; readonly pattern: string }
  | {
      readonly kind: 'in';
      readonly column: BoundOperand;
      readonly values: readonly BoundValue[];
      readonly negated: boolean;
    }
  | {
      readonly kind: 'semiJoin';
      readonly column: Column;
      readonly subquery: BoundSubquery;
      readonly negated: boolean;
    };

/** Rows of one object: what a query reads, whatever it makes of them. */
export interface BoundRows {
  readonly root: Source;
  /** The root first, then parents, each after its child. */
  readonly sources: readonly Source[];
  readonly where?: BoundCondition;
  /** Only rows whose owner, read from this column, is the caller. */
  readonly mine?: Column;
}

export interface BoundSubquery extends BoundRows {
  readonly column: Column;
}

export interface BoundAggregate {
  readonly name: AggregateFunction;
  readonly column: Column;
}

/** What a group is asked for, and what a condition compares. */
export type BoundOperand = Column | BoundAggregate;

export interface SelectedResult {
  readonly key: string;
  readonly value: BoundOperand;
}

export interface BoundOrder {
  readonly by: BoundOperand;
  readonly descending: boolean;
  readonly nulls: 'FIRST' | 'LAST';
}

export type BoundSelect =
  | { readonly kind: 'rows'; readonly columns: readonly Column[] }
  | { readonly kind: 'count' }
  | { readonly kind: 'aggregate'; readonly results: readonly SelectedResult[] };

/** A query of which everything is known to exist and to be allowed. */
export interface BoundQuery extends BoundRows {
  readonly select: BoundSelect;
  readonly groupBy: readonly Column[];
  readonly having?: BoundCondition;
  readonly orderBy: readonly BoundOrder[];
  readonly limit?: number;
  readonly offset?: number;
}

export function isColumn(value: BoundOperand): value is Column {
  return 'field' in value;
}

export function typeOf(value: BoundOperand): FieldType {
  if (isColumn(value)) {
    if (!value.through) return value.field.type;
    return value.through.name === 'DAY_ONLY' ? 'date' : 'int';
  }
  return value.name === 'MIN' || value.name === 'MAX' ? typeOf(value.column) : 'double';
}

/** The field at the bottom of it, which messages name. */
export function fieldOf(value: BoundOperand): ResolvedField {
  return isColumn(value) ? value.field : value.column.field;
}
