import { fieldsOfPage, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { SObject } from '../types.ts';

const page = objectReference('ApexClass');
const undated = 1;
const field = fieldsOfPage(page, undated);

/** Names only: the local org runs no Apex. */
export const apexClass: SObject = {
  name: 'ApexClass',
  label: 'Apex Class',
  labelPlural: 'Apex Classes',
  keyPrefix: '01p',
  since: undated,
  calls: [
    'create()',
    'delete()',
    'describeSObjects()',
    'getDeleted()',
    'getUpdated()',
    'query()',
    'retrieve()',
    'search()',
    'update()',
    'upsert()',
  ],
  source: page,
  otherSources: {
    fields: fieldReference('ApexClass'),
    keyPrefix: { grade: 'observed', where: 'ids in the published output of command line tools' },
    label: onlyDescribeTells('ApexClass'),
    sharing: accessWithoutSharing,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(undated, 'Class ID', [
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'LastModifiedById',
      'SystemModstamp',
    ]),
    field('NamespacePrefix', 'Namespace Prefix', 'string', ['Filter', 'Group', 'Nillable', 'Sort'], {
      observed: { length: 15, source: page },
    }),
    field('Name', 'Name', 'string', ['Create', 'Filter', 'Group', 'Sort', 'Update', 'idLookup'], {
      observed: { length: 255, source: page },
    }),
    field('ApiVersion', 'Api Version', 'double', ['Create', 'Filter', 'Sort', 'Update'], {
      observed: { precision: 18, scale: 1, source: onlyDescribeTells('ApexClass') },
    }),
  ],
};
