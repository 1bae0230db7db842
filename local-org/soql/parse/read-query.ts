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
  SoqlIdContext,
  UpdateListContext,
  UsingScopeContext,
  WhereClauseContext,
  WithClauseContext,
  type QueryContext,
} from '@apexdevtools/apex-parser';
import type { Alias, LimitClause, SoqlQuery } from '../ast.ts';
import { unexpectedToken } from '../refusal.ts';
import { readNode, required } from './children.ts';
import { readWhere } from './read-condition.ts';
import { readFrom } from './read-from.ts';
import { readName } from './read-names.ts';
import { readGroupBy, readOrderBy } from './read-order.ts';
import { readSelect } from './read-select.ts';
import { readBind } from './read-value.ts';

function readWith(
  context: WithClauseContext,
  text: string,
): Pick<SoqlQuery, 'userMode' | 'securityEnforced'> {
  return readNode(context, (children) => {
    children.token(ApexParser.WITH);
    const enforced = children.token(ApexParser.SECURITY_ENFORCED);
    if (enforced) return { userMode: false, securityEnforced: enforced.start };
    children.refuse(ApexParser.SYSTEM_MODE, 'WITH SYSTEM_MODE');
    children.refuse(ApexParser.DATA, 'WITH DATA CATEGORY');
    const mode = children.token(ApexParser.USER_MODE);
    if (!mode) {
      const word = text.slice(children.at).split(/\s+/)[1] ?? '<EOF>';
      throw unexpectedToken(text, text.indexOf(word, children.at + 4), word);
    }
    return { userMode: true };
  });
}

function readLimit(context: LimitClauseContext | OffsetClauseContext): LimitClause {
  return readNode(context, (children) => {
    children.token(ApexParser.LIMIT, ApexParser.OFFSET);
    const number = children.token(ApexParser.IntegerLiteral);
    if (number) return { value: Number(number.text), at: number.start };
    const bind = readBind(required(children.rule(BoundExpressionContext)));
    return { value: bind, at: bind.at };
  });
}

function readScope(context: UsingScopeContext): Alias {
  return readNode(context, (children) => {
    children.tokens(ApexParser.USING, ApexParser.SCOPE);
    return readName(required(children.rule(SoqlIdContext)));
  });
}

function readAllRows(context: AllRowsClauseContext): number {
  return readNode(context, (children) => {
    children.tokens(ApexParser.ALL, ApexParser.ROWS);
    return children.at;
  });
}

export function readQuery(context: QueryContext, text: string): SoqlQuery {
  return readNode(context, (children) => {
    children.tokens(ApexParser.SELECT, ApexParser.FROM);
    children.refuse(ForClausesContext, 'FOR VIEW, FOR REFERENCE and FOR UPDATE');
    children.refuse(ApexParser.UPDATE, 'UPDATE TRACKING and UPDATE VIEWSTAT');
    children.rules(UpdateListContext);
    const where = children.rule(WhereClauseContext);
    const mode = children.rule(WithClauseContext);
    const group = children.rule(GroupByClauseContext);
    const order = children.rule(OrderByClauseContext);
    const limit = children.rule(LimitClauseContext);
    const offset = children.rule(OffsetClauseContext);
    const filterScope = children.rule(UsingScopeContext);
    const allRows = children.rule(AllRowsClauseContext);
    return {
      text,
      from: readFrom(required(children.rule(FromNameListContext)), text),
      select: readSelect(required(children.rule(SelectListContext)), text),
      ...(where && { where: readWhere(where, text) }),
      ...(mode ? readWith(mode, text) : { userMode: false }),
      ...(group ? readGroupBy(group, text) : { groupBy: [] }),
      orderBy: order ? readOrderBy(order, text) : [],
      ...(limit && { limit: readLimit(limit) }),
      ...(offset && { offset: readLimit(offset) }),
      ...(filterScope && { filterScope: readScope(filterScope) }),
      ...(allRows && { allRows: readAllRows(allRows) }),
    };
  });
}
