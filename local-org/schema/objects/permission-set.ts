import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { SObject } from '../types.ts';

const page = objectReference('PermissionSet');
const labels = fieldReference('PermissionSet');
const field = fieldsOfPage(page, 22);

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
  ],
};
