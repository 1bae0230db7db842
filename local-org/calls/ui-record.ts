import { createHash } from 'node:crypto';
import { readRow } from '../database/statements.ts';
import { OrgError } from '../org-error.ts';
import { to18 } from '../schema/ids.ts';
import { objects } from '../schema/index.ts';
import type { ResolvedObject } from '../schema/types.ts';
import type { ReadContext } from './context.ts';
import { compileFor, recordsOf } from './query.ts';
import { objectAt, parentOf, uiPaths } from './ui-paths.ts';
import { displayText, uiValue, type UiLocale } from './ui-values.ts';

export interface UiRecordArguments {
  readonly id: string;
  /** `Object.Field` or `Object.Parent.Field`; one that the caller may not read is refused. */
  readonly fields: readonly string[];
  /** The same, left out of the answer where the caller may not read them. */
  readonly optionalFields: readonly string[];
}

export interface UiRecord {
  readonly apiName: string;
  readonly id: string;
  readonly childRelationships: Readonly<Record<string, never>>;
  readonly eTag: string;
  readonly fields: Readonly<Record<string, UiField>>;
  readonly lastModifiedById: string | null;
  readonly lastModifiedDate: string | null;
  readonly recordTypeId: null;
  readonly recordTypeInfo: null;
  readonly systemModstamp: string | null;
  /** Epoch milliseconds of the last change. */
  readonly weakEtag: number;
}

export interface UiField {
  readonly displayValue: string | null;
  readonly value: string | number | boolean | UiRecord | null;
}

/** Of the local org's objects those that the User Interface API serves; the last two unverified. */
const served: ReadonlySet<string> = new Set(['Case', 'Group', 'User', 'AgentWork', 'UserServicePresence']);

/** UI API guide: "Available Version 41.0" of records/{recordId}. */
const uiApiSince = 41;

/** What of a record travels beside its fields. */
const systemNames = ['LastModifiedById', 'LastModifiedDate', 'SystemModstamp'] as const;

/** GET ui-api/records/{id}. Throws 400 for an id or a field that is none, 403 for a record that is there and may not be
 * seen, 404 for one that is not there. */
export function uiRecord(context: ReadContext, args: UiRecordArguments): UiRecord {
  if (context.apiVersion < uiApiSince) throw notFound();
  const id = to18(args.id);
  if (id === undefined) {
    throw new OrgError(
      400,
      'ILLEGAL_QUERY_PARAMETER_VALUE',
      `${args.id} is no record id of 15 or 18 characters`,
    );
  }
  const stored = objectOfId(id);
  const object = stored && context.scope.object(stored.name);
  if (!stored) throw notFound();
  if (!served.has(stored.name)) {
    throw new OrgError(400, 'INVALID_TYPE', `Object ${stored.name} is not supported in UI API`);
  }
  if (!isStored(context, stored.name, id)) throw notFound();
  if (!object) {
    // Without its feature or below its version the object is not there; hidden by the profile it is.
    throw context.viewer.hiddenObjects.has(stored.name) ? noAccess() : notFound();
  }
  const asked = uiPaths(context, object, args);
  const record = readRecord(context, object, id, asked);
  if (!record) throw noAccess();
  return shape(record, object, asked, context, localeOf(context));
}

const objectOfId = (id: string) => objects.find(({ keyPrefix }) => keyPrefix === id.slice(0, 3));

/** A record that is there, whoever may see it. */
function isStored({ db }: ReadContext, object: string, id: string): boolean {
  const columns = objects.find(({ name }) => name === object)?.fields ?? [];
  const living = columns.some(({ name }) => name === 'IsDeleted') ? ' AND "IsDeleted" = 0' : '';
  return readRow(db, `SELECT 1 FROM "${object}" WHERE "Id" = ?${living}`, id) !== undefined;
}

function readRecord(
  context: ReadContext,
  object: ResolvedObject,
  id: string,
  paths: readonly string[][],
): Record<string, unknown> | undefined {
  const columns = new Set(paths.map((path) => path.join('.')));
  const parents = new Set([
    '',
    ...paths.flatMap((path) => path.slice(0, -1).map((_, at) => path.slice(0, at + 1).join('.'))),
  ]);
  for (const parent of parents) {
    const fields = objectAt(context, object, parent)?.fields;
    for (const name of ['Id', ...systemNames]) {
      if (fields?.has(name.toLowerCase())) columns.add(parent === '' ? name : `${parent}.${name}`);
    }
  }
  const compiled = compileFor(
    context,
    `SELECT ${[...columns].join(', ')} FROM ${object.name} WHERE Id = '${id}'`,
  );
  const { sql, binds } = compiled.idQuery({ now: context.now, timeZone: context.viewer.timeZone });
  if (context.db.prepare(sql).get(...binds) === undefined) return undefined;
  return recordsOf(context, compiled, [id])[0];
}

/** One record of the answer, its parents as records within it. */
function shape(
  record: Record<string, unknown>,
  object: ResolvedObject,
  paths: readonly string[][],
  context: ReadContext,
  locale: UiLocale,
): UiRecord {
  const fields: Record<string, UiField> = {};
  for (const [name = '', ...rest] of paths) {
    const parent = rest.length > 0 ? parentOf(context, object, name) : undefined;
    if (parent) {
      const within = paths.flatMap(([first, ...others]) =>
        first === name && others.length > 0 ? [others] : [],
      );
      const value = (record[name] ?? null) as Record<string, unknown> | null;
      fields[name] = {
        displayValue: value && typeof value['Name'] === 'string' ? value['Name'] : null,
        value: value && shape(value, parent.object, within, context, locale),
      };
    } else {
      const type = object.fields.get(name.toLowerCase())?.type ?? 'string';
      const value = uiValue(record[name], type);
      fields[name] = { displayValue: displayText(value, type, locale), value };
    }
  }
  const [lastModifiedById, lastModifiedDate, systemModstamp] = [
    (record['LastModifiedById'] ?? null) as string | null,
    uiValue(record['LastModifiedDate'], 'dateTime') as string | null,
    uiValue(record['SystemModstamp'], 'dateTime') as string | null,
  ];
  const id = String(record['Id']);
  const changed = Date.parse(systemModstamp ?? lastModifiedDate ?? '1970-01-01T00:00:00Z');
  return {
    apiName: objectOfId(id)?.name ?? object.name,
    childRelationships: {},
    eTag: createHash('md5')
      .update(JSON.stringify([id, changed, fields]))
      .digest('hex'),
    fields,
    id,
    lastModifiedById,
    lastModifiedDate,
    recordTypeId: null,
    recordTypeInfo: null,
    systemModstamp,
    weakEtag: changed,
  };
}

function localeOf({ db, viewer }: ReadContext): UiLocale {
  const row = readRow<{ locale: string | null }>(
    db,
    'SELECT "LocaleSidKey" AS locale FROM "User" WHERE "Id" = ?',
    viewer.userId,
  );
  return { locale: (row?.locale ?? 'en_US').replace('_', '-'), timeZone: viewer.timeZone };
}

function notFound(): OrgError {
  return new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
}

function noAccess(): OrgError {
  return new OrgError(
    403,
    'INSUFFICIENT_ACCESS',
    "You don't have access to this record. Ask your administrator for help or to request access.",
  );
}
