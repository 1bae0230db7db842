import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { FieldProperty, SObject } from '../types.ts';

const page = objectReference('Case');
const labels = fieldReference('Case');
const undated = 1;
const field = fieldsOfPage(page, undated);
const optional: readonly FieldProperty[] = ['Create', 'Filter', 'Group', 'Nillable', 'Sort', 'Update'];

/** A neighbour: what a record page shows that an agent or a queue owns. */
export const caseObject: SObject = {
  name: 'Case',
  label: 'Case',
  labelPlural: 'Cases',
  keyPrefix: '500',
  since: undated,
  calls: [
    'create()',
    'delete()',
    'describeLayout()',
    'describeSObjects()',
    'getDeleted()',
    'getUpdated()',
    'query()',
    'retrieve()',
    'search()',
    'undelete()',
    'update()',
    'upsert()',
  ],
  source: page,
  otherSources: {
    fields: labels,
    keyPrefix: { grade: 'observed', where: 'ids in public Apex tests' },
    label: onlyDescribeTells('Case'),
    // An org decides; a new one starts so.
    sharing: { grade: 'observed', where: 'the sharing settings of new orgs: Public Read/Write/Transfer' },
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(undated, 'Case ID'),
    field(
      'CaseNumber',
      'Case Number',
      'string',
      ['Autonumber', 'Defaulted on create', 'Filter', 'Sort', 'idLookup'],
      { observed: { length: 30, source: labels } },
    ),
    field('Subject', 'Subject', 'string', optional, { observed: { length: 255, source: labels } }),
    field('Status', 'Status', 'picklist', [...optional, 'Defaulted on create'], {
      observed: {
        length: 255,
        picklistValues: ['New', 'Working', 'Escalated', 'Closed'],
        source: onlyDescribeTells('Case'),
      },
    }),
    field('Priority', 'Priority', 'picklist', [...optional, 'Defaulted on create'], {
      observed: {
        length: 255,
        picklistValues: ['High', 'Medium', 'Low'],
        source: onlyDescribeTells('Case'),
      },
    }),
    field(
      'OwnerId',
      'Owner ID',
      'reference',
      ['Create', 'Defaulted on create', 'Filter', 'Group', 'Sort', 'Update'],
      { observed: lookup(['User', 'Group'], 'Owner', page) },
    ),
    field('IsClosed', 'Closed', 'boolean', ['Defaulted on create', 'Filter', 'Group', 'Sort']),
  ],
};
