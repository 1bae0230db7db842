import type { SqlValue } from '../database/statements.ts';
import { OrgError } from '../org-error.ts';
import { to18 } from '../schema/ids.ts';
import type { FieldType, ResolvedField, ResolvedObject } from '../schema/types.ts';
import type { NewValues } from './types.ts';

/** The fields that a client sends with every record and that are none. */
const envelope = new Set(['attributes']);
/** The record is named by it, not changed. */
const identity = new Set(['attributes', 'id']);

/**
 * The values of a record that a client wants created, held against what describe says of its fields. Throws OrgError:
 * INVALID_FIELD, INVALID_FIELD_FOR_INSERT_UPDATE, REQUIRED_FIELD_MISSING, STRING_TOO_LONG, MALFORMED_ID,
 * INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, JSON_PARSER_ERROR.
 */
export function readValues(object: ResolvedObject, record: Readonly<Record<string, unknown>>): NewValues {
  const values: Record<string, SqlValue> = {};
  for (const [name, value] of Object.entries(record)) {
    if (envelope.has(name)) continue;
    const field = fieldOf(object, name);
    if (!field.properties.has('Create')) throw notWriteable(field);
    values[field.name] = readValue(field, value);
  }
  const missing = [...object.fields.values()].filter(
    (field) => isRequired(field) && (values[field.name] ?? null) === null,
  );
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name);
    throw new OrgError(
      400,
      'REQUIRED_FIELD_MISSING',
      `Required fields are missing: [${names.join(', ')}]`,
      names,
    );
  }
  return values;
}

/** The same of a record that is there, of which nothing but what changes is given. */
export function readChanges(object: ResolvedObject, record: Readonly<Record<string, unknown>>): NewValues {
  const values: Record<string, SqlValue> = {};
  for (const [name, value] of Object.entries(record)) {
    if (identity.has(name.toLowerCase())) continue;
    const field = fieldOf(object, name);
    if (!field.properties.has('Update')) throw notWriteable(field);
    const read = readValue(field, value);
    if (read === null && !field.properties.has('Nillable')) {
      throw new OrgError(400, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${field.name}]`, [
        field.name,
      ]);
    }
    values[field.name] = read;
  }
  return values;
}

function fieldOf(object: ResolvedObject, name: string): ResolvedField {
  const field = object.fields.get(name.toLowerCase());
  if (field) return field;
  throw new OrgError(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
}

/** A boolean is never missing: it is false. */
function isRequired({ type, properties }: ResolvedField): boolean {
  return (
    type !== 'boolean' &&
    properties.has('Create') &&
    !properties.has('Nillable') &&
    !properties.has('Defaulted on create')
  );
}

function notWriteable({ name }: ResolvedField): OrgError {
  return new OrgError(
    400,
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
    [name],
  );
}

function readValue(field: ResolvedField, value: unknown): SqlValue {
  if (value === null || value === undefined || value === '') return null;
  switch (field.type) {
    case 'boolean':
      // As text too: SOAP and the CLI have nothing else.
      if (!/^(true|false)$/.test(shown(value))) throw wrongType(field, value);
      return shown(value) === 'true' ? 1 : 0;
    case 'int':
    case 'double':
    case 'percent':
      if (typeof value !== 'number' && !/^-?\d+(\.\d+)?$/.test(shown(value))) throw wrongType(field, value);
      return Number(value);
    case 'id':
    case 'reference':
      return readId(field, value);
    default:
      return readText(field, value);
  }
}

function readId({ name, label }: ResolvedField, value: unknown): string {
  const id = typeof value === 'string' ? to18(value) : undefined;
  if (id === undefined) {
    throw new OrgError(400, 'MALFORMED_ID', `${label}: id value of incorrect type: ${shown(value)}`, [name]);
  }
  return id;
}

function readText(field: ResolvedField, value: unknown): string {
  if (typeof value !== 'string') throw wrongType(field, value);
  const { name, label, length, picklistValues } = field;
  if (field.type === 'picklist' && field.properties.has('Restricted picklist') && picklistValues.length > 0) {
    const known = picklistValues.find((each) => each.toLowerCase() === value.toLowerCase());
    if (known !== undefined) return known;
    throw new OrgError(
      400,
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      `${label}: bad value for restricted picklist field: ${value}`,
      [name],
    );
  }
  if (value.length > length) {
    throw new OrgError(
      400,
      'STRING_TOO_LONG',
      `${label}: data value too large: ${value} (max length=${length})`,
      [name],
    );
  }
  return value;
}

const soapTypes: Readonly<Partial<Record<FieldType, string>>> = {
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  percent: 'xsd:double',
};

function wrongType({ name, type }: ResolvedField, value: unknown): OrgError {
  return new OrgError(
    400,
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${soapTypes[type] ?? 'xsd:string'} from value ${shown(value)} of ${name}`,
    [name],
  );
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
