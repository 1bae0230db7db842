import { parseQuery, type FieldType as SelectedField, type Query } from '@jetstreamapp/soql-parser-js';
import type { ResolvedField } from '../../schema/types.ts';
import { holdsFor, rowsOf } from './conditions.ts';
import { type Asked, calledAs, compareKeys, ofGroup, ofRow } from './operands.ts';
import {
  cellAt,
  comparable,
  fold,
  parentOf,
  type Cell,
  type Found,
  type FoundCell,
  type Key,
  type Org,
} from './rows.ts';

type Json = Record<string, unknown>;

export interface Answer {
  readonly kind: 'count' | 'rows' | 'aggregate';
  readonly ordered: boolean;
  readonly count: number;
  /** All of them in order, before OFFSET and LIMIT. */
  readonly records: readonly Json[];
  readonly offset: number;
  readonly limit: number;
}

function json(value: Cell, { type }: ResolvedField): Cell {
  if (typeof value !== 'number' || (type !== 'dateTime' && type !== 'date')) return value;
  const iso = new Date(value).toISOString();
  return type === 'date' ? iso.slice(0, 10) : `${iso.slice(0, -1)}+0000`;
}

function attributes({ object, row }: Found): Json {
  const table = object.name === 'Name' ? String(row?.['Type']) : object.name;
  return { type: object.name, url: `/services/data/v67.0/sobjects/${table}/${String(row?.['Id'])}` };
}

function pathOf(field: SelectedField): string {
  if (field.type === 'FieldRelationship') return `${field.relationships.join('.')}.${field.field}`;
  if (field.type === 'Field') return field.field;
  throw new Error(`no path in ${field.type}`);
}

function put(org: Org, record: Json, found: Found, path: string): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    const { field, value } = cellAt(org, found, first);
    record[field.name] = json(value, field);
    return;
  }
  const name = found.object.relationships.get(first.toLowerCase())?.relationshipName ?? '';
  const { object, row } = parentOf(org, found, first);
  if (!row) {
    record[name] = null;
    return;
  }
  const parent = (record[name] ??= { attributes: attributes({ object, row }) }) as Json;
  put(org, parent, { object, row }, rest.join('.'));
}

function sortKey(cell: FoundCell): Key {
  const key = comparable(cell);
  const values = cell.field.type === 'picklist' ? cell.field.picklistValues.map(fold) : [];
  if (values.length === 0 || typeof key !== 'string') return key;
  const rank = values.indexOf(key);
  return String(rank < 0 ? values.length : rank).padStart(3, '0') + key;
}

type Sortable = { readonly record: Json; readonly keys: readonly Key[]; readonly ties: readonly Key[] };

function sortedBy(
  query: Query,
  items: readonly Sortable[],
  flags: readonly { d: boolean; n: boolean }[],
): Json[] {
  const sorted = [...items].sort((a, b) => {
    for (const [index, { d, n }] of flags.entries()) {
      const sign = compareKeys(a.keys[index] ?? null, b.keys[index] ?? null, d, n);
      if (sign !== 0) return sign;
    }
    for (const [index, tie] of a.ties.entries()) {
      const sign = compareKeys(tie, b.ties[index] ?? null, false, false);
      if (sign !== 0) return sign;
    }
    return 0;
  });
  return (query.orderBy ? sorted : items).map(({ record }) => record);
}

function askedBy(item: object): Asked {
  if ('fn' in item) return calledAs(item.fn as Parameters<typeof calledAs>[0]);
  return { path: 'field' in item ? String(item.field) : '', local: false };
}

function orderings(query: Query): { asked: Asked; d: boolean; n: boolean }[] {
  return [query.orderBy ?? []].flat().map((order) => ({
    asked: askedBy(order),
    d: order.order === 'DESC',
    n: order.nulls === 'LAST',
  }));
}

function groupsOf(query: Query, rows: readonly Found[], org: Org): Found[][] {
  const by = [query.groupBy ?? []].flat().map(askedBy);
  const groups = new Map<string, Found[]>();
  for (const found of rows) {
    const key = JSON.stringify(by.map((asked) => comparable(ofRow(asked, found, org))));
    groups.set(key, [...(groups.get(key) ?? []), found]);
  }
  if (by.length === 0 && groups.size === 0) groups.set('', []);
  return [...groups.values()].filter((group) =>
    holdsFor(
      query.having,
      (condition) => {
        const cell = ofGroup(askedBy(condition), group, org);
        if (!cell) throw new Error('a group without rows');
        return cell;
      },
      org,
    ),
  );
}

function grouped(query: Query, rows: readonly Found[], org: Org): Sortable[] {
  const by = [query.groupBy ?? []].flat().map(askedBy);
  return groupsOf(query, rows, org).map((group) => {
    const record: Json = { attributes: { type: 'AggregateResult' } };
    let unnamed = 0;
    for (const field of query.fields ?? []) {
      const isCalled = field.type === 'FieldFunctionExpression';
      const asked = isCalled ? calledAs(field) : { path: pathOf(field), local: false };
      const cell = ofGroup(asked, group, org);
      const alias = 'alias' in field ? field.alias : undefined;
      const key = alias ?? (isCalled ? `expr${unnamed++}` : (cell?.field.name ?? ''));
      // Without rows nothing is counted, and nothing else is known.
      const none = asked.name?.startsWith('COUNT') ? 0 : null;
      record[key] = cell ? json(cell.value, cell.field) : none;
    }
    const keyOf = (asked: Asked): Key => {
      const cell = ofGroup(asked, group, org);
      return cell ? sortKey(cell) : null;
    };
    const tieOf = (asked: Asked): Key => {
      const cell = ofGroup(asked, group, org);
      return cell ? comparable(cell) : null;
    };
    return { record, keys: orderings(query).map(({ asked }) => keyOf(asked)), ties: by.map(tieOf) };
  });
}

function plain(query: Query, rows: readonly Found[], org: Org): Sortable[] {
  return rows.map((found) => {
    const record: Json = { attributes: attributes(found) };
    for (const field of query.fields ?? []) {
      if (field.type === 'FieldFunctionExpression') {
        for (const { name } of found.object.fields.values()) put(org, record, found, name);
      } else put(org, record, found, pathOf(field));
    }
    const keys = orderings(query).map(({ asked }) => sortKey(ofRow(asked, found, org)));
    return { record, keys, ties: [String(found.row?.['Id'])] };
  });
}

/** Answers a query by reading another parser's tree, row by row. */
export function evaluate(text: string, org: Org): Answer {
  const query = parseQuery(text);
  const rows = rowsOf(query, org);
  const limit = query.limit ?? Number.MAX_SAFE_INTEGER;
  const functions = (query.fields ?? []).filter((field) => field.type === 'FieldFunctionExpression');
  const [only] = functions;
  const count = Math.min(rows.length, limit);
  const base = { ordered: query.orderBy !== undefined, count, limit, offset: query.offset ?? 0 };
  if (only && only.parameters.length === 0) return { ...base, kind: 'count', records: [] };
  const aggregates = query.groupBy !== undefined || functions.some(({ isAggregateFn }) => isAggregateFn);
  const items = aggregates ? grouped(query, rows, org) : plain(query, rows, org);
  return {
    ...base,
    kind: aggregates ? 'aggregate' : 'rows',
    records: sortedBy(query, items, orderings(query)),
  };
}
