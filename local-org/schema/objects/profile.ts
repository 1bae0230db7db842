import { fieldsOfPage, systemFields } from '../page-fields.ts';
import type { FieldProperty, SObject, Source } from '../types.ts';

const page: Source = { grade: 'documented', where: 'object reference: Profile' };
const undated = 1;
const field = fieldsOfPage(page, undated);
const permission: readonly FieldProperty[] = ['Create', 'Filter', 'Update'];

export const profile: SObject = {
  name: 'Profile',
  label: 'Profile',
  labelPlural: 'Profile',
  keyPrefix: '00e',
  since: undated,
  calls: ['describeSObjects()', 'query()', 'retrieve()', 'update()'],
  source: page,
  sharing: 'public-read',
  fields: [
    ...systemFields(undated, 'Profile ID', [
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'LastModifiedById',
      'SystemModstamp',
    ]),
    field('Name', 'Name', 'string', ['Create', 'Filter', 'Group', 'Sort', 'Update'], {
      observed: { length: 255, source: page },
    }),
    field('PermissionsViewAllData', 'View All Data', 'boolean', permission, { defaultValue: false }),
    field('PermissionsCustomizeApplication', 'Customize Application', 'boolean', permission, {
      defaultValue: false,
    }),
  ],
};
