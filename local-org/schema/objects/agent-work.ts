import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { FieldProperty, SObject } from '../types.ts';

const page = objectReference('AgentWork');
const labels = fieldReference('AgentWork');
const field = fieldsOfPage(page, 32);
const time: readonly FieldProperty[] = ['Filter', 'Nillable', 'Sort'];

export const agentWork: SObject = {
  name: 'AgentWork',
  label: 'Agent Work',
  labelPlural: 'Agent Work',
  keyPrefix: '0Bz',
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
    'undelete()',
    'update()',
    'upsert()',
  ],
  source: page,
  otherSources: {
    fields: labels,
    keyPrefix: { grade: 'observed', where: 'ids in public Apex tests' },
    label: onlyDescribeTells('AgentWork'),
    sharing: { grade: 'observed', where: "sharingModel of AgentWork in Salesforce's own samples" },
  },
  sharing: 'own',
  fields: [
    ...systemFields(32, 'Agent Work ID'),
    field('Name', 'Name', 'string', ['Autonumber', 'Defaulted on create', 'Filter', 'Sort', 'idLookup'], {
      observed: { length: 255, source: labels },
    }),
    field('UserId', 'User ID', 'reference', ['Create', 'Filter', 'Group', 'Sort'], {
      observed: lookup('User', 'User', page),
    }),
    field('ServiceChannelId', 'Service Channel ID', 'reference', ['Create', 'Filter', 'Group', 'Sort'], {
      observed: lookup('ServiceChannel', 'ServiceChannel', page),
    }),
    field('Status', 'Status', 'picklist', ['Filter', 'Group', 'Restricted picklist', 'Sort'], {
      observed: {
        length: 255,
        picklistValues: [
          'Assigned',
          'Opened',
          'Unavailable',
          'Declined',
          'DeclinedOnPushTimeout',
          'Closed',
          'Canceled',
          'Transferred',
        ],
        source: page,
      },
    }),
    field('CapacityWeight', 'Units of Capacity', 'double', ['Create', 'Filter', 'Nillable', 'Sort'], {
      observed: { precision: 10, scale: 2, source: labels },
    }),
    field(
      'CapacityPercentage',
      'Percentage of Capacity',
      'percent',
      ['Create', 'Filter', 'Nillable', 'Sort'],
      {
        observed: { precision: 5, scale: 2, source: labels },
      },
    ),
    field('AssignedDateTime', 'Assign Date', 'dateTime', time),
    field('AcceptDateTime', 'Accept Date', 'dateTime', time),
    field('CloseDateTime', 'Close Date', 'dateTime', time),
    field(
      'OwnerId',
      'Owner ID',
      'reference',
      ['Create', 'Defaulted on create', 'Filter', 'Group', 'Sort', 'Update'],
      {
        since: 50,
        observed: lookup(['User', 'Group'], 'Owner', page),
      },
    ),
  ],
};
