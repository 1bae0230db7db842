import { fieldsOfPage, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { SObject } from '../types.ts';

const page = objectReference('ServiceChannel');
const labels = fieldReference('ServiceChannel');
const field = fieldsOfPage(page, 32);

export const serviceChannel: SObject = {
  name: 'ServiceChannel',
  label: 'Service Channel',
  labelPlural: 'Service Channels',
  keyPrefix: '0N9',
  since: 32,
  feature: 'Omni-Channel',
  calls: ['create()', 'delete()', 'describeSObjects()', 'query()', 'retrieve()', 'update()', 'upsert()'],
  source: page,
  otherSources: {
    fields: labels,
    keyPrefix: onlyDescribeTells('ServiceChannel'),
    label: onlyDescribeTells('ServiceChannel'),
    sharing: accessWithoutSharing,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(32, 'Service Channel ID'),
    field('DeveloperName', 'Developer Name', 'string', ['Create', 'Filter', 'Group', 'Sort', 'Update'], {
      observed: { length: 80, source: labels },
    }),
    field(
      'Language',
      'Master Language',
      'picklist',
      [
        'Create',
        'Defaulted on create',
        'Filter',
        'Group',
        'Nillable',
        'Restricted picklist',
        'Sort',
        'Update',
      ],
      { observed: { length: 40, source: labels } },
    ),
    field('MasterLabel', 'Service Channel Name', 'string', ['Create', 'Filter', 'Group', 'Sort', 'Update'], {
      observed: { length: 80, source: labels },
    }),
    field('RelatedEntity', 'Custom Object Definition ID', 'picklist', [
      'Create',
      'Filter',
      'Group',
      'Restricted picklist',
      'Sort',
      'Update',
    ]),
  ],
};
