import type { ResolvedField, ResolvedObject } from '../schema/types.ts';
import { parseSoql } from '../soql/index.ts';
import type { ReadContext } from './context.ts';
import { compileFor } from './query.ts';

/** What `query?columns=true` answers instead of records: the Salesforce CLI draws its table by it (Tooling API:
 * QueryResultMetadata). */
export interface QueryColumns {
  readonly columnMetadata: readonly QueryColumn[];
  readonly entityName: string;
  readonly groupBy: boolean;
  readonly idSelected: boolean;
  readonly keyPrefix: string;
}

export interface QueryColumn {
  readonly aggregate: boolean;
  readonly apexType: string | null;
  readonly booleanType: boolean;
  readonly columnName: string;
  readonly custom: false;
  readonly displayName: string;
  readonly foreignKeyName: null;
  readonly insertable: false;
  readonly joinColumns: QueryColumn[];
  readonly numberType: boolean;
  readonly textType: boolean;
  readonly updatable: false;
}

export function queryColumns(context: ReadContext, { q }: { readonly q: string }): QueryColumns {
  const compiled = compileFor(context, q);
  const query = parseSoql(q);
  const root = context.scope.object(compiled.object);
  const columns: QueryColumn[] = [];
  let unnamed = 0;
  for (const item of query.select) {
    if (item.kind === 'field') {
      addPath(columns, withoutRoot(item.path.names, query.from), root, context);
      continue;
    }
    if (item.kind === 'fields') {
      for (const field of root?.fields.values() ?? []) columns.push(column(field.name, field));
      continue;
    }
    const { name, path } = item.kind === 'aggregate' ? item.aggregate : item.called;
    if (path) {
      const displayName = `${name}(${path.names.join('.')})`;
      const columnName = item.alias?.name ?? `expr${unnamed}`;
      if (!item.alias) unnamed += 1;
      columns.push({ ...column(columnName, undefined), aggregate: true, displayName });
    }
  }
  return {
    columnMetadata: columns,
    entityName: compiled.object,
    groupBy: query.groupBy.length > 0,
    idSelected: columns.some((each) => each.columnName.toLowerCase() === 'id'),
    keyPrefix: root?.object.keyPrefix ?? '',
  };
}

/** `p.Name` and `UserServicePresence.Name` are `Name`. */
function withoutRoot(
  names: readonly string[],
  from: { readonly name: string; readonly alias?: string },
): readonly string[] {
  const first = names[0]?.toLowerCase();
  const isRoot = first === from.alias?.toLowerCase() || first === from.name.toLowerCase();
  return names.length > 1 && isRoot ? names.slice(1) : names;
}

/** A parent's field hangs below its parent, which is named once. */
function addPath(
  columns: QueryColumn[],
  names: readonly string[],
  object: ResolvedObject | undefined,
  context: ReadContext,
): void {
  const [name = '', ...rest] = names;
  if (rest.length === 0) {
    columns.push(column(name, object?.fields.get(name.toLowerCase())));
    return;
  }
  const reference = object?.relationships.get(name.toLowerCase());
  let parent = columns.find((each) => each.columnName.toLowerCase() === name.toLowerCase());
  if (!parent) {
    parent = column(reference?.relationshipName ?? name, undefined);
    columns.push(parent);
  }
  addPath(parent.joinColumns, rest, context.scope.object(reference?.referenceTo[0] ?? ''), context);
}

function column(name: string, field: ResolvedField | undefined): QueryColumn {
  const type = field?.type;
  return {
    aggregate: false,
    apexType: null,
    booleanType: type === 'boolean',
    columnName: field?.name ?? name,
    custom: false,
    displayName: field?.name ?? name,
    foreignKeyName: null,
    insertable: false,
    joinColumns: [],
    numberType: type === 'int' || type === 'double' || type === 'percent',
    textType: type !== undefined && textTypes.has(type),
    updatable: false,
  };
}

const textTypes: ReadonlySet<ResolvedField['type']> = new Set([
  'id',
  'reference',
  'string',
  'picklist',
  'textarea',
  'email',
  'url',
]);
