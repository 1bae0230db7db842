import { readRow, write } from '../../database/statements.ts';
import { objectByName } from '../../schema/index.ts';
import { insertRecord } from '../insert-record.ts';
import { assertAdministrator, assertRecord, assertReference, refused } from '../refusals.ts';
import type { NewValues, WritableObject, Writer } from '../types.ts';

/** A permission and the one that it "depends on" (help: permissions of an object). */
const needs: readonly (readonly [string, string])[] = [
  ['PermissionsCreate', 'PermissionsRead'],
  ['PermissionsEdit', 'PermissionsRead'],
  ['PermissionsDelete', 'PermissionsEdit'],
  ['PermissionsViewAllRecords', 'PermissionsRead'],
  ['PermissionsModifyAllRecords', 'PermissionsViewAllRecords'],
  ['PermissionsModifyAllRecords', 'PermissionsDelete'],
];

export const objectPermissionsWrites = permissionWrites('ObjectPermissions', ['SobjectType']);
export const fieldPermissionsWrites = permissionWrites('FieldPermissions', ['SobjectType', 'Field']);

/** One row an object or field and permission set. */
function permissionWrites(
  object: 'ObjectPermissions' | 'FieldPermissions',
  key: readonly string[],
): WritableObject {
  return {
    create(writer, values) {
      assertAdministrator(writer);
      assertReference(writer.db, 'ParentId', values['ParentId'], ['PermissionSet']);
      const named = namesAs(values);
      for (const name of key) if (named[name] === undefined) throw noSuchName(name, values[name]);
      for (const [permission, needed] of needs) {
        if (!(needed in fieldsOf(object))) continue;
        if (values[permission] === 1 && values[needed] !== 1) {
          throw refused(
            'FIELD_INTEGRITY_EXCEPTION',
            `Permission ${permission} depends on permission(s): ${needed}`,
            [permission],
          );
        }
      }
      assertNew(writer, object, { ...values, ...named }, key);
      return insertRecord(writer, object, { ...values, ...named });
    },
    delete(writer, id) {
      assertAdministrator(writer);
      assertRecord(writer.db, object, id);
      write(writer.db, `DELETE FROM "${object}" WHERE "Id" = ?`, id);
    },
  };
}

function fieldsOf(object: string): Readonly<Record<string, true>> {
  return Object.fromEntries((objectByName(object)?.fields ?? []).map(({ name }) => [name, true]));
}

/** The object and the field as the schema spells them. */
function namesAs(values: NewValues): Record<string, string> {
  const object = objectByName(String(values['SobjectType']));
  if (!object) return {};
  const path = `${object.name}.`.toLowerCase();
  const wanted = String(values['Field'] ?? '').toLowerCase();
  const field = object.fields.find(({ name }) => path + name.toLowerCase() === wanted);
  return { SobjectType: object.name, ...(field ? { Field: `${object.name}.${field.name}` } : {}) };
}

function noSuchName(name: string, value: unknown): Error {
  return refused(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    `${name}: bad value for restricted picklist field: ${String(value)}`,
    [name],
  );
}

function assertNew({ db }: Writer, object: string, values: NewValues, key: readonly string[]): void {
  const names = ['ParentId', ...key];
  const known = readRow<{ id: string }>(
    db,
    `SELECT "Id" AS id FROM "${object}" WHERE ${names.map((name) => `"${name}" = ?`).join(' AND ')}`,
    ...names.map((name) => values[name] ?? null),
  );
  if (!known) return;
  throw refused(
    'DUPLICATE_VALUE',
    `duplicate value found: ${names.join(', ')} duplicates value on record with id: ${known.id}`,
    names,
  );
}
