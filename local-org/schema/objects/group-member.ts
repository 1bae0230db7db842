import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { FieldProperty, SObject } from '../types.ts';

const page = objectReference('GroupMember');
const undated = 1;
const field = fieldsOfPage(page, undated);
const required: readonly FieldProperty[] = ['Create', 'Filter', 'Group', 'Sort'];

export const groupMember: SObject = {
  name: 'GroupMember',
  label: 'Group Member',
  labelPlural: 'Group Member',
  keyPrefix: '011',
  since: undated,
  calls: [
    'create()',
    'delete()',
    'describeSObjects()',
    'getDeleted()',
    'getUpdated()',
    'query()',
    'retrieve()',
  ],
  source: page,
  otherSources: {
    fields: fieldReference('GroupMember'),
    keyPrefix: onlyDescribeTells('GroupMember'),
    label: onlyDescribeTells('GroupMember'),
    sharing: accessWithoutSharing,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(undated, 'Group Member ID', ['SystemModstamp']),
    field('GroupId', 'Group ID', 'reference', required, { observed: lookup('Group', 'Group', page) }),
    field('UserOrGroupId', 'User/Group ID', 'reference', required, {
      observed: lookup(['User', 'Group'], 'UserOrGroup', page),
    }),
  ],
};
