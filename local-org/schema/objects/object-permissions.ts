import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { FieldProperty, SObject } from '../types.ts';

const page = objectReference('ObjectPermissions');
const labels = fieldReference('ObjectPermissions');
const field = fieldsOfPage(page, 24);
const choice: readonly FieldProperty[] = ['Create', 'Filter', 'Group', 'Restricted picklist', 'Sort'];
const permission: readonly FieldProperty[] = ['Create', 'Filter', 'Update'];

export const objectPermissions: SObject = {
  name: 'ObjectPermissions',
  label: 'Object Permissions',
  labelPlural: 'Object Permissions',
  keyPrefix: '110',
  since: 24,
  calls: ['create()', 'delete()', 'describeSObjects()', 'query()', 'retrieve()', 'update()', 'upsert()'],
  source: page,
  otherSources: {
    fields: labels,
    keyPrefix: onlyDescribeTells('ObjectPermissions'),
    label: onlyDescribeTells('ObjectPermissions'),
    sharing: accessWithoutSharing,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(24, 'ObjectPermissions ID', [
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'LastModifiedById',
      'SystemModstamp',
    ]),
    field('ParentId', 'Parent ID', 'reference', ['Create', 'Filter', 'Group', 'Sort'], {
      observed: lookup('PermissionSet', 'Parent', page),
    }),
    field('SobjectType', 'SObject Type Name', 'picklist', choice, {
      observed: { length: 40, source: labels },
    }),
    field('PermissionsCreate', 'Create Records', 'boolean', permission),
    field('PermissionsRead', 'Read Records', 'boolean', permission),
    field('PermissionsEdit', 'Edit Records', 'boolean', permission),
    field('PermissionsDelete', 'Delete Records', 'boolean', permission),
    field('PermissionsViewAllRecords', 'Read All Records', 'boolean', permission),
    field('PermissionsModifyAllRecords', 'Edit All Records', 'boolean', permission),
  ],
};
