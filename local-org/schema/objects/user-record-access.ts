import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, objectReference, onlyDescribeTells } from '../pages.ts';
import type { FieldProperty, SObject } from '../types.ts';

const page = objectReference('UserRecordAccess');
const field = fieldsOfPage(page, 24);
const access: readonly FieldProperty[] = ['Defaulted on create', 'Filter', 'Group', 'Sort'];

/** What a user may do with records: computed for the records that a query names, never kept. */
export const userRecordAccess: SObject = {
  name: 'UserRecordAccess',
  label: 'User Record Access',
  labelPlural: 'User Record Access',
  keyPrefix: '0X0',
  since: 24,
  calls: ['describeSObjects()', 'query()'],
  source: page,
  otherSources: {
    fields: onlyDescribeTells('UserRecordAccess'),
    keyPrefix: onlyDescribeTells('UserRecordAccess'),
    label: onlyDescribeTells('UserRecordAccess'),
    sharing: accessWithoutSharing,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(24, 'User Record Access ID', []),
    field('UserId', 'User ID', 'reference', ['Filter', 'Group'], {
      observed: lookup('User', undefined, page),
    }),
    // The page says picklist; its queries compare it with ids.
    field('RecordId', 'Record ID', 'picklist', ['Filter', 'Group', 'Restricted picklist', 'Sort'], {
      observed: { ...lookup([], undefined, page), type: 'reference' },
    }),
    field('HasReadAccess', 'Has Read Access', 'boolean', access),
    field('HasEditAccess', 'Has Edit Access', 'boolean', access),
    field('HasDeleteAccess', 'Has Delete Access', 'boolean', access),
    field('HasTransferAccess', 'Has Transfer Access', 'boolean', access),
    field('HasAllAccess', 'Has All Access', 'boolean', access),
    field(
      'MaxAccessLevel',
      'Max Access Level',
      'picklist',
      ['Group', 'Nillable', 'Restricted picklist', 'Sort'],
      {
        observed: {
          length: 40,
          picklistValues: ['None', 'Read', 'Edit', 'Delete', 'Transfer', 'All'],
          source: page,
        },
      },
    ),
  ],
};
