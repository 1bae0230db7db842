import { fieldsOfPage, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { FieldProperty, SObject } from '../types.ts';

const page = objectReference('PushTopic');
const labels = fieldReference('PushTopic');
const field = fieldsOfPage(page, 21);
const writable: readonly FieldProperty[] = ['Create', 'Filter', 'Sort', 'Update'];
const operation: readonly FieldProperty[] = ['Create', 'Filter', 'Update'];
const since29 = { since: 29, defaultValue: true } as const;

/** A query whose matching records are told of on the channel /topic/Name. */
export const pushTopic: SObject = {
  name: 'PushTopic',
  label: 'Push Topic',
  labelPlural: 'Push Topics',
  keyPrefix: '0IF',
  since: 21,
  calls: ['create()', 'delete()', 'describeSObjects()', 'query()', 'retrieve()', 'update()', 'upsert()'],
  source: page,
  otherSources: {
    fields: labels,
    keyPrefix: { grade: 'observed', where: 'ids in published output of clients' },
    label: onlyDescribeTells('PushTopic'),
    sharing: accessWithoutSharing,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(21, 'Push Topic ID'),
    field('ApiVersion', 'API Version', 'double', writable, {
      observed: { precision: 18, scale: 1, source: labels },
    }),
    field('Description', 'Description', 'string', [...writable, 'Nillable'], {
      observed: { length: 400, source: labels },
    }),
    field(
      'IsActive',
      'Is Active',
      'boolean',
      ['Create', 'Defaulted on create', 'Filter', 'Group', 'Sort', 'Update'],
      { defaultValue: true },
    ),
    field('Name', 'Topic Name', 'string', ['Create', 'Filter', 'Group', 'Sort', 'Update'], {
      observed: { length: 25, source: labels },
    }),
    field(
      'NotifyForFields',
      'Notify For Fields',
      'picklist',
      ['Create', 'Defaulted on create', 'Filter', 'Group', 'Restricted picklist', 'Sort', 'Update'],
      {
        observed: { length: 40, picklistValues: ['All', 'Referenced', 'Select', 'Where'], source: page },
      },
    ),
    field('NotifyForOperationCreate', 'Create', 'boolean', operation, since29),
    field('NotifyForOperationDelete', 'Delete', 'boolean', operation, since29),
    field('NotifyForOperationUndelete', 'Undelete', 'boolean', operation, since29),
    field('NotifyForOperationUpdate', 'Update', 'boolean', operation, since29),
    // "In API version 29.0 and later, this field is read-only"; the local org begins at 31.0.
    field('NotifyForOperations', 'Notify For Operations', 'picklist', ['Filter', 'Sort'], {
      observed: { length: 40, picklistValues: ['All', 'Create', 'Extended', 'Update'], source: page },
    }),
    field('Query', 'SOQL Query', 'string', ['Create', 'Filter', 'Sort', 'Update'], {
      observed: { length: 1300, source: labels },
    }),
  ],
};
