import {
  ApexParser,
  FieldNameContext,
  SelectEntryContext,
  SoqlFunctionContext,
  SoqlIdContext,
  type SubFieldEntryContext,
  SubQueryContext,
  TypeOfContext,
  type SelectListContext,
} from '@apexdevtools/apex-parser';
import type { Alias, SelectItem } from '../ast.ts';
import { unexpectedToken } from '../refusal.ts';
import { readNode, required } from './children.ts';
import { readFunction } from './read-function.ts';
import { readName, readPath } from './read-names.ts';

export function readEntry(context: SelectEntryContext | SubFieldEntryContext, text: string): SelectItem {
  return readNode(context, (children) => {
    children.refuse(TypeOfContext, 'TYPEOF');
    children.refuse(SubQueryContext, 'a subquery');
    const aliasNode = children.rule(SoqlIdContext);
    const alias: { alias?: Alias } = aliasNode ? { alias: readName(aliasNode) } : {};
    const field = children.rule(FieldNameContext);
    if (field) return { kind: 'field', path: readPath(field), ...alias };
    const read = readFunction(required(children.rule(SoqlFunctionContext)));
    if ('kind' in read && read.kind === 'dateFunction')
      return { kind: 'dateFunction', called: read, ...alias };
    if (!('kind' in read)) return { kind: 'aggregate', aggregate: read, ...alias };
    if (alias.alias) throw unexpectedToken(text, alias.alias.at, alias.alias.name);
    return read;
  });
}

export function readSelect(context: SelectListContext, text: string): SelectItem[] {
  return readNode(context, (children) => {
    children.tokens(ApexParser.COMMA);
    return children.rules(SelectEntryContext).map((entry) => readEntry(entry, text));
  });
}
