import {
  ApexParser,
  FieldGroupByContext,
  FieldGroupByListContext,
  FieldNameContext,
  FieldOrderContext,
  FieldOrderListContext,
  SoqlFunctionContext,
  type GroupByClauseContext,
  type OrderByClauseContext,
} from '@apexdevtools/apex-parser';
import type { FieldPath, OrderItem } from '../ast.ts';
import { notImitated } from '../../org-error.ts';
import { readNode, required } from './children.ts';
import { readAggregate } from './read-function.ts';
import { readPath } from './read-names.ts';

function readGrouping(context: FieldGroupByContext): FieldPath {
  return readNode(context, (children) => {
    const called = children.rule(SoqlFunctionContext);
    if (called) throw notImitated(`the function ${called.start.text} in the GROUP BY clause of SOQL`);
    return readPath(required(children.rule(FieldNameContext)));
  });
}

export function readGroupBy(context: GroupByClauseContext): FieldPath[] {
  return readNode(context, (children) => {
    children.refuse(ApexParser.ROLLUP, 'GROUP BY ROLLUP');
    children.refuse(ApexParser.CUBE, 'GROUP BY CUBE');
    children.refuse(ApexParser.HAVING, 'HAVING');
    children.tokens(ApexParser.GROUP, ApexParser.BY);
    return readNode(required(children.rule(FieldGroupByListContext)), (list) => {
      list.tokens(ApexParser.COMMA);
      return list.rules(FieldGroupByContext).map(readGrouping);
    });
  });
}

function readOrder(context: FieldOrderContext, text: string): OrderItem {
  return readNode(context, (children) => {
    children.tokens(ApexParser.ASC, ApexParser.NULLS, ApexParser.FIRST);
    const descending = children.token(ApexParser.DESC) !== undefined;
    // Documented: nulls come first, descending too, unless NULLS LAST says otherwise.
    const nulls = children.token(ApexParser.LAST) ? 'LAST' : 'FIRST';
    const field = children.rule(FieldNameContext);
    const by = field ? readPath(field) : readAggregate(required(children.rule(SoqlFunctionContext)), text);
    return { by, descending, nulls };
  });
}

export function readOrderBy(context: OrderByClauseContext, text: string): OrderItem[] {
  return readNode(context, (children) => {
    children.tokens(ApexParser.ORDER, ApexParser.BY);
    return readNode(required(children.rule(FieldOrderListContext)), (list) => {
      list.tokens(ApexParser.COMMA);
      return list.rules(FieldOrderContext).map((order) => readOrder(order, text));
    });
  });
}
