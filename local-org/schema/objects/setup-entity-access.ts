import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { FieldProperty, SObject } from '../types.ts';

const page = objectReference('SetupEntityAccess');
const field = fieldsOfPage(page, 25);
const required: readonly FieldProperty[] = ['Create', 'Filter', 'Group', 'Sort'];

/** Readable by everybody here; its page gives it to those with View Setup and Configuration alone. */
export const setupEntityAccess: SObject = {
  name: 'SetupEntityAccess',
  label: 'Setup Entity Access',
  labelPlural: 'Setup Entity Access',
  keyPrefix: '0J0',
  since: 25,
  calls: ['create()', 'delete()', 'describeSObjects()', 'query()', 'retrieve()'],
  source: page,
  otherSources: {
    fields: fieldReference('SetupEntityAccess'),
    keyPrefix: onlyDescribeTells('SetupEntityAccess'),
    label: onlyDescribeTells('SetupEntityAccess'),
    sharing: { grade: 'inferred', where: 'from its page, which names who may access it and no sharing' },
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(25, 'Setup Entity Access ID', ['SystemModstamp']),
    field('ParentId', 'Parent ID', 'reference', required, {
      observed: lookup('PermissionSet', 'Parent', page),
    }),
    // A reference that names no object: describe shows what it may point at by SetupEntityType alone.
    field('SetupEntityId', 'Setup Entity ID', 'reference', required, {
      observed: lookup([], undefined, page),
    }),
    field(
      'SetupEntityType',
      'Setup Entity Type',
      'picklist',
      ['Filter', 'Group', 'Nillable', 'Restricted picklist', 'Sort'],
      {
        observed: {
          picklistValues: ['ApexClass', 'CustomPermission', 'TabSet', 'CustomEntityDefinition'],
          source: page,
        },
      },
    ),
  ],
};
