import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, objectReference, onlyDescribeTells } from '../pages.ts';
import type { FieldProperty, SObject } from '../types.ts';

const page = objectReference('StandardObjectNameOwnerSharingRule');
const field = fieldsOfPage(page, 32);
const reference: readonly FieldProperty[] = ['Create', 'Filter', 'Group', 'Sort'];

/** Gives what the users of one group own to the users of another. */
export const userServicePresenceOwnerSharingRule: SObject = {
  name: 'UserServicePresenceOwnerSharingRule',
  label: 'User Presence Owner Sharing Rule',
  labelPlural: 'User Presence Owner Sharing Rule',
  keyPrefix: '0N6',
  since: 32,
  feature: 'Omni-Channel',
  calls: [
    'create()',
    'delete()',
    'describeSObjects()',
    'getDeleted()',
    'getUpdated()',
    'query()',
    'retrieve()',
    'update()',
    'upsert()',
  ],
  source: page,
  otherSources: {
    fields: onlyDescribeTells('UserServicePresenceOwnerSharingRule'),
    keyPrefix: onlyDescribeTells('UserServicePresenceOwnerSharingRule'),
    label: onlyDescribeTells('UserServicePresenceOwnerSharingRule'),
    sharing: accessWithoutSharing,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(32, 'User Presence Owner Sharing Rule ID', [
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'LastModifiedById',
      'SystemModstamp',
    ]),
    field('Name', 'Label', 'string', ['Create', 'Filter', 'Group', 'Sort', 'Update', 'idLookup'], {
      observed: { length: 80, source: page },
    }),
    field(
      'DeveloperName',
      'Rule Name',
      'string',
      ['Create', 'Filter', 'Group', 'Nillable', 'Sort', 'Update'],
      { observed: { length: 80, source: onlyDescribeTells('UserServicePresenceOwnerSharingRule') } },
    ),
    field('Description', 'Description', 'textarea', ['Create', 'Filter', 'Nillable', 'Sort', 'Update'], {
      observed: { length: 1000, source: page },
    }),
    field('GroupId', 'Group ID', 'reference', reference, { observed: lookup('Group', 'Group', page) }),
    field('UserOrGroupId', 'User/Group ID', 'reference', reference, {
      observed: lookup(['User', 'Group'], 'UserOrGroup', page),
    }),
    field(
      'AccessLevel',
      'Access Level',
      'picklist',
      ['Create', 'Filter', 'Group', 'Restricted picklist', 'Sort', 'Update'],
      { observed: { length: 40, picklistValues: ['Read', 'Edit'], source: page } },
    ),
  ],
};
