import {
  ApexParser,
  FieldGroupByContext,
  FieldGroupByListContext,
  FieldNameContext,
  FieldOrderContext,
  FieldOrderListContext,
  LogicalExpressionContext,
  SoqlFunctionContext,
  type GroupByClauseContext,
  type OrderByClauseContext,
} from '@apexdevtools/apex-parser';
import type { Condition, Grouping, OrderItem } from '../ast.ts';
import { readNode, required } from './children.ts';
import { readHaving } from './read-condition.ts';
import { readCalled, readGroupingFunction } from './read-function.ts';
import { readPath } from './read-names.ts';

function readGrouping(context: FieldGroupByContext, text: string): Grouping {
  return readNode(context, (children) => {
    const called = children.rule(SoqlFunctionContext);
    if (called) return readGroupingFunction(called, text);
    return readPath(required(children.rule(FieldNameContext)));
  });
}

export function readGroupBy(
  context: GroupByClauseContext,
  text: string,
): { groupBy: Grouping[]; having?: Condition } {
  return readNode(context, (children) => {
    children.refuse(ApexParser.ROLLUP, 'GROUP BY ROLLUP');
    children.refuse(ApexParser.CUBE, 'GROUP BY CUBE');
    children.tokens(ApexParser.GROUP, ApexParser.BY, ApexParser.HAVING);
    const having = children.rule(LogicalExpressionContext);
    const groupBy = readNode(required(children.rule(FieldGroupByListContext)), (list) => {
      list.tokens(ApexParser.COMMA);
      return list.rules(FieldGroupByContext).map((grouping) => readGrouping(grouping, text));
    });
    return { groupBy, ...(having && { having: readHaving(having, text) }) };
  });
}

function readOrder(context: FieldOrderContext, text: string): OrderItem {
  return readNode(context, (children) => {
    children.tokens(ApexParser.ASC, ApexParser.NULLS, ApexParser.FIRST);
    const descending = children.token(ApexParser.DESC) !== undefined;
    // Documented: nulls come first, descending too, unless NULLS LAST says otherwise.
    const nulls = children.token(ApexParser.LAST) ? 'LAST' : 'FIRST';
    const field = children.rule(FieldNameContext);
    const by = field ? readPath(field) : readCalled(required(children.rule(SoqlFunctionContext)), text);
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
