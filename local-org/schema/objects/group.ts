import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { FieldProperty, SObject } from '../types.ts';

const page = objectReference('Group');
const labels = fieldReference('Group');
const undated = 1;
const field = fieldsOfPage(page, undated);
const required: readonly FieldProperty[] = ['Create', 'Filter', 'Group', 'Sort', 'Update'];
const fixed: readonly FieldProperty[] = ['Filter', 'Group', 'Nillable', 'Sort'];

export const group: SObject = {
  name: 'Group',
  label: 'Group',
  labelPlural: 'Group',
  keyPrefix: '00G',
  since: undated,
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
    fields: labels,
    keyPrefix: { grade: 'observed', where: 'ids in public Apex tests' },
    label: onlyDescribeTells('Group'),
    sharing: page,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(undated, 'Group ID', [
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'LastModifiedById',
      'SystemModstamp',
    ]),
    field('Name', 'Name', 'string', required, { observed: { length: 40, source: labels } }),
    field('DeveloperName', 'Developer Name', 'string', [...required, 'Nillable'], {
      since: 24,
      observed: { length: 80, source: labels },
    }),
    field('RelatedId', 'Related ID', 'reference', fixed, {
      observed: lookup(['UserRole', 'User'], 'Related', page),
    }),
    field('Type', 'Type', 'picklist', ['Create', 'Filter', 'Group', 'Restricted picklist', 'Sort'], {
      observed: {
        length: 40,
        picklistValues: ['Regular', 'Role', 'RoleAndSubordinates', 'Organization', 'Queue'],
        source: page,
      },
    }),
    field('OwnerId', 'Owner ID', 'reference', ['Filter', 'Group', 'Sort'], {
      observed: lookup(['User', 'Organization'], 'Owner', page),
    }),
    field(
      'DoesIncludeBosses',
      'Does Include Bosses',
      'boolean',
      ['Create', 'Defaulted on create', 'Filter', 'Group', 'Sort', 'Update'],
      { since: 18, defaultValue: true },
    ),
  ],
};
