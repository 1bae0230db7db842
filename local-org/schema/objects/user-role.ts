import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { SObject } from '../types.ts';

const page = objectReference('UserRole');
const labels = fieldReference('UserRole');
const undated = 1;
const field = fieldsOfPage(page, undated);

export const userRole: SObject = {
  name: 'UserRole',
  label: 'Role',
  labelPlural: 'Role',
  keyPrefix: '00E',
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
    fields: labels,
    keyPrefix: objectReference('User'),
    label: onlyDescribeTells('UserRole'),
    sharing: accessWithoutSharing,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(undated, 'Role ID', ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp']),
    field('Name', 'Name', 'string', ['Create', 'Filter', 'Group', 'Sort', 'Update', 'idLookup'], {
      observed: { length: 80, source: labels },
    }),
    field(
      'DeveloperName',
      'Developer Name',
      'string',
      ['Create', 'Filter', 'Group', 'Nillable', 'Sort', 'Update'],
      {
        since: 24,
        observed: { length: 80, source: labels },
      },
    ),
    // A lookup without a parent name: SOQL cannot climb the hierarchy.
    field(
      'ParentRoleId',
      'Parent Role ID',
      'reference',
      ['Create', 'Filter', 'Group', 'Nillable', 'Sort', 'Update'],
      {
        observed: lookup('UserRole', undefined, {
          grade: 'inferred',
          where: 'from object reference: UserRole, which names no relationship where other pages do',
        }),
      },
    ),
  ],
};
