import { readRow, write, type SqlValue } from '../../database/statements.ts';
import type { CustomType, CustomTypeField } from '../../schema/custom-type.ts';
import { childrenOf, FileProblem, textOf, type XmlElement } from '../xml.ts';
import { assertApiName } from './api-name.ts';
import type { Applied, Application } from './applier.ts';
import { customTypes } from './custom-object.ts';

/** A record of a custom metadata type, named `Type.Record`. What it does not say is empty, or false. */
export function applyCustomMetadata({ store, fullName, root, by }: Application): Applied {
  const [typeName = '', DeveloperName = '', ...rest] = fullName.split('.');
  assertApiName([DeveloperName, ...rest].join('.'), 40);
  const type = customTypes(store).find(({ name }) => name.toLowerCase() === `${typeName}__mdt`.toLowerCase());
  if (!type) throw new FileProblem(`no CustomObject named ${typeName}__mdt found`);
  const label = textOf(root, 'label');
  if (!label) throw new FileProblem('Required field is missing: label', root);
  const known = readRow<{ id: string }>(
    store.db,
    `SELECT "Id" AS id FROM "${type.name}" WHERE "DeveloperName" = ?`,
    DeveloperName,
  );
  const id = known?.id ?? store.newId(type.keyPrefix, type.name);
  const record: Record<string, SqlValue> = {
    Id: id,
    DeveloperName,
    MasterLabel: label,
    Label: label,
    Language: 'en_US',
    NamespacePrefix: null,
    QualifiedApiName: DeveloperName,
    SystemModstamp: by.now,
    ...valuesOf(root, type),
  };
  const names = Object.keys(record);
  write(
    store.db,
    `INSERT OR REPLACE INTO "${type.name}" (${names.map((name) => `"${name}"`).join(', ')})
     VALUES (${names.map(() => '?').join(', ')})`,
    ...names.map((name) => record[name] ?? null),
  );
  return { id, created: !known };
}

function valuesOf(root: XmlElement, type: CustomType): Record<string, SqlValue> {
  const given = new Map<string, XmlElement>();
  for (const element of childrenOf(root, 'values')) {
    const name = textOf(element, 'field') ?? '';
    const field = type.fields.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (!field)
      throw new FileProblem(`In field: field - no CustomField named ${type.name}.${name} found`, element);
    if (given.has(field.name)) throw new FileProblem(`The value of ${name} stands more than once`, element);
    given.set(field.name, element);
  }
  return Object.fromEntries(
    type.fields.map((field): [string, SqlValue] => {
      const element = given.get(field.name);
      const value = element && childrenOf(element, 'value')[0];
      const isNull = !value || value.attributes['xsi:nil'] === 'true' || value.text === '';
      if (isNull && field.isRequired) {
        throw new FileProblem(`Required fields are missing: [${field.name}]`, element ?? root);
      }
      if (isNull) return [field.name, field.type === 'boolean' ? 0 : null];
      return [field.name, stored(value, field)];
    }),
  );
}

/** A value as its column holds it. Throws FileProblem for one that the field does not take. */
function stored(element: XmlElement, field: CustomTypeField): SqlValue {
  const { text } = element;
  const { name, type, length } = field;
  const wrong = (why: string): FileProblem => new FileProblem(`${name}: ${why}`, element);
  switch (type) {
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw wrong(`value not of required type: ${text}`);
      return text === 'true' ? 1 : 0;
    case 'double':
    case 'percent':
      if (!/^-?\d+(\.\d+)?$/.test(text)) throw wrong(`value not of required type: ${text}`);
      if (Math.abs(Number(text)) >= 10 ** ((field.precision ?? 18) - (field.scale ?? 0))) {
        throw wrong(`value outside of valid range: ${text}`);
      }
      return Number(text);
    case 'date':
    case 'dateTime': {
      const shape = type === 'date' ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;
      const time = shape.test(text) ? Date.parse(text) : Number.NaN;
      if (Number.isNaN(time)) throw wrong(`value not of required type: ${text}`);
      return time;
    }
    case 'picklist':
      if (!field.picklistValues?.includes(text))
        throw wrong(`bad value for restricted picklist field: ${text}`);
      return text;
    default:
      if (length !== undefined && text.length > length)
        throw wrong(`data value too large (max length=${length})`);
      return text;
  }
}
