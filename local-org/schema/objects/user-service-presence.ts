import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { SObject, Source } from '../types.ts';

const page = objectReference('UserServicePresence');
const labels = fieldReference('UserServicePresence');
const symbolTable: Source = { grade: 'observed', where: 'Apex symbol table of an org, October 2022' };
const field = fieldsOfPage(page, 32);
const digits9 = { observed: { precision: 9, scale: 0, source: labels } };

export const userServicePresence: SObject = {
  name: 'UserServicePresence',
  label: 'User Presence',
  labelPlural: 'User Presences',
  keyPrefix: '0N3',
  since: 32,
  feature: 'Omni-Channel',
  calls: ['delete()', 'query()', 'getDeleted()', 'getUpdated()', 'retrieve()', 'undelete()'],
  source: page,
  otherSources: {
    // Nothing public names the prefix; ids are opaque and describe tells it.
    keyPrefix: onlyDescribeTells('UserServicePresence'),
    fields: labels,
    label: { grade: 'observed', where: 'object metadata retrieved from an org' },
    sharing: page,
  },
  rules: {
    apexTriggers: false,
    deleteSince: 41,
    deletePermission: 'Customize Application',
  },
  associated: [
    { name: 'UserServicePresenceChangeEvent', since: 62 },
    { name: 'UserServicePresenceOwnerSharingRule', since: 32 },
    { name: 'UserServicePresenceShare', since: 32 },
  ],
  sharing: 'own',
  fields: [
    ...systemFields(32, 'User Presence ID'),
    field('AtCapacityDuration', 'At Capacity Duration', 'int', ['Filter', 'Group', 'Nillable', 'Sort'], {
      since: 34,
      ...digits9,
    }),
    field('AverageCapacity', 'Average Capacity', 'double', ['Filter', 'Nillable', 'Sort'], {
      since: 34,
      observed: { precision: 10, scale: 2, source: labels },
    }),
    field(
      'ConfiguredCapacity',
      'Configured Capacity',
      'int',
      ['Filter', 'Group', 'Nillable', 'Sort'],
      digits9,
    ),
    field(
      'ConfiguredInterruptCapacity',
      'Configured Interruptible Capacity',
      'int',
      ['Filter', 'Group', 'Nillable', 'Sort'],
      { since: 57, feature: 'Interruptible Capacity', ...digits9 },
    ),
    field('IdleDuration', 'Idle Duration', 'int', ['Filter', 'Group', 'Nillable', 'Sort'], {
      since: 34,
      ...digits9,
    }),
    field('IsAway', 'Is Away', 'boolean', ['Defaulted on create', 'Filter', 'Group', 'Sort'], {
      defaultValue: false,
    }),
    field(
      'IsCurrentState',
      'Is Current State',
      'boolean',
      ['Defaulted on create', 'Filter', 'Group', 'Sort'],
      {
        since: 34,
        defaultValue: false,
      },
    ),
    field('Name', 'Name', 'string', ['Create', 'Filter', 'Nillable', 'Sort', 'Update'], {
      observed: { length: 255, source: labels },
    }),
    field('OwnerId', 'Owner ID', 'reference', ['Filter', 'Group', 'Sort'], {
      observed: lookup(['User', 'Group'], 'Owner', symbolTable),
    }),
    field(
      'ServicePresenceStatusId',
      'Service Presence Status ID',
      'reference',
      ['Create', 'Filter', 'Nillable', 'Sort', 'Update'],
      { observed: lookup('ServicePresenceStatus', 'ServicePresenceStatus', symbolTable) },
    ),
    field('StatusDuration', 'Status Duration', 'int', ['Filter', 'Group', 'Nillable', 'Sort'], {
      since: 34,
      ...digits9,
    }),
    field('StatusEndDate', 'Status End Date', 'dateTime', ['Filter', 'Nillable', 'Sort'], { since: 34 }),
    field('StatusStartDate', 'Status Start Date', 'dateTime', ['Filter', 'Nillable', 'Sort'], { since: 34 }),
    // The page says string; the field reference says reference, and orgs show a required lookup with a parent.
    field('UserId', 'User ID', 'string', ['Create', 'Filter', 'Group', 'Sort', 'Update'], {
      observed: { type: 'reference', ...lookup('User', 'User', symbolTable) },
    }),
  ],
};
