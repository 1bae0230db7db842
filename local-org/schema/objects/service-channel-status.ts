import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import type { FieldProperty, SObject, Source } from '../types.ts';

const page: Source = { grade: 'documented', where: 'object reference: ServiceChannelStatus' };
const field = fieldsOfPage(page, 32);
const required: readonly FieldProperty[] = ['Create', 'Filter', 'Group', 'Sort', 'Update'];

export const serviceChannelStatus: SObject = {
  name: 'ServiceChannelStatus',
  label: 'Service Channel Status',
  labelPlural: 'Service Channel Statuses',
  keyPrefix: '0N8',
  since: 32,
  feature: 'Omni-Channel',
  calls: ['create()', 'delete()', 'query()', 'retrieve()', 'update()'],
  source: page,
  otherSources: { keyPrefix: { grade: 'unverified', where: 'describe of ServiceChannelStatus in an org' } },
  sharing: 'public-read',
  fields: [
    ...systemFields(32, 'Service Channel Status ID'),
    field('ServiceChannelId', 'Service Channel ID', 'reference', required, {
      observed: lookup('ServiceChannel', 'ServiceChannel', page),
    }),
    field('ServicePresenceStatusId', 'Service Presence Status ID', 'reference', required, {
      observed: lookup('ServicePresenceStatus', 'ServicePresenceStatus', page),
    }),
  ],
};
