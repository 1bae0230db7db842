import { objectByName } from '../index.ts';
import { resolveField } from '../resolve.ts';
import type { FieldType, ResolvedField, SObject } from '../types.ts';

export type ScriptType = 'string' | 'number' | 'boolean';

/** What a field's value is in Lightning's JSON; times are ISO text. */
export const scriptTypes: Readonly<Record<FieldType, ScriptType>> = {
  id: 'string',
  reference: 'string',
  string: 'string',
  picklist: 'string',
  textarea: 'string',
  email: 'string',
  url: 'string',
  boolean: 'boolean',
  int: 'number',
  double: 'number',
  percent: 'number',
  date: 'string',
  dateTime: 'string',
};

/** Follows `['User', 'Name']` from an object, a parent being the first of those that a lookup may point at and that
 * exist here; undefined where the path leaves the schema. */
export function scriptTypeOf(
  objectName: string,
  path: readonly string[],
): { readonly type: ScriptType; readonly nillable: boolean } | undefined {
  const object = objectByName(objectName);
  return object && scriptTypeIn(object, path);
}

/** The same of an object that may be none of every org's. */
export function scriptTypeIn(object: SObject, path: readonly string[]): ReturnType<typeof scriptTypeOf> {
  const [name, ...rest] = path.map((part) => part.toLowerCase());
  if (name === undefined) return undefined;
  const fields = object.fields.map((field) => resolveField(object, field));
  if (rest.length === 0) {
    const field = fields.find((candidate) => candidate.name.toLowerCase() === name);
    return field && { type: scriptTypes[field.type], nillable: field.properties.has('Nillable') };
  }
  const parent = fields.find((field) => field.relationshipName?.toLowerCase() === name);
  return parent && scriptTypeOf(parentName(parent) ?? '', path.slice(1));
}

function parentName(field: ResolvedField): string | undefined {
  return field.referenceTo.find((name) => objectByName(name) !== undefined);
}
