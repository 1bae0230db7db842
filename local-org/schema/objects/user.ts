import { fieldsOfPage, lookup, systemFields } from '../page-fields.ts';
import { fieldReference, objectReference, onlyDescribeTells } from '../pages.ts';
import type { FieldProperty, SObject } from '../types.ts';

const page = objectReference('User');
const labels = fieldReference('User');
// The page dates the photos alone.
const undated = 1;
const field = fieldsOfPage(page, undated);
const required: readonly FieldProperty[] = ['Create', 'Filter', 'Group', 'Sort', 'Update'];
const optional: readonly FieldProperty[] = ['Create', 'Filter', 'Group', 'Nillable', 'Sort', 'Update'];
const choice: readonly FieldProperty[] = [
  'Create',
  'Filter',
  'Group',
  'Restricted picklist',
  'Sort',
  'Update',
];
const long = (length: number) => ({ observed: { length, source: labels } });
const photo = { since: 20, ...long(1024) };

export const user: SObject = {
  name: 'User',
  label: 'User',
  labelPlural: 'Users',
  keyPrefix: '005',
  since: undated,
  calls: [
    'create()',
    'describeLayout()',
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
    fields: labels,
    keyPrefix: objectReference('PermissionSetAssignment'),
    label: onlyDescribeTells('User'),
    sharing: page,
  },
  sharing: 'public-read',
  fields: [
    ...systemFields(undated, 'User ID', [
      'CreatedDate',
      'CreatedById',
      'LastModifiedDate',
      'LastModifiedById',
      'SystemModstamp',
    ]),
    field('Username', 'Username', 'string', [...required, 'idLookup'], long(80)),
    field('Name', 'Full Name', 'string', ['Filter', 'Group', 'Sort'], long(121)),
    field('FirstName', 'First Name', 'string', optional, long(40)),
    field('LastName', 'Last Name', 'string', required, long(80)),
    field('Email', 'Email', 'email', [...required, 'idLookup'], long(128)),
    field('Alias', 'Alias', 'string', required, long(8)),
    field('Title', 'Title', 'string', optional, long(80)),
    field('Department', 'Department', 'string', optional, long(80)),
    field(
      'UserType',
      'User Type',
      'picklist',
      ['Filter', 'Group', 'Nillable', 'Restricted picklist', 'Sort'],
      {
        // Standard is on the page; the user type of bots is on none.
        observed: {
          length: 40,
          picklistValues: ['Standard', 'AutomatedProcess'],
          source: onlyDescribeTells('User'),
        },
      },
    ),
    field('IsActive', 'Active', 'boolean', [
      'Create',
      'Defaulted on create',
      'Filter',
      'Group',
      'Sort',
      'Update',
    ]),
    field('ProfileId', 'Profile ID', 'reference', required, { observed: lookup('Profile', 'Profile', page) }),
    field('UserRoleId', 'Role ID', 'reference', optional, { observed: lookup('UserRole', 'UserRole', page) }),
    field('ManagerId', 'Manager ID', 'reference', optional, { observed: lookup('User', 'Manager', page) }),
    field('TimeZoneSidKey', 'Time Zone', 'picklist', choice, long(40)),
    field('LocaleSidKey', 'Locale', 'picklist', choice, long(40)),
    field('LanguageLocaleKey', 'Language', 'picklist', choice, long(40)),
    {
      name: 'UserPermissionsSupportUser',
      label: 'Service Cloud User',
      since: undated,
      observed: {
        type: 'boolean',
        properties: ['Create', 'Filter', 'Update'],
        source: onlyDescribeTells('User'),
      },
    },
    field('SmallPhotoUrl', 'Photo', 'url', ['Filter', 'Nillable', 'Sort'], photo),
    field('FullPhotoUrl', 'Url for full-sized Photo', 'url', ['Filter', 'Nillable', 'Sort'], photo),
  ],
};
