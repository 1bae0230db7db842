import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import type { FieldProperty, SObject, Source } from '../types.ts';

const page: Source = { grade: 'documented', where: 'object reference: PermissionSetAssignment' };
const field = fieldsOfPage(page, 22);
const required: readonly FieldProperty[] = ['Create', 'Filter', 'Group', 'Sort'];

export const permissionSetAssignment: SObject = {
  name: 'PermissionSetAssignment',
  label: 'Permission Set Assignment',
  labelPlural: 'Permission Set Assignments',
  keyPrefix: '0Pa',
  since: 22,
  calls: ['create()', 'delete()', 'describeSObjects()', 'query()', 'retrieve()'],
  source: page,
  sharing: 'public-read',
  fields: [
    ...systemFields(22, 'PermissionSetAssignment ID', ['SystemModstamp']),
    field(
      'PermissionSetId',
      'PermissionSet ID',
      'reference',
      ['Create', 'Filter', 'Group', 'Nillable', 'Sort'],
      {
        observed: lookup('PermissionSet', 'PermissionSet', page),
      },
    ),
    field('AssigneeId', 'Assignee ID', 'reference', required, { observed: lookup('User', 'Assignee', page) }),
  ],
};
