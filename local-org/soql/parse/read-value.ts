import {
  ApexParser,
  BoundExpressionContext,
  DateFormulaContext,
  SignedIntegerContext,
  SignedNumberContext,
  ValueContext,
  ValueListContext,
} from '@apexdevtools/apex-parser';
import type { BindLiteral, DateRangeLiteral, Literal } from '../ast.ts';
import { unexpectedToken } from '../refusal.ts';
import { type Children, readNode, required } from './children.ts';
import { decodeString } from './string-literals.ts';

const signs = [ApexParser.ADD, ApexParser.SUB];

export function readBind(context: BoundExpressionContext): BindLiteral {
  // The expression behind the colon is Apex, not SOQL: it is kept as text.
  return { kind: 'bind', expression: context.getText().slice(1), at: context.start.start };
}

function readDateRange(context: DateFormulaContext): DateRangeLiteral {
  return readNode(context, (children) => {
    const signed = children.rule(SignedIntegerContext);
    children.tokens(ApexParser.COLON);
    const name = required(children.token()).text.toUpperCase();
    return {
      kind: 'dateRange',
      name,
      at: children.at,
      ...(signed && {
        count: Number(
          readNode(signed, (inner) =>
            inner
              .tokens(...signs, ApexParser.IntegerLiteral)
              .map((token) => token.text)
              .join(''),
          ),
        ),
      }),
    };
  });
}

function readNumber(context: SignedNumberContext, text: string): Literal {
  return readNode(context, (children) => {
    const digits = children
      .tokens(...signs, ApexParser.IntegerLiteral, ApexParser.NumberLiteral)
      .map((token) => token.text);
    const joined = digits.join('');
    if (/d$/i.test(joined)) throw unexpectedToken(text, children.at, joined);
    return { kind: 'number', text: joined, at: children.at };
  });
}

function readToken(children: Children, text: string): Literal {
  const token = required(children.token());
  const at = token.start;
  switch (token.type) {
    case ApexParser.NULL:
      return { kind: 'null', at };
    case ApexParser.BooleanLiteral:
      return { kind: 'boolean', value: token.text.toLowerCase() === 'true', at };
    case ApexParser.StringLiteral: {
      const { value, pattern } = decodeString(text, at);
      return { kind: 'string', value, pattern, at };
    }
    case ApexParser.DateLiteral:
      return { kind: 'date', text: token.text, at };
    case ApexParser.DateTimeLiteral:
      return { kind: 'dateTime', text: token.text.toUpperCase(), at };
    default:
      throw unexpectedToken(text, at, token.text);
  }
}

function readList(context: ValueListContext, text: string): Literal[] {
  return readNode(context, (children) => {
    children.tokens(ApexParser.LPAREN, ApexParser.RPAREN, ApexParser.COMMA);
    return children.rules(ValueContext).map((value) => {
      const read = readValue(value, text);
      if (Array.isArray(read)) throw unexpectedToken(text, value.start.start, '(');
      return read;
    });
  });
}

export function readValue(context: ValueContext, text: string): Literal | Literal[] {
  return readNode(context, (children) => {
    children.refuse(ApexParser.IntegralCurrencyLiteral, 'a currency literal');
    children.refuse(ApexParser.TimeLiteral, 'a time literal');
    const bind = children.rule(BoundExpressionContext);
    if (bind) return readBind(bind);
    const number = children.rule(SignedNumberContext);
    if (number) return readNumber(number, text);
    const range = children.rule(DateFormulaContext);
    if (range) return readDateRange(range);
    const list = children.rule(ValueListContext);
    return list ? readList(list, text) : readToken(children, text);
  });
}
