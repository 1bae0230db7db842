import {
  AllRowsClauseContext,
  ApexParser,
  BoundExpressionContext,
  ForClausesContext,
  FromNameListContext,
  GroupByClauseContext,
  LimitClauseContext,
  OffsetClauseContext,
  OrderByClauseContext,
  SelectListContext,
  UpdateListContext,
  UsingScopeContext,
  WhereClauseContext,
  WithClauseContext,
  type QueryContext,
} from '@apexdevtools/apex-parser';
import type { LimitClause, SoqlQuery } from '../ast.ts';
import { unexpectedToken } from '../refusal.ts';
import { readNode, required } from './children.ts';
import { readWhere } from './read-condition.ts';
import { readFrom } from './read-from.ts';
import { readGroupBy, readOrderBy } from './read-order.ts';
import { readSelect } from './read-select.ts';
import { readBind } from './read-value.ts';

function readWith(context: WithClauseContext, text: string): boolean {
  return readNode(context, (children) => {
    children.token(ApexParser.WITH);
    children.refuse(ApexParser.SECURITY_ENFORCED, 'WITH SECURITY_ENFORCED');
    children.refuse(ApexParser.SYSTEM_MODE, 'WITH SYSTEM_MODE');
    children.refuse(ApexParser.DATA, 'WITH DATA CATEGORY');
    const mode = children.token(ApexParser.USER_MODE);
    if (!mode) {
      const word = text.slice(children.at).split(/\s+/)[1] ?? '<EOF>';
      throw unexpectedToken(text, text.indexOf(word, children.at + 4), word);
    }
    return true;
  });
}

function readLimit(context: LimitClauseContext): LimitClause {
  return readNode(context, (children) => {
    children.token(ApexParser.LIMIT);
    const number = children.token(ApexParser.IntegerLiteral);
    if (number) return { value: Number(number.text), at: number.start };
    const bind = readBind(required(children.rule(BoundExpressionContext)));
    return { value: bind, at: bind.at };
  });
}

export function readQuery(context: QueryContext, text: string): SoqlQuery {
  return readNode(context, (children) => {
    children.tokens(ApexParser.SELECT, ApexParser.FROM);
    children.refuse(UsingScopeContext, 'USING SCOPE');
    children.refuse(OffsetClauseContext, 'OFFSET');
    children.refuse(AllRowsClauseContext, 'ALL ROWS');
    children.refuse(ForClausesContext, 'FOR VIEW, FOR REFERENCE and FOR UPDATE');
    children.refuse(ApexParser.UPDATE, 'UPDATE TRACKING and UPDATE VIEWSTAT');
    children.rules(UpdateListContext);
    const where = children.rule(WhereClauseContext);
    const mode = children.rule(WithClauseContext);
    const group = children.rule(GroupByClauseContext);
    const order = children.rule(OrderByClauseContext);
    const limit = children.rule(LimitClauseContext);
    return {
      text,
      from: readFrom(required(children.rule(FromNameListContext)), text),
      select: readSelect(required(children.rule(SelectListContext)), text),
      ...(where && { where: readWhere(where, text) }),
      userMode: mode !== undefined && readWith(mode, text),
      groupBy: group ? readGroupBy(group) : [],
      orderBy: order ? readOrderBy(order, text) : [],
      ...(limit && { limit: readLimit(limit) }),
    };
  });
}
