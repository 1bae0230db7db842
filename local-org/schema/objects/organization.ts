import { fieldsOfPage, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { FieldProperty, SObject } from '../types.ts';

const page = objectReference('Organization');
const labels = fieldReference('Organization');
const undated = 1;
const field = fieldsOfPage(page, undated);
const choice: readonly FieldProperty[] = ['Filter', 'Group', 'Nillable', 'Restricted picklist', 'Sort'];

export const organization: SObject = {
  name: 'Organization',
  label: 'Organization',
  labelPlural: 'Organizations',
  keyPrefix: '00D',
  since: undated,
  calls: ['describeSObjects()', 'getDeleted()', 'getUpdated()', 'query()', 'retrieve()', 'update()'],
  source: page,
  otherSources: {
    fields: labels,
    keyPrefix: { grade: 'documented', where: 'CRM Analytics XMD guide: organizations' },
    label: onlyDescribeTells('Organization'),
    sharing: accessWithoutSharing,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(undated, 'Organization ID', [
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'LastModifiedById',
      'SystemModstamp',
    ]),
    field('Name', 'Name', 'string', ['Filter', 'Group', 'Sort', 'Update', 'idLookup'], {
      observed: { length: 80, source: labels },
    }),
    field('OrganizationType', 'Edition', 'picklist', choice, { observed: { length: 40, source: labels } }),
    field('InstanceName', 'Instance Name', 'string', ['Filter', 'Group', 'Nillable', 'Sort'], {
      since: 31,
      observed: { length: 40, source: labels },
    }),
    field('IsSandbox', 'Is Sandbox', 'boolean', ['Defaulted on create', 'Filter', 'Group', 'Sort'], {
      since: 31,
    }),
    // Null: this org is nobody's trial.
    field('TrialExpirationDate', 'Trial Expiration Date', 'dateTime', ['Filter', 'Nillable', 'Sort']),
    field(
      'TimeZoneSidKey',
      'Time Zone',
      'picklist',
      ['Filter', 'Group', 'Restricted picklist', 'Sort', 'Update'],
      {
        observed: { length: 40, source: labels },
      },
    ),
    field(
      'LanguageLocaleKey',
      'Language',
      'picklist',
      ['Filter', 'Group', 'Restricted picklist', 'Sort', 'Update'],
      { observed: { length: 40, source: labels } },
    ),
    field(
      'NamespacePrefix',
      'Namespace Prefix',
      'string',
      ['Filter', 'Group', 'Nillable', 'Sort', 'idLookup'],
      {
        observed: { length: 15, source: labels },
      },
    ),
  ],
};
