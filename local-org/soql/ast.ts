/** A SOQL query as read: names as written, `at` is an offset into the text. Nothing is checked against a schema yet. */
export interface SoqlQuery {
  readonly text: string;
  readonly select: readonly SelectItem[];
  readonly from: FromClause;
  /** `USING SCOPE mine`. */
  readonly filterScope?: Alias;
  readonly where?: Condition;
  readonly userMode: boolean;
  /** Where `WITH SECURITY_ENFORCED` stands. */
  readonly securityEnforced?: number;
  readonly groupBy: readonly FieldPath[];
  readonly orderBy: readonly OrderItem[];
  readonly limit?: LimitClause;
  readonly offset?: LimitClause;
  /** Where `ALL ROWS` stands. */
  readonly allRows?: number;
}

export interface FieldPath {
  readonly names: readonly string[];
  readonly at: number;
}

export interface FromClause {
  readonly name: string;
  readonly alias?: string;
  readonly at: number;
}

export type SelectItem = SelectedField | SelectedFields | SelectedAggregate;

export interface SelectedField {
  readonly kind: 'field';
  readonly path: FieldPath;
  readonly alias?: Alias;
}

/** `FIELDS(STANDARD)` and its kin. */
export interface SelectedFields {
  readonly kind: 'fields';
  readonly group: 'ALL' | 'CUSTOM' | 'STANDARD';
  readonly at: number;
}

export interface SelectedAggregate {
  readonly kind: 'aggregate';
  readonly aggregate: Aggregate;
  readonly alias?: Alias;
}

export interface Alias {
  readonly name: string;
  readonly at: number;
}

export type AggregateFunction = 'AVG' | 'COUNT' | 'COUNT_DISTINCT' | 'MAX' | 'MIN' | 'SUM';

export interface Aggregate {
  readonly name: AggregateFunction;
  /** Absent: `COUNT()`. */
  readonly path?: FieldPath;
  readonly at: number;
}

export interface OrderItem {
  readonly by: FieldPath | Aggregate;
  readonly descending: boolean;
  readonly nulls: 'FIRST' | 'LAST';
}

export interface LimitClause {
  readonly value: number | BindLiteral;
  readonly at: number;
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Condition[] }
  | { readonly kind: 'not'; readonly term: Condition }
  | Comparison
  | SemiJoin;

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE';
export type ListOperator = 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES';

export interface Comparison {
  readonly kind: 'comparison';
  readonly path: FieldPath;
  readonly operator: ComparisonOperator | ListOperator;
  /** One value, or the list in parentheses. */
  readonly value: Literal | readonly Literal[];
  readonly at: number;
}

/** `Id IN (SELECT AccountId FROM Contact)`; negated, an anti-join. */
export interface SemiJoin {
  readonly kind: 'semiJoin';
  readonly path: FieldPath;
  readonly negated: boolean;
  readonly subquery: Subquery;
  readonly at: number;
}

export interface Subquery {
  readonly select: readonly SelectItem[];
  readonly from: FromClause;
  readonly where?: Condition;
  readonly at: number;
}

export type Literal =
  | { readonly kind: 'null'; readonly at: number }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly at: number }
  | NumberLiteral
  | StringLiteral
  | { readonly kind: 'date' | 'dateTime'; readonly text: string; readonly at: number }
  | DateRangeLiteral
  | BindLiteral;

export interface NumberLiteral {
  readonly kind: 'number';
  readonly text: string;
  readonly at: number;
}

export interface StringLiteral {
  readonly kind: 'string';
  readonly value: string;
  /** The same text as a LIKE pattern whose escape character is a backslash. */
  readonly pattern: string;
  readonly at: number;
}

/** `TODAY`, `LAST_N_DAYS:7`. */
export interface DateRangeLiteral {
  readonly kind: 'dateRange';
  readonly name: string;
  readonly count?: number;
  readonly at: number;
}

/** `:name`, known to Apex only. */
export interface BindLiteral {
  readonly kind: 'bind';
  readonly expression: string;
  readonly at: number;
}
