import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { accessWithoutSharing, fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { FieldProperty, SObject } from '../types.ts';

const page = objectReference('PermissionSetAssignment');
const labels = fieldReference('PermissionSetAssignment');
const field = fieldsOfPage(page, 22);
const required: readonly FieldProperty[] = ['Create', 'Filter', 'Group', 'Sort'];

export const permissionSetAssignment: SObject = {
  name: 'PermissionSetAssignment',
  label: 'Permission Set Assignment',
  labelPlural: 'Permission Set Assignments',
  keyPrefix: '0Pa',
  since: 22,
  calls: ['create()', 'delete()', 'describeSObjects()', 'query()', 'retrieve()', 'update()'],
  source: page,
  otherSources: {
    fields: labels,
    keyPrefix: onlyDescribeTells('PermissionSetAssignment'),
    label: onlyDescribeTells('PermissionSetAssignment'),
    sharing: accessWithoutSharing,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(22, 'Permission Set Assignment ID', ['SystemModstamp']).map((each) =>
      each.name === 'SystemModstamp' ? { ...each, label: 'Date Assigned' } : each,
    ),
    field(
      'PermissionSetId',
      'Permission Set ID',
      'reference',
      ['Create', 'Filter', 'Group', 'Nillable', 'Sort'],
      {
        observed: lookup('PermissionSet', 'PermissionSet', page),
      },
    ),
    field('AssigneeId', 'Assignee ID', 'reference', required, { observed: lookup('User', 'Assignee', page) }),
  ],
};
