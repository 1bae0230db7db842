import {
  AllRowsClauseContext,
  ApexParser,
  BoundExpressionContext,
  FieldNameContext,
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
  WhereLogicalExpressionContext,
  WithClauseContext,
  type QueryContext,
} from '@apexdevtools/apex-parser';
import type { FromClause, LimitClause, SoqlQuery } from '../ast.ts';
import { notImitated } from '../../org-error.ts';
import { unexpectedToken } from '../refusal.ts';
import { readNode, required } from './children.ts';
import { readCondition } from './read-condition.ts';
import { readName, readPath } from './read-names.ts';
import { readGroupBy, readOrderBy } from './read-order.ts';
import { readSelect } from './read-select.ts';
import { readBind } from './read-value.ts';

// The grammar lets a keyword stand as an alias, so `FROM X WHERE` would parse.
const reserved =
  /^(and|asc|by|desc|excludes|first|for|from|group|having|in|includes|last|like|limit|not|null|nulls|offset|or|order|select|update|using|where|with)$/i;

function readFrom(context: FromNameListContext, text: string): FromClause {
  return readNode(context, (children) => {
    const [first, second] = children.rules(FieldNameContext);
    if (second) throw notImitated('more than one name in the FROM clause of SOQL');
    const path = readPath(required(first));
    if (path.names.length > 1) throw unexpectedToken(text, path.at, path.names.join('.'));
    const alias = children.rules(SoqlIdContext).map(readName)[0];
    if (alias && reserved.test(alias.name)) {
      const end = alias.at + alias.name.length;
      throw unexpectedToken(text, end, text.slice(end).trim().split(/\s/)[0] || '<EOF>');
    }
    return { name: required(path.names[0]), at: path.at, ...(alias && { alias: alias.name }) };
  });
}

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
      ...(where && {
        where: readNode(where, (inner) => {
          inner.token(ApexParser.WHERE);
          return readCondition(required(inner.rule(WhereLogicalExpressionContext)), text);
        }),
      }),
      userMode: mode !== undefined && readWith(mode, text),
      groupBy: group ? readGroupBy(group) : [],
      orderBy: order ? readOrderBy(order, text) : [],
      ...(limit && { limit: readLimit(limit) }),
    };
  });
}
