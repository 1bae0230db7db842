import { fieldsOfPage, systemFields } from '../page-fields.ts';
import type { SObject, Source } from '../types.ts';

const page: Source = { grade: 'documented', where: 'object reference: ServiceChannel' };
const fieldReference: Source = { grade: 'documented', where: 'field reference: ServiceChannel' };
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
  otherSources: { keyPrefix: { grade: 'unverified', where: 'describe of ServiceChannel in an org' } },
  sharing: 'public-read',
  fields: [
    ...systemFields(32, 'Service Channel ID'),
    field('DeveloperName', 'Developer Name', 'string', ['Create', 'Filter', 'Group', 'Sort', 'Update'], {
      observed: { length: 80, source: fieldReference },
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
      { observed: { length: 40, source: fieldReference } },
    ),
    field('MasterLabel', 'Label', 'string', ['Create', 'Filter', 'Group', 'Sort', 'Update'], {
      observed: { length: 80, source: fieldReference },
    }),
    field('RelatedEntity', 'Salesforce Object', 'picklist', [
      'Create',
      'Filter',
      'Group',
      'Restricted picklist',
      'Sort',
      'Update',
    ]),
  ],
};
