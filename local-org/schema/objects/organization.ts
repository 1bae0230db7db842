import { fieldsOfPage, systemFields } from '../page-fields.ts';
import type { FieldProperty, SObject, Source } from '../types.ts';

const page: Source = { grade: 'documented', where: 'object reference: Organization' };
const undated = 1;
const field = fieldsOfPage(page, undated);
const choice: readonly FieldProperty[] = ['Filter', 'Group', 'Nillable', 'Restricted picklist', 'Sort'];

export const organization: SObject = {
  name: 'Organization',
  label: 'Organization',
  labelPlural: 'Organizations',
  keyPrefix: '00D',
  since: undated,
  calls: ['describeSObjects()', 'query()', 'retrieve()', 'update()'],
  source: page,
  sharing: 'public-read',
  fields: [
    ...systemFields(undated, 'Organization ID', [
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'LastModifiedById',
      'SystemModstamp',
    ]),
    field('Name', 'Name', 'string', ['Create', 'Filter', 'Group', 'Sort', 'Update'], {
      observed: { length: 80, source: page },
    }),
    field('OrganizationType', 'Edition', 'picklist', choice, { observed: { length: 40, source: page } }),
    field('InstanceName', 'Instance Name', 'string', ['Filter', 'Group', 'Nillable', 'Sort'], {
      since: 31,
      observed: { length: 5, source: page },
    }),
    field('IsSandbox', 'Is Sandbox', 'boolean', ['Defaulted on create', 'Filter', 'Group', 'Sort'], {
      since: 31,
      defaultValue: false,
    }),
    field(
      'TimeZoneSidKey',
      'Time Zone',
      'picklist',
      ['Filter', 'Group', 'Restricted picklist', 'Sort', 'Update'],
      {
        since: 35,
        observed: { length: 40, source: page },
      },
    ),
    field(
      'LanguageLocaleKey',
      'Language',
      'picklist',
      ['Filter', 'Group', 'Restricted picklist', 'Sort', 'Update'],
      { observed: { length: 40, source: page } },
    ),
    field('NamespacePrefix', 'Namespace Prefix', 'string', ['Filter', 'Group', 'Nillable', 'Sort'], {
      observed: { length: 15, source: page },
    }),
  ],
};
