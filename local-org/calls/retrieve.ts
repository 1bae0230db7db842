import { OrgError } from '../org-error.ts';
import { to18 } from '../schema/ids.ts';
import type { ResolvedObject } from '../schema/types.ts';
import type { ReadContext } from './context.ts';
import { objectOf } from './object-of.ts';
import { compileFor, isDerived, recordsOf } from './query.ts';

export interface RetrieveArguments {
  readonly object: string;
  readonly id: string;
  /** All that the caller may read when absent. */
  readonly fields?: readonly string[];
}

export interface RetrieveListArguments {
  readonly object: string;
  readonly ids: readonly string[];
  readonly fields: readonly string[];
}

/** REST guide, composite sObject collections: "up to 2,000 records". */
const mostRecords = 2000;

export function retrieve(context: ReadContext, { object, id, fields }: RetrieveArguments): object {
  const [record] = recordsById(context, objectOf(context, object), [id], fields);
  if (!record) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
  return record;
}

/** A record that does not exist or may not be seen is null in its place. */
export function retrieveList(
  context: ReadContext,
  { object, ids, fields }: RetrieveListArguments,
): (object | null)[] {
  if (ids.length > mostRecords) {
    throw new OrgError(
      400,
      'EXCEEDED_ID_LIMIT',
      `record limit reached. cannot submit more than ${mostRecords} records`,
    );
  }
  return recordsById(context, objectOf(context, object), ids, fields);
}

function recordsById(
  context: ReadContext,
  object: ResolvedObject,
  ids: readonly string[],
  fields?: readonly string[],
): (Record<string, unknown> | null)[] {
  const wanted = ids.map((id) => to18(id));
  const known = [...new Set(wanted.filter((id) => id !== undefined))];
  const names = fields && fields.length > 0 ? fields : [...object.fields.values()].map((field) => field.name);
  for (const name of names) {
    if (!/^\w+(\.\w+)*$/.test(name)) throw noSuchColumn(name, object);
    if (!name.includes('.') && !object.fields.has(name.toLowerCase())) throw noSuchColumn(name, object);
  }
  const asked = new Set(names.map((name) => name.toLowerCase()));
  const columns = [
    ...names.filter((name, at) => isFirst(names, name, at)),
    ...(asked.has('id') ? [] : ['Id']),
  ];
  const found = new Map<string, Record<string, unknown>>();
  if (known.length > 0) {
    // Whatever the ids, it is one query: they are handed to what is compiled and prepared already.
    const only = isDerived(object.name) ? ` WHERE Id IN (${known.map((id) => `'${id}'`).join(',')})` : '';
    const compiled = compileFor(context, `SELECT ${columns.join(',')} FROM ${object.name}${only}`);
    for (const record of recordsOf(context, compiled, known)) found.set(String(record['Id']), record);
  }
  return wanted.map((id) => (id === undefined ? null : (found.get(id) ?? null)));
}

const isFirst = (names: readonly string[], name: string, at: number): boolean =>
  names.findIndex((each) => each.toLowerCase() === name.toLowerCase()) === at;

function noSuchColumn(name: string, object: ResolvedObject): OrgError {
  return new OrgError(
    400,
    'INVALID_FIELD',
    `\n${name}\n^\nERROR at Row:1:Column:1\nNo such column '${name}' on sobject of type ${object.name}`,
  );
}
