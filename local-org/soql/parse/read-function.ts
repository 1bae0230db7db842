import {
  ApexParser,
  FieldNameContext,
  SoqlFieldsParameterContext,
  type SoqlFunctionContext,
} from '@apexdevtools/apex-parser';
import type { Aggregate, AggregateFunction, SelectedFields } from '../ast.ts';
import { notImitated } from '../../org-error.ts';
import { unexpectedToken } from '../refusal.ts';
import { type Children, readNode, required } from './children.ts';
import { readPath } from './read-names.ts';

const aggregates: ReadonlyMap<number, AggregateFunction> = new Map([
  [ApexParser.AVG, 'AVG'],
  [ApexParser.COUNT, 'COUNT'],
  [ApexParser.COUNT_DISTINCT, 'COUNT_DISTINCT'],
  [ApexParser.MAX, 'MAX'],
  [ApexParser.MIN, 'MIN'],
  [ApexParser.SUM, 'SUM'],
]);

function readFields(children: Children): SelectedFields {
  const group = readNode(required(children.rule(SoqlFieldsParameterContext)), (inner) => {
    const token = required(inner.token());
    if (token.type === ApexParser.ALL) return 'ALL';
    return token.type === ApexParser.CUSTOM ? 'CUSTOM' : 'STANDARD';
  });
  return { kind: 'fields', group, at: children.at };
}

/** An aggregate or FIELDS(); every other function is refused by its name. */
export function readFunction(context: SoqlFunctionContext): Aggregate | SelectedFields {
  return readNode(context, (children) => {
    children.tokens(ApexParser.LPAREN, ApexParser.RPAREN);
    const token = required(children.token());
    if (token.type === ApexParser.FIELDS) return readFields(children);
    const name = aggregates.get(token.type);
    if (name === undefined) throw notImitated(`the function ${token.text} in SOQL`);
    const field = children.rule(FieldNameContext);
    return { name, at: children.at, ...(field && { path: readPath(field) }) };
  });
}

export function readAggregate(context: SoqlFunctionContext, text: string): Aggregate {
  const read = readFunction(context);
  if ('kind' in read) throw unexpectedToken(text, read.at, 'FIELDS');
  return read;
}
