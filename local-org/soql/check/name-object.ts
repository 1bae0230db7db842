import type { ResolvedField, ResolvedObject } from '../../schema/types.ts';

/** Object reference, Name: what can be asked of a parent that may be of several objects. It is no table. */
const nameFields = [
  'Id',
  'Alias',
  'Email',
  'FirstName',
  'IsActive',
  'LastName',
  'Name',
  'Phone',
  'ProfileId',
  'Title',
  'Username',
  'UserRoleId',
];

const type: ResolvedField = {
  name: 'Type',
  label: 'Type',
  type: 'string',
  properties: new Set(['Filter', 'Group', 'Nillable', 'Sort']),
  referenceTo: [],
  length: 40,
  precision: 0,
  scale: 0,
  picklistValues: [],
  since: 1,
};

/** The first object that has a field tells its type. */
export function nameObject(targets: readonly [ResolvedObject, ...ResolvedObject[]]): ResolvedObject {
  const known = nameFields.flatMap((name) => {
    const key = name.toLowerCase();
    const field = targets.flatMap(({ fields }) => fields.get(key) ?? [])[0];
    return field ? [{ ...field, properties: new Set([...field.properties, 'Nillable' as const]) }] : [];
  });
  const fields = new Map([...known, type].map((field) => [field.name.toLowerCase(), field]));
  const relationships = new Map(
    known.flatMap((field) => (field.relationshipName ? [[field.relationshipName.toLowerCase(), field]] : [])),
  );
  return { object: { ...targets[0].object, name: 'Name' }, name: 'Name', fields, relationships };
}
