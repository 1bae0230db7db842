import { fieldsOfPage, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, objectReference, onlyDescribeTells } from '../pages.ts';
import type { SObject } from '../types.ts';

const page = objectReference('ServicePresenceStatus');
// The field reference has no page of it; ServiceChannel, set up beside it, has these lengths.
const untold = onlyDescribeTells('ServicePresenceStatus');
const field = fieldsOfPage(page, 32);

export const servicePresenceStatus: SObject = {
  name: 'ServicePresenceStatus',
  label: 'Presence Status',
  labelPlural: 'Presence Statuses',
  keyPrefix: '0N5',
  since: 32,
  feature: 'Omni-Channel',
  calls: ['create()', 'query()', 'update()', 'retrieve()'],
  source: page,
  otherSources: {
    fields: untold,
    keyPrefix: { grade: 'documented', where: 'Omni-Channel developer guide: setServicePresenceStatus' },
    label: untold,
    sharing: accessWithoutSharing,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(32, 'Service Presence Status ID'),
    // Seen only with View DeveloperName or View Setup and Configuration: no query for agents names it.
    field('DeveloperName', 'Developer Name', 'string', ['Create', 'Filter', 'Group', 'Sort'], {
      observed: { length: 80, source: untold },
    }),
    field(
      'Language',
      'Master Language',
      'picklist',
      ['Create', 'Filter', 'Group', 'Nillable', 'Restricted picklist', 'Sort'],
      { observed: { length: 40, source: untold } },
    ),
    field('MasterLabel', 'Label', 'string', ['Create', 'Filter', 'Group', 'Sort'], {
      observed: { length: 80, source: untold },
    }),
  ],
};
