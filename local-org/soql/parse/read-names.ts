import { ApexParser, IdContext, SoqlIdContext, type FieldNameContext } from '@apexdevtools/apex-parser';
import type { Alias, FieldPath } from '../ast.ts';
import { readNode, required } from './children.ts';

export function readName(context: SoqlIdContext): Alias {
  return readNode(context, (outer) =>
    readNode(required(outer.rule(IdContext)), (inner) => ({
      name: required(inner.token()).text,
      at: inner.at,
    })),
  );
}

export function readPath(context: FieldNameContext): FieldPath {
  return readNode(context, (children) => {
    children.tokens(ApexParser.DOT);
    return { names: children.rules(SoqlIdContext).map((id) => readName(id).name), at: children.at };
  });
}
