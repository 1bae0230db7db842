import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import type { SObject, Source } from '../types.ts';

const page: Source = { grade: 'documented', where: 'object reference: UserRole' };
const fieldReference: Source = { grade: 'documented', where: 'field reference: UserRole' };
const undated = 1;
const field = fieldsOfPage(page, undated);

export const userRole: SObject = {
  name: 'UserRole',
  label: 'Role',
  labelPlural: 'Role',
  keyPrefix: '00E',
  since: undated,
  calls: ['create()', 'delete()', 'describeSObjects()', 'query()', 'retrieve()', 'update()', 'upsert()'],
  source: page,
  sharing: 'public-read',
  fields: [
    ...systemFields(undated, 'Role ID', ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp']),
    field('Name', 'Name', 'string', ['Create', 'Filter', 'Group', 'Sort', 'Update'], {
      observed: { length: 80, source: fieldReference },
    }),
    field(
      'DeveloperName',
      'Developer Name',
      'string',
      ['Create', 'Filter', 'Group', 'Nillable', 'Sort', 'Update'],
      {
        observed: { length: 80, source: fieldReference },
      },
    ),
    // A lookup without a parent name: SOQL cannot climb the hierarchy.
    field(
      'ParentRoleId',
      'Parent Role ID',
      'reference',
      ['Create', 'Filter', 'Group', 'Nillable', 'Sort', 'Update'],
      {
        observed: lookup('UserRole', undefined, page),
      },
    ),
  ],
};
