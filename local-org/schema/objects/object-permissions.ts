import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import type { FieldProperty, SObject, Source } from '../types.ts';

const page: Source = { grade: 'documented', where: 'object reference: ObjectPermissions' };
const field = fieldsOfPage(page, 24);
const permission: readonly FieldProperty[] = [
  'Create',
  'Defaulted on create',
  'Filter',
  'Group',
  'Sort',
  'Update',
];

export const objectPermissions: SObject = {
  name: 'ObjectPermissions',
  label: 'Object Permissions',
  labelPlural: 'Object Permissions',
  keyPrefix: '110',
  since: 24,
  calls: ['create()', 'delete()', 'describeSObjects()', 'query()', 'retrieve()', 'update()', 'upsert()'],
  source: page,
  otherSources: { keyPrefix: { grade: 'unverified', where: 'describe of ObjectPermissions in an org' } },
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
    field('SobjectType', 'SObject Type Name', 'picklist', [
      'Create',
      'Filter',
      'Group',
      'Restricted picklist',
      'Sort',
    ]),
    field('PermissionsRead', 'Read Records', 'boolean', permission, { defaultValue: false }),
    field('PermissionsViewAllRecords', 'Read All Records', 'boolean', permission, { defaultValue: false }),
  ],
};
