import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { FieldProperty, SObject } from '../types.ts';

const page = objectReference('FieldPermissions');
const labels = fieldReference('FieldPermissions');
const field = fieldsOfPage(page, 24);
const choice: readonly FieldProperty[] = ['Create', 'Filter', 'Group', 'Restricted picklist', 'Sort'];
const permission: readonly FieldProperty[] = [
  'Create',
  'Defaulted on create',
  'Filter',
  'Group',
  'Sort',
  'Update',
];

export const fieldPermissions: SObject = {
  name: 'FieldPermissions',
  label: 'Field Permissions',
  labelPlural: 'Field Permissions',
  keyPrefix: '01k',
  since: 24,
  calls: ['create()', 'delete()', 'describeSObjects()', 'query()', 'retrieve()', 'update()', 'upsert()'],
  source: page,
  otherSources: {
    fields: labels,
    keyPrefix: onlyDescribeTells('FieldPermissions'),
    label: onlyDescribeTells('FieldPermissions'),
    sharing: accessWithoutSharing,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(24, 'Field Permissions ID', ['SystemModstamp']),
    field('ParentId', 'Parent ID', 'reference', ['Create', 'Filter', 'Group', 'Sort'], {
      observed: lookup('PermissionSet', 'Parent', page),
    }),
    field('SobjectType', 'SObject Type Name', 'picklist', choice, {
      observed: { length: 40, source: labels },
    }),
    field('Field', 'Field Name', 'picklist', choice, { observed: { length: 40, source: labels } }),
    field('PermissionsRead', 'Read Field', 'boolean', permission),
    field('PermissionsEdit', 'Edit Field', 'boolean', permission),
  ],
};
