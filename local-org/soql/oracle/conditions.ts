import type {
  HavingClause,
  LiteralType,
  Query,
  ValueCondition,
  WhereClause,
} from '@jetstreamapp/soql-parser-js';
import { dayOf, daysOfLiteral } from './calendar.ts';
import { calledAs, ofRow } from './operands.ts';
import {
  type Cell,
  cellAt,
  comparable,
  fold,
  isText,
  objects,
  type Found,
  type FoundCell,
  type Org,
} from './rows.ts';

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | ValueCondition;

function isCondition(condition: object): condition is ValueCondition {
  return ('field' in condition || 'fn' in condition) && 'operator' in condition;
}

/** The tree is a chain of conditions with counts of parentheses: laid out in a row again. */
function tokensOf(clause: WhereClause): Token[] {
  const { left } = clause;
  const tokens: Token[] = [];
  if (left) {
    tokens.push(...Array.from({ length: left.openParen ?? 0 }, () => '(' as const));
    if (isCondition(left)) {
      tokens.push(left, ...Array.from({ length: left.closeParen ?? 0 }, () => ')' as const));
    }
  }
  if (!('right' in clause)) return tokens;
  const operator = String(clause.operator).toUpperCase() as 'AND' | 'OR' | 'NOT';
  return [...tokens, operator, ...tokensOf(clause.right)];
}

function decode(raw: string): string {
  return raw.slice(1, -1).replace(/\\(.)/gsu, '$1');
}

function likeExpression(raw: string): RegExp {
  const pieces = raw.slice(1, -1).match(/\\.|[^\\]/gu) ?? [];
  const source = pieces.map((piece) => {
    if (piece === '%') return '.*';
    if (piece === '_') return '.';
    const character = fold(piece.length > 1 ? piece.slice(1) : piece);
    return character.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`, 'su');
}

function literalOf(raw: string, type: LiteralType, { field }: FoundCell): string | number | null {
  if (type === 'NULL') return field.type === 'boolean' ? 0 : null;
  if (type === 'BOOLEAN') return raw.toLowerCase() === 'true' ? 1 : 0;
  if (type === 'DATE') return Date.parse(`${raw}T00:00:00Z`);
  if (type === 'DATETIME') return Date.parse(raw);
  if (type === 'INTEGER' || type === 'DECIMAL') return Number(raw);
  const text = decode(raw);
  if (text === '') return null;
  return isText(field) ? fold(text) : text.slice(0, 15);
}

const signs: Readonly<Record<string, (sign: number) => boolean>> = {
  '=': (sign) => sign === 0,
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
};

function signOf(cell: FoundCell, raw: string, type: LiteralType, org: Org): number | null {
  const value = comparable(cell);
  if (type === 'DATE_LITERAL' || type === 'DATE_N_LITERAL') {
    if (typeof value !== 'number') return null;
    const day = dayOf(value, cell.field.type === 'date' ? 'UTC' : org.timeZone);
    const [first, end] = daysOfLiteral(raw, dayOf(org.now, org.timeZone));
    return day < first ? -1 : day >= end ? 1 : 0;
  }
  const literal = literalOf(raw, type, cell);
  if (value === null && literal === null) return 0;
  if (value === null || literal === null) return null;
  const shown = typeof value === 'string' && !isText(cell.field) ? value.slice(0, 15) : value;
  return shown < literal ? -1 : shown > literal ? 1 : 0;
}

function compare(cell: FoundCell, operator: string, raw: string, type: LiteralType, org: Org): boolean {
  if (operator === 'LIKE') {
    return typeof cell.value === 'string' && likeExpression(raw).test(fold(cell.value));
  }
  const sign = signOf(cell, raw, type, org);
  if (operator === '!=' || operator === '<>') return sign !== 0;
  if (sign === null || (cell.value === null && operator !== '=')) return false;
  return signs[operator]?.(sign) ?? false;
}

/** What a semi-join compares with; null is no value. */
function selectedBy(query: Query, org: Org): Set<Cell> {
  const [only] = query.fields ?? [];
  const path = only?.type === 'Field' ? only.field : '';
  const values = rowsOf(query, org).map((found) => cellAt(org, found, path).value);
  return new Set(values.filter((value) => value !== null));
}

/** The rows that a query reads, before it does anything with them. */
export function rowsOf(query: Query, org: Org): Found[] {
  const object = objects.get(query.sObject ?? '');
  if (!object) throw new Error(`no object ${query.sObject}`);
  return (org.rows.get(object.name) ?? [])
    .map((row): Found => ({ object, row }))
    .filter(({ row }) => org.deleted || row?.['IsDeleted'] !== true)
    .filter(({ row }) => query.usingScope !== 'mine' || row?.['OwnerId'] === org.userId)
    .filter(({ row }) => object.name !== 'UserServicePresence' || row?.['OwnerId'] !== org.hiddenOwner)
    .filter((found) => matches(query.where, found, org));
}

type CellOf = (condition: ValueCondition) => FoundCell;

function holds(condition: ValueCondition, cellOf: CellOf, org: Org): boolean {
  const { operator, value, literalType } = condition as {
    operator: string;
    value: unknown;
    literalType: unknown;
  };
  const cell = cellOf(condition);
  if ('valueQuery' in condition) {
    const isListed = selectedBy(condition.valueQuery as Query, org).has(cell.value);
    return operator.toUpperCase() === 'IN' ? isListed : !isListed;
  }
  const name = operator.toUpperCase();
  if (name !== 'IN' && name !== 'NOT IN')
    return compare(cell, name, String(value), literalType as LiteralType, org);
  const types = [literalType].flat() as LiteralType[];
  const listed = (value as string[]).some((raw, index) =>
    compare(cell, '=', raw, types[index] ?? types[0] ?? 'STRING', org),
  );
  return name === 'IN' ? listed : !listed;
}

function matches(where: WhereClause | undefined, found: Found, org: Org): boolean {
  const cellOf = (condition: ValueCondition): FoundCell => {
    const { fn } = condition as { fn?: Parameters<typeof calledAs>[0] };
    return ofRow(fn ? calledAs(fn) : { path: condition.field, local: false }, found, org);
  };
  return holdsFor(where, cellOf, org);
}

/** Every comparison is true or false: with null it is false, its opposite true. */
export function holdsFor(where: WhereClause | HavingClause | undefined, cellOf: CellOf, org: Org): boolean {
  if (!where) return true;
  const tokens = tokensOf(where);
  let at = 0;
  const term = (): boolean => {
    const token = tokens[at++];
    if (token === '(') {
      const inner = expression();
      at += 1;
      return inner;
    }
    if (token === undefined || typeof token === 'string') throw new Error(`a condition, not ${token}`);
    return holds(token, cellOf, org);
  };
  const expression = (): boolean => {
    if (tokens[at] === 'NOT') {
      at += 1;
      return !term();
    }
    let result = term();
    while (tokens[at] === 'AND' || tokens[at] === 'OR') {
      const operator = tokens[at++];
      const next = term();
      result = operator === 'AND' ? result && next : result || next;
    }
    return result;
  };
  const result = expression();
  if (at !== tokens.length) throw new Error('the parentheses of the tree do not match');
  return result;
}
