import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { SObject } from '../types.ts';

const page = objectReference('StandardObjectNameShare');
const field = fieldsOfPage(page, 32);

/** The rows of an object's share table: what makes a record visible to whom. */
export const userServicePresenceShare: SObject = {
  name: 'UserServicePresenceShare',
  label: 'User Presence Share',
  labelPlural: 'User Presence Share',
  keyPrefix: '0N4',
  since: 32,
  feature: 'Omni-Channel',
  calls: ['create()', 'delete()', 'describeSObjects()', 'query()', 'retrieve()', 'update()', 'upsert()'],
  source: page,
  otherSources: {
    fields: fieldReference('AccountShare'),
    keyPrefix: onlyDescribeTells('UserServicePresenceShare'),
    label: onlyDescribeTells('UserServicePresenceShare'),
    sharing: onlyDescribeTells('UserServicePresenceShare'),
  },
  sharing: { with: 'UserServicePresence' },
  fields: [
    ...systemFields(32, 'User Presence Share ID', ['IsDeleted', 'LastModifiedDate', 'LastModifiedById']),
    field('ParentId', 'Parent ID', 'reference', ['Create', 'Filter', 'Group', 'Sort'], {
      observed: lookup('UserServicePresence', 'Parent', page),
    }),
    field('UserOrGroupId', 'User/Group ID', 'reference', ['Create', 'Filter', 'Group', 'Sort'], {
      observed: lookup(['User', 'Group'], 'UserOrGroup', page),
    }),
    field(
      'AccessLevel',
      'Access Level',
      'picklist',
      ['Create', 'Filter', 'Group', 'Restricted picklist', 'Sort', 'Update'],
      { observed: { length: 40, picklistValues: ['Read', 'Edit', 'All'], source: page } },
    ),
    field(
      'RowCause',
      'Row Cause',
      'picklist',
      ['Create', 'Filter', 'Group', 'Nillable', 'Restricted picklist', 'Sort'],
      { observed: { length: 40, picklistValues: ['Owner', 'Manual', 'Rule'], source: page } },
    ),
  ],
};
