import { fieldsOfPage, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { FieldProperty, SObject } from '../types.ts';

const page = objectReference('CustomPermission');
const field = fieldsOfPage(page, 31);
const fixed: readonly FieldProperty[] = ['Filter', 'Group', 'Sort'];
const long = (length: number) => ({ observed: { length, source: page } });

export const customPermission: SObject = {
  name: 'CustomPermission',
  label: 'Custom Permission',
  labelPlural: 'Custom Permissions',
  keyPrefix: '0CP',
  since: 31,
  calls: ['describeSObjects()', 'query()', 'retrieve()'],
  source: page,
  otherSources: {
    fields: fieldReference('CustomPermission'),
    keyPrefix: onlyDescribeTells('CustomPermission'),
    label: onlyDescribeTells('CustomPermission'),
    sharing: accessWithoutSharing,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(31, 'Custom Permission ID'),
    field('DeveloperName', 'Name', 'string', fixed, long(80)),
    field('Language', 'Master Language', 'picklist', ['Filter', 'Group', 'Restricted picklist', 'Sort'], {
      observed: { length: 40, source: fieldReference('CustomPermission') },
    }),
    field('MasterLabel', 'Label', 'string', fixed, long(80)),
    field('NamespacePrefix', 'Namespace Prefix', 'string', [...fixed, 'Nillable'], long(15)),
    field('Description', 'Description', 'textarea', [...fixed, 'Nillable'], long(255)),
  ],
};
