import { fieldsOfPage, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { FieldProperty, SObject } from '../types.ts';

const page = objectReference('Profile');
const labels = fieldReference('Profile');
const undated = 1;
const field = fieldsOfPage(page, undated);
const permission: readonly FieldProperty[] = ['Create', 'Filter', 'Update'];

export const profile: SObject = {
  name: 'Profile',
  label: 'Profile',
  labelPlural: 'Profile',
  keyPrefix: '00e',
  since: undated,
  calls: [
    'create()',
    'delete()',
    'describeSObjects()',
    'getDeleted()',
    'getUpdated()',
    'query()',
    'retrieve()',
    'search()',
    'update()',
    'upsert()',
  ],
  source: page,
  otherSources: {
    fields: {
      grade: 'inferred',
      where: 'from field reference: Profile, where permissions have their own names',
    },
    keyPrefix: { grade: 'observed', where: 'ids in the published output of command line tools' },
    label: onlyDescribeTells('Profile'),
    sharing: accessWithoutSharing,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(undated, 'Profile ID', [
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'LastModifiedById',
      'SystemModstamp',
    ]),
    field('Name', 'Name', 'string', ['Create', 'Filter', 'Group', 'Sort', 'Update', 'idLookup'], {
      observed: { length: 255, source: labels },
    }),
    field('PermissionsViewAllData', 'View All Data', 'boolean', permission),
    field('PermissionsCustomizeApplication', 'Customize Application', 'boolean', permission),
  ],
};
