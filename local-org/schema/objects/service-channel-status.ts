import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, objectReference, onlyDescribeTells } from '../pages.ts';
import type { SObject } from '../types.ts';

const page = objectReference('ServiceChannelStatus');
// The field reference has no page of it.
const untold = onlyDescribeTells('ServiceChannelStatus');
const field = fieldsOfPage(page, 32);

export const serviceChannelStatus: SObject = {
  name: 'ServiceChannelStatus',
  label: 'Service Channel Status',
  labelPlural: 'Service Channel Statuses',
  keyPrefix: '0N8',
  since: 32,
  feature: 'Omni-Channel',
  calls: ['create()', 'delete()', 'query()', 'retrieve()', 'update()'],
  source: page,
  otherSources: {
    fields: untold,
    keyPrefix: untold,
    label: untold,
    sharing: accessWithoutSharing,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(32, 'Service Channel Status ID'),
    field('ServiceChannelId', 'Service Channel ID', 'reference', ['Create', 'Filter', 'Group', 'Sort'], {
      observed: lookup('ServiceChannel', 'ServiceChannel', untold),
    }),
    field(
      'ServicePresenceStatusId',
      'Service Presence Status ID',
      'reference',
      ['Create', 'Filter', 'Group', 'Nillable', 'Sort'],
      {
        observed: lookup('ServicePresenceStatus', 'ServicePresenceStatus', untold),
      },
    ),
  ],
};
