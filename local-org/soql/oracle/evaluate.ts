import { parseQuery, type FieldType as SelectedField, type Query } from '@jetstreamapp/soql-parser-js';
import type { ResolvedField } from '../../schema/types.ts';
import { rowsOf } from './conditions.ts';
import {
  cellAt,
  comparable,
  fold,
  isText,
  objects,
  type Cell,
  type Found,
  type FoundCell,
  type Org,
} from './rows.ts';

type Json = Record<string, unknown>;
type Key = string | number | null;

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
  return { type: object.name, url: `/services/data/v67.0/sobjects/${object.name}/${String(row?.['Id'])}` };
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
  const reference = found.object.relationships.get(first.toLowerCase());
  const name = reference?.relationshipName ?? '';
  const target = reference?.referenceTo.includes('User') ? 'User' : (reference?.referenceTo[0] ?? '');
  const object = objects.get(target);
  const row =
    org.rows.get(target)?.find((candidate) => candidate['Id'] === found.row?.[reference?.name ?? '']) ?? null;
  if (!object || !row) {
    record[name] = null;
    return;
  }
  const parent = (record[name] ??= { attributes: attributes({ object, row }) }) as Json;
  put(org, parent, { object, row }, rest.join('.'));
}

function firstOf(parameters: readonly unknown[] | undefined): string {
  const first = parameters?.[0];
  if (typeof first !== 'string') throw new Error('a function of a field');
  return first;
}

function compareKeys(a: Key, b: Key, descending: boolean, nullsLast: boolean): number {
  if (a === null || b === null) return a === b ? 0 : (a === null) === nullsLast ? 1 : -1;
  return (a < b ? -1 : a > b ? 1 : 0) * (descending ? -1 : 1);
}

function sortKey(cell: FoundCell): Key {
  const key = comparable(cell);
  const values = cell.field.type === 'picklist' ? cell.field.picklistValues.map(fold) : [];
  if (values.length === 0 || typeof key !== 'string') return key;
  const rank = values.indexOf(key);
  return String(rank < 0 ? values.length : rank).padStart(3, '0') + key;
}

function aggregate(name: string, path: string, group: readonly Found[], org: Org): Cell {
  const cells = group.map((found) => cellAt(org, found, path)).filter(({ value }) => value !== null);
  const first = cells[0];
  if (name === 'COUNT') return cells.length;
  if (name === 'COUNT_DISTINCT') return new Set(cells.map(comparable)).size;
  if (!first) return null;
  const sum = cells.reduce((total, { value }) => total + Number(value), 0);
  if (name === 'SUM') return sum;
  if (name === 'AVG') return sum / cells.length;
  const byText = (a: FoundCell, b: FoundCell): number => (String(a.value) < String(b.value) ? -1 : 1);
  const sorted = [...cells].sort((a, b) => {
    const sign = compareKeys(comparable(a), comparable(b), false, false);
    return sign === 0 && isText(a.field) ? byText(a, b) : sign;
  });
  return json((name === 'MIN' ? sorted[0] : sorted.at(-1))?.value ?? null, first.field);
}

/** The key of an aggregate in an ordering: dates compare as they are written. */
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

function orderings(
  query: Query,
): { path?: string; fn?: { name: string; path: string }; d: boolean; n: boolean }[] {
  return [query.orderBy ?? []].flat().map((order) => {
    const flags = { d: order.order === 'DESC', n: order.nulls === 'LAST' };
    if ('fn' in order) {
      const parameter = firstOf(order.fn.parameters);
      return { fn: { name: String(order.fn.functionName).toUpperCase(), path: parameter }, ...flags };
    }
    return { path: 'field' in order ? order.field : '', ...flags };
  });
}

function textKey(cell: Cell, cells: readonly FoundCell[]): Key {
  const [first] = cells;
  return typeof cell === 'string' && first && isText(first.field) ? fold(cell) : (cell as Key);
}

function grouped(query: Query, rows: readonly Found[], org: Org): Sortable[] {
  const paths = [query.groupBy ?? []].flat().map((item) => ('field' in item ? item.field : ''));
  const groups = new Map<string, Found[]>();
  for (const found of rows) {
    const key = JSON.stringify(paths.map((path) => comparable(cellAt(org, found, path))));
    groups.set(key, [...(groups.get(key) ?? []), found]);
  }
  if (paths.length === 0 && groups.size === 0) groups.set('', []);
  return [...groups.values()].map((group) => {
    const record: Json = { attributes: { type: 'AggregateResult' } };
    let unnamed = 0;
    for (const field of query.fields ?? []) {
      if (field.type === 'FieldFunctionExpression') {
        const key = field.alias ?? `expr${unnamed++}`;
        record[key] = aggregate(field.functionName.toUpperCase(), firstOf(field.parameters), group, org);
        continue;
      }
      const cells = group.map((found) => cellAt(org, found, pathOf(field)));
      const values = cells.map(({ value }) => value);
      const shown = values.every((value) => typeof value === 'string') ? [...values].sort()[0] : values[0];
      const alias = 'alias' in field ? field.alias : undefined;
      const meta = cells[0]?.field;
      record[alias ?? meta?.name ?? ''] = meta ? json(shown ?? null, meta) : null;
    }
    const keyOf = (path: string): Key => (group[0] ? sortKey(cellAt(org, group[0], path)) : null);
    const keys = orderings(query).map(({ path, fn }) => {
      if (!fn) return keyOf(path ?? '');
      return textKey(
        aggregate(fn.name, fn.path, group, org),
        group.map((found) => cellAt(org, found, fn.path)),
      );
    });
    const ties = paths.map((path) => (group[0] ? comparable(cellAt(org, group[0], path)) : null));
    return { record, keys, ties };
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
    const keys = orderings(query).map(({ path }) => sortKey(cellAt(org, found, path ?? '')));
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
