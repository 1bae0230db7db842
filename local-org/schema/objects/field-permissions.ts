import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import type { SObject, Source } from '../types.ts';

const page: Source = { grade: 'documented', where: 'object reference: FieldPermissions' };
const field = fieldsOfPage(page, 24);

export const fieldPermissions: SObject = {
  name: 'FieldPermissions',
  label: 'Field Permissions',
  labelPlural: 'Field Permissions',
  keyPrefix: '01k',
  since: 24,
  calls: ['create()', 'delete()', 'describeSObjects()', 'query()', 'retrieve()', 'update()', 'upsert()'],
  source: page,
  otherSources: { keyPrefix: { grade: 'unverified', where: 'describe of FieldPermissions in an org' } },
  sharing: 'public-read',
  fields: [
    ...systemFields(24, 'FieldPermissions ID', ['SystemModstamp']),
    field('ParentId', 'Parent ID', 'reference', ['Create', 'Filter', 'Group', 'Sort'], {
      observed: lookup('PermissionSet', 'Parent', page),
    }),
    field('SobjectType', 'Sobject Type Name', 'picklist', [
      'Create',
      'Filter',
      'Group',
      'Restricted picklist',
      'Sort',
    ]),
    field('Field', 'Field Name', 'picklist', ['Create', 'Filter', 'Group', 'Restricted picklist', 'Sort']),
    field(
      'PermissionsRead',
      'Read Field',
      'boolean',
      ['Create', 'Defaulted on create', 'Filter', 'Group', 'Sort', 'Update'],
      { defaultValue: false },
    ),
  ],
};
