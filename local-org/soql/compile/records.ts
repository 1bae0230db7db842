import type { FieldType } from '../../schema/types.ts';
import { type BoundQuery, type Column, type SelectedResult, type Source, typeOf } from '../check/bound.ts';
import { columnSql, type SqlValue } from './sql.ts';

/** How one record is made of one row: which cell is which field, and which parents it holds. */
interface RecordShape {
  readonly type: string;
  /** Whose url it has: of a parent that may be of several objects, a cell tells. */
  readonly urlType: string | number;
  readonly idIndex: number;
  readonly entries: readonly RecordEntry[];
}

type RecordEntry =
  | { readonly kind: 'field'; readonly name: string; readonly type: FieldType; readonly index: number }
  | { readonly kind: 'parent'; readonly name: string; readonly shape: RecordShape };

export type JsonRecord = Record<string, unknown>;

/** A stored value as JSON of the REST API. */
export function jsonValue(value: SqlValue, type: FieldType): string | number | boolean | null {
  if (value === null) return null;
  switch (type) {
    case 'boolean':
      return value === 1;
    case 'dateTime':
      return new Date(Number(value)).toISOString().replace('Z', '+0000');
    case 'date':
      return new Date(Number(value)).toISOString().slice(0, 10);
    default:
      return value;
  }
}

interface Cells {
  readonly expressions: string[];
  readonly index: (expression: string) => number;
}

function cells(): Cells {
  const expressions: string[] = [];
  const index = (expression: string): number => {
    const known = expressions.indexOf(expression);
    return known >= 0 ? known : expressions.push(expression) - 1;
  };
  return { expressions, index };
}

function pathOf(source: Source): Source[] {
  return source.parent ? [...pathOf(source.parent.child), source] : [];
}

interface Draft {
  readonly source: Source;
  readonly entries: (Column | Draft)[];
}

function draftFor(draft: Draft, source: Source): Draft {
  const known = draft.entries.find((entry): entry is Draft => 'entries' in entry && entry.source === source);
  if (known) return known;
  const added: Draft = { source, entries: [] };
  draft.entries.push(added);
  return added;
}

function finish({ source, entries }: Draft, index: Cells['index']): RecordShape {
  const cell = (name: string): number => {
    const field = source.object.fields.get(name);
    if (!field) throw new Error(`${source.object.name} has no ${name}.`);
    return index(columnSql({ source, field }));
  };
  return {
    type: source.object.name,
    urlType: source.variants ? cell('type') : source.object.name,
    idIndex: cell('id'),
    entries: entries.map((entry) =>
      'entries' in entry
        ? { kind: 'parent', name: entry.source.parent?.relationship ?? '', shape: finish(entry, index) }
        : { kind: 'field', name: entry.field.name, type: entry.field.type, index: index(columnSql(entry)) },
    ),
  };
}

export interface RowReader {
  /** The SELECT list. */
  readonly expressions: readonly string[];
  /** Of rows that have an id: where it stands. */
  readonly idIndex: number;
  readonly record: (row: readonly SqlValue[], apiVersion: number) => JsonRecord;
}

function record(shape: RecordShape, row: readonly SqlValue[], base: string): JsonRecord | null {
  const id = row[shape.idIndex] ?? null;
  if (id === null) return null;
  const urlType = typeof shape.urlType === 'number' ? row[shape.urlType] : shape.urlType;
  const made: JsonRecord = { attributes: { type: shape.type, url: `${base}${urlType}/${id}` } };
  for (const entry of shape.entries) {
    made[entry.name] =
      entry.kind === 'parent'
        ? record(entry.shape, row, base)
        : jsonValue(row[entry.index] ?? null, entry.type);
  }
  return made;
}

/** Records of the root with their parents nested, fields in the order of the query. */
export function rowReader({ root }: BoundQuery, columns: readonly Column[]): RowReader {
  const draft: Draft = { source: root, entries: [] };
  for (const column of columns) {
    pathOf(column.source).reduce(draftFor, draft).entries.push(column);
  }
  const { expressions, index } = cells();
  const shape = finish(draft, index);
  return {
    expressions,
    idIndex: shape.idIndex,
    record: (row, apiVersion) => {
      const made = record(shape, row, `/services/data/v${apiVersion.toFixed(1)}/sobjects/`);
      if (!made) throw new Error(`A row of ${shape.type} without an id.`);
      return made;
    },
  };
}

/** AggregateResults. */
export function resultReader(
  results: readonly SelectedResult[],
  expression: (result: SelectedResult) => string,
): RowReader {
  const entries = results.map((result) => ({ key: result.key, type: typeOf(result.value) }));
  return {
    expressions: results.map(expression),
    idIndex: -1,
    record: (row) => {
      const made: JsonRecord = { attributes: { type: 'AggregateResult' } };
      entries.forEach(({ key, type }, index) => {
        made[key] = jsonValue(row[index] ?? null, type);
      });
      return made;
    },
  };
}
