import {
  ApexParser,
  ComparisonOperatorContext,
  ConditionalExpressionContext,
  FieldExpressionContext,
  FieldNameContext,
  ForClausesContext,
  FromNameListContext,
  LimitClauseContext,
  LogicalExpressionContext,
  OrderByClauseContext,
  SoqlFunctionContext,
  SubFieldEntryContext,
  SubFieldListContext,
  SubQueryContext,
  UpdateListContext,
  ValueContext,
  WhereClauseContext,
  WhereConditionalExpressionContext,
  WhereFieldExpressionContext,
  WhereLogicalExpressionContext,
  type ApexParserRuleContext,
} from '@apexdevtools/apex-parser';
import type { Comparison, Condition, SemiJoin, Subquery } from '../ast.ts';
import { isPath } from '../ast.ts';
import { unexpectedToken } from '../refusal.ts';
import { type Children, readNode, required } from './children.ts';
import { readCalled } from './read-function.ts';
import { readFrom } from './read-from.ts';
import { readPath } from './read-names.ts';
import { readEntry } from './read-select.ts';
import { readValue } from './read-value.ts';

const operators: Readonly<Record<string, Comparison['operator']>> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  LIKE: 'LIKE',
  IN: 'IN',
  'NOT IN': 'NOT IN',
  INCLUDES: 'INCLUDES',
  EXCLUDES: 'EXCLUDES',
};

function readOperator(context: ComparisonOperatorContext): Comparison['operator'] {
  return readNode(context, (children) => {
    const words = children.tokens().map((token) => token.text.toUpperCase());
    return required(operators[words.join(words[0] === 'NOT' ? ' ' : '')]);
  });
}

/** SOQL reference, semi-joins: a subquery in a condition takes none of these. */
function refuseRest(children: Children, text: string): void {
  const rest = [OrderByClauseContext, LimitClauseContext, ForClausesContext, UpdateListContext];
  for (const context of rest.flatMap((type) => children.rules<ApexParserRuleContext>(type))) {
    if (context.start.start <= (context.stop?.stop ?? -1)) {
      throw unexpectedToken(text, context.start.start, context.start.text);
    }
  }
}

function readSubquery(context: SubQueryContext, text: string): Subquery {
  return readNode(context, (children) => {
    children.tokens(ApexParser.SELECT, ApexParser.FROM, ApexParser.UPDATE);
    const where = children.rule(WhereClauseContext);
    refuseRest(children, text);
    return {
      select: readNode(required(children.rule(SubFieldListContext)), (list) => {
        list.tokens(ApexParser.COMMA);
        return list.rules(SubFieldEntryContext).map((entry) => readEntry(entry, text));
      }),
      from: readFrom(required(children.rule(FromNameListContext)), text),
      ...(where && { where: readWhere(where, text) }),
      at: children.at,
    };
  });
}

const listOperators: ReadonlySet<Comparison['operator']> = new Set(['IN', 'NOT IN', 'INCLUDES', 'EXCLUDES']);

function readCompared(
  context: ValueContext,
  operator: Comparison['operator'],
  text: string,
): Comparison['value'] {
  const value = readValue(context, text);
  const isSingle = !Array.isArray(value) && value.kind !== 'bind';
  if (isSingle && listOperators.has(operator)) {
    throw unexpectedToken(text, context.start.start, text.charAt(context.start.start));
  }
  return value;
}

function readComparison(children: Children, text: string): Comparison | SemiJoin {
  const { at } = children;
  const called = children.rule(SoqlFunctionContext);
  const operand = called ? readCalled(called, text) : readPath(required(children.rule(FieldNameContext)));
  const operator = readOperator(required(children.rule(ComparisonOperatorContext)));
  const value = required(children.rule(ValueContext));
  if (!value.children?.some((node) => node instanceof SubQueryContext)) {
    return { kind: 'comparison', operand, operator, value: readCompared(value, operator, text), at };
  }
  if (!isPath(operand) || (operator !== 'IN' && operator !== 'NOT IN'))
    throw unexpectedToken(text, value.start.start, '(');
  const subquery = readNode(value, (inner) => {
    inner.tokens(ApexParser.LPAREN, ApexParser.RPAREN);
    return readSubquery(required(inner.rule(SubQueryContext)), text);
  });
  return { kind: 'semiJoin', path: operand, negated: operator === 'NOT IN', subquery, at };
}

function readWhereTerm(context: WhereConditionalExpressionContext, text: string): Condition {
  return readNode(context, (children) => {
    children.tokens(ApexParser.LPAREN, ApexParser.RPAREN);
    const inner = children.rule(WhereLogicalExpressionContext);
    if (inner) return readCondition(inner, text);
    return readNode(required(children.rule(WhereFieldExpressionContext)), (outer) => {
      outer.refuse(ApexParser.FORMULA, 'FORMULA()');
      return readNode(required(outer.rule(FieldExpressionContext)), (field) => readComparison(field, text));
    });
  });
}

function readHavingTerm(context: ConditionalExpressionContext, text: string): Condition {
  return readNode(context, (children) => {
    children.tokens(ApexParser.LPAREN, ApexParser.RPAREN);
    const inner = children.rule(LogicalExpressionContext);
    if (inner) return readHaving(inner, text);
    return readNode(required(children.rule(FieldExpressionContext)), (field) => readComparison(field, text));
  });
}

function combine(children: Children, termsOf: () => Condition[]): Condition {
  const negated = children.token(ApexParser.NOT) !== undefined;
  const isOr = children.tokens(ApexParser.SOQLOR).length > 0;
  children.tokens(ApexParser.SOQLAND);
  const terms = termsOf();
  const only = required(terms[0]);
  if (negated) return { kind: 'not', term: only };
  return terms.length === 1 ? only : { kind: isOr ? 'or' : 'and', terms };
}

function readCondition(context: WhereLogicalExpressionContext, text: string): Condition {
  return readNode(context, (children) =>
    combine(children, () =>
      children.rules(WhereConditionalExpressionContext).map((term) => readWhereTerm(term, text)),
    ),
  );
}

export function readHaving(context: LogicalExpressionContext, text: string): Condition {
  return readNode(context, (children) =>
    combine(children, () =>
      children.rules(ConditionalExpressionContext).map((term) => readHavingTerm(term, text)),
    ),
  );
}

export function readWhere(context: WhereClauseContext, text: string): Condition {
  return readNode(context, (children) => {
    children.token(ApexParser.WHERE);
    return readCondition(required(children.rule(WhereLogicalExpressionContext)), text);
  });
}
