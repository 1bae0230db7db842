import {
  ApexParser,
  ComparisonOperatorContext,
  FieldExpressionContext,
  FieldNameContext,
  SoqlFunctionContext,
  ValueContext,
  WhereConditionalExpressionContext,
  WhereFieldExpressionContext,
  WhereLogicalExpressionContext,
} from '@apexdevtools/apex-parser';
import type { Comparison, Condition } from '../ast.ts';
import { notImitated } from '../../org-error.ts';
import { type Children, readNode, required } from './children.ts';
import { readPath } from './read-names.ts';
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

function readComparison(children: Children, text: string): Comparison {
  const called = children.rule(SoqlFunctionContext);
  if (called) throw notImitated(`the function ${called.start.text} in the WHERE clause of SOQL`);
  return {
    kind: 'comparison',
    path: readPath(required(children.rule(FieldNameContext))),
    operator: readOperator(required(children.rule(ComparisonOperatorContext))),
    value: readValue(required(children.rule(ValueContext)), text),
    at: children.at,
  };
}

function readTerm(context: WhereConditionalExpressionContext, text: string): Condition {
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

export function readCondition(context: WhereLogicalExpressionContext, text: string): Condition {
  return readNode(context, (children) => {
    const negated = children.token(ApexParser.NOT) !== undefined;
    const isOr = children.tokens(ApexParser.SOQLOR).length > 0;
    children.tokens(ApexParser.SOQLAND);
    const terms = children.rules(WhereConditionalExpressionContext).map((term) => readTerm(term, text));
    const only = required(terms[0]);
    if (negated) return { kind: 'not', term: only };
    return terms.length === 1 ? only : { kind: isOr ? 'or' : 'and', terms };
  });
}
