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
  readonly groupBy: readonly Grouping[];
  readonly having?: Condition;
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

export type SelectItem = SelectedField | SelectedFields | SelectedAggregate | SelectedDateFunction;

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

export interface SelectedDateFunction {
  readonly kind: 'dateFunction';
  readonly called: DateFunction;
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

export type DateFunctionName =
  | 'CALENDAR_MONTH'
  | 'CALENDAR_QUARTER'
  | 'CALENDAR_YEAR'
  | 'DAY_IN_MONTH'
  | 'DAY_IN_WEEK'
  | 'DAY_IN_YEAR'
  | 'DAY_ONLY'
  | 'FISCAL_MONTH'
  | 'FISCAL_QUARTER'
  | 'FISCAL_YEAR'
  | 'HOUR_IN_DAY'
  | 'WEEK_IN_MONTH'
  | 'WEEK_IN_YEAR';

export interface DateFunction {
  readonly kind: 'dateFunction';
  readonly name: DateFunctionName;
  readonly path: FieldPath;
  /** In the running user's zone, by convertTimezone(), instead of UTC. */
  readonly local: boolean;
  readonly at: number;
}

export type Grouping = FieldPath | DateFunction;
export type Operand = Grouping | Aggregate;

export function isPath(operand: Operand): operand is FieldPath {
  return 'names' in operand;
}

export function isDateFunction(operand: Operand): operand is DateFunction {
  return 'kind' in operand;
}

export interface OrderItem {
  readonly by: Operand;
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
  readonly operand: Operand;
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
