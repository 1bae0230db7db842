import {
  ApexParser,
  DateFieldNameContext,
  FieldNameContext,
  SoqlFieldsParameterContext,
  type SoqlFunctionContext,
} from '@apexdevtools/apex-parser';
import type {
  Aggregate,
  AggregateFunction,
  DateFunction,
  DateFunctionName,
  Grouping,
  SelectedFields,
} from '../ast.ts';
import { isDateFunction } from '../ast.ts';
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

const dateFunctions: ReadonlyMap<number, DateFunctionName> = new Map([
  [ApexParser.CALENDAR_MONTH, 'CALENDAR_MONTH'],
  [ApexParser.CALENDAR_QUARTER, 'CALENDAR_QUARTER'],
  [ApexParser.CALENDAR_YEAR, 'CALENDAR_YEAR'],
  [ApexParser.DAY_IN_MONTH, 'DAY_IN_MONTH'],
  [ApexParser.DAY_IN_WEEK, 'DAY_IN_WEEK'],
  [ApexParser.DAY_IN_YEAR, 'DAY_IN_YEAR'],
  [ApexParser.DAY_ONLY, 'DAY_ONLY'],
  [ApexParser.FISCAL_MONTH, 'FISCAL_MONTH'],
  [ApexParser.FISCAL_QUARTER, 'FISCAL_QUARTER'],
  [ApexParser.FISCAL_YEAR, 'FISCAL_YEAR'],
  [ApexParser.HOUR_IN_DAY, 'HOUR_IN_DAY'],
  [ApexParser.WEEK_IN_MONTH, 'WEEK_IN_MONTH'],
  [ApexParser.WEEK_IN_YEAR, 'WEEK_IN_YEAR'],
]);

function readDateFunction(name: DateFunctionName, children: Children): DateFunction {
  return readNode(required(children.rule(DateFieldNameContext)), (inner) => {
    inner.tokens(ApexParser.LPAREN, ApexParser.RPAREN);
    const local = inner.token(ApexParser.CONVERT_TIMEZONE) !== undefined;
    const path = readPath(required(inner.rule(FieldNameContext)));
    return { kind: 'dateFunction', name, path, local, at: children.at };
  });
}

function readFields(children: Children): SelectedFields {
  const group = readNode(required(children.rule(SoqlFieldsParameterContext)), (inner) => {
    const token = required(inner.token());
    if (token.type === ApexParser.ALL) return 'ALL';
    return token.type === ApexParser.CUSTOM ? 'CUSTOM' : 'STANDARD';
  });
  return { kind: 'fields', group, at: children.at };
}

/** An aggregate, a date function or FIELDS(); every other function is refused by its name. */
export function readFunction(context: SoqlFunctionContext): Aggregate | DateFunction | SelectedFields {
  return readNode(context, (children) => {
    children.tokens(ApexParser.LPAREN, ApexParser.RPAREN);
    const token = required(children.token());
    if (token.type === ApexParser.FIELDS) return readFields(children);
    const date = dateFunctions.get(token.type);
    if (date !== undefined) return readDateFunction(date, children);
    const name = aggregates.get(token.type);
    if (name === undefined) throw notImitated(`the function ${token.text} in SOQL`);
    const field = children.rule(FieldNameContext);
    return { name, at: children.at, ...(field && { path: readPath(field) }) };
  });
}

/** A function where a value is meant. */
export function readCalled(context: SoqlFunctionContext, text: string): Aggregate | DateFunction {
  const read = readFunction(context);
  if ('group' in read) throw unexpectedToken(text, read.at, 'FIELDS');
  return read;
}

export function readGroupingFunction(context: SoqlFunctionContext, text: string): Grouping {
  const read = readCalled(context, text);
  if (isDateFunction(read)) return read;
  throw unexpectedToken(text, read.at, read.name);
}
