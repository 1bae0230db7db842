import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { FieldProperty, SObject } from '../types.ts';

const page = objectReference('PermissionSet');
const labels = fieldReference('PermissionSet');
const field = fieldsOfPage(page, 22);
const permission: readonly FieldProperty[] = ['Create', 'Filter', 'Update'];

export const permissionSet: SObject = {
  name: 'PermissionSet',
  label: 'Permission Set',
  labelPlural: 'Permission Sets',
  keyPrefix: '0PS',
  since: 22,
  calls: [
    'create()',
    'delete()',
    'describeSObjects()',
    'query()',
    'retrieve()',
    'search()',
    'update()',
    'upsert()',
  ],
  source: page,
  otherSources: {
    fields: labels,
    keyPrefix: objectReference('PermissionSetAssignment'),
    label: onlyDescribeTells('PermissionSet'),
    sharing: accessWithoutSharing,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(22, 'PermissionSet ID', [
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'LastModifiedById',
      'SystemModstamp',
    ]),
    field('Name', 'Permission Set Name', 'string', ['Create', 'Filter', 'Group', 'Sort', 'Update'], {
      observed: { length: 80, source: page },
    }),
    field('Label', 'Permission Set Label', 'string', ['Create', 'Filter', 'Group', 'Sort', 'Update'], {
      observed: { length: 80, source: page },
    }),
    field('ProfileId', 'Profile ID', 'reference', ['Filter', 'Group', 'Nillable', 'Sort'], {
      since: 25,
      observed: lookup('Profile', 'Profile', page),
    }),
    field(
      'IsOwnedByProfile',
      'Is Owned By Profile',
      'boolean',
      ['Defaulted on create', 'Filter', 'Group', 'Sort'],
      { since: 25 },
    ),
    field(
      'Description',
      'Description',
      'string',
      ['Create', 'Filter', 'Group', 'Nillable', 'Sort', 'Update'],
      {
        observed: { length: 255, source: page },
      },
    ),
    field('IsCustom', 'Custom', 'boolean', ['Defaulted on create', 'Filter', 'Group', 'Sort']),
    field('NamespacePrefix', 'Namespace Prefix', 'string', ['Filter', 'Group', 'Nillable', 'Sort'], {
      since: 26,
      observed: { length: 15, source: page },
    }),
    field('PermissionsViewAllData', 'View All Data', 'boolean', permission),
    field('PermissionsCustomizeApplication', 'Customize Application', 'boolean', permission),
  ],
};
