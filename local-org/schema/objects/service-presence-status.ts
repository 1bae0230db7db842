import { fieldsOfPage, systemFields } from '../page-fields.ts';
import type { SObject, Source } from '../types.ts';

const page: Source = { grade: 'documented', where: 'object reference: ServicePresenceStatus' };
const fieldReference: Source = { grade: 'documented', where: 'field reference: ServicePresenceStatus' };
const field = fieldsOfPage(page, 32);

export const servicePresenceStatus: SObject = {
  name: 'ServicePresenceStatus',
  label: 'Presence Status',
  labelPlural: 'Presence Statuses',
  keyPrefix: '0N5',
  since: 32,
  feature: 'Omni-Channel',
  calls: ['create()', 'delete()', 'describeSObjects()', 'query()', 'retrieve()', 'update()', 'upsert()'],
  source: page,
  otherSources: {
    keyPrefix: { grade: 'documented', where: 'Omni-Channel developer guide: setServicePresenceStatus' },
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(32, 'Service Presence Status ID'),
    // Seen only with View DeveloperName or View Setup and Configuration: no query for agents names it.
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
  ],
};
