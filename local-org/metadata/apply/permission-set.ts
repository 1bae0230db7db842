import { readRow, write } from '../../database/statements.ts';
import { objectByName } from '../../schema/index.ts';
import { idByName, putRecord } from '../store.ts';
import { childrenOf, FileProblem, isTrue, textOf, type XmlElement } from '../xml.ts';
import { assertApiName } from './api-name.ts';
import type { Applied, Application } from './applier.ts';

/** A permission set, and the rows in which the platform keeps what it grants. What the file does not say is not granted
 * any more. */
export function applyPermissionSet(application: Application): Applied {
  const { store, fullName, root, by } = application;
  assertApiName(fullName, 80);
  // A profile's own set bears a name too, and is no component.
  const known = readRow<{ id: string }>(
    store.db,
    'SELECT "Id" AS id FROM "PermissionSet" WHERE "Name" = ? AND "IsOwnedByProfile" = 0',
    fullName,
  )?.id;
  const granted = new Set(
    childrenOf(root, 'userPermissions')
      .filter((permission) => isTrue(permission, 'enabled'))
      .map((permission) => textOf(permission, 'name') ?? ''),
  );
  const values = {
    Name: fullName,
    Label: textOf(root, 'label') ?? null,
    Description: textOf(root, 'description') ?? null,
    IsOwnedByProfile: false,
    IsCustom: true,
    NamespacePrefix: null,
    PermissionsViewAllData: granted.has('ViewAllData'),
    PermissionsCustomizeApplication: granted.has('CustomizeApplication'),
  };
  const id = putRecord(store, 'PermissionSet', { id: known, values }, by);
  for (const table of ['SetupEntityAccess', 'ObjectPermissions', 'FieldPermissions']) {
    write(store.db, `DELETE FROM "${table}" WHERE "ParentId" = ?`, id);
  }
  assertOnce(root);
  assertNamed(application);
  grantEntities(application, id);
  grantObjects(application, id);
  grantFields(application, id);
  return { id, created: known === undefined, unchecked: uncheckedOf(root, granted) };
}

/** Element, the element's name of what is granted, the object and field that know it. */
const entities = [
  ['classAccesses', 'apexClass', 'ApexClass', 'Name'],
  ['customPermissions', 'name', 'CustomPermission', 'DeveloperName'],
] as const;

/** Element, the element's name of what is granted, its type, and how what every org has of it begins. */
const components = [
  ['applicationVisibilities', 'application', 'CustomApplication', 'standard__'],
  ['tabSettings', 'tab', 'CustomTab', 'standard-'],
  ['customMetadataTypeAccesses', 'name', 'CustomObject', ''],
] as const;

/** Element, and its element that says what it grants. */
const grants = {
  classAccesses: 'apexClass',
  customPermissions: 'name',
  fieldPermissions: 'field',
  objectPermissions: 'object',
  tabSettings: 'tab',
  userPermissions: 'name',
} as const;

function assertOnce(root: XmlElement): void {
  const seen = new Set<string>();
  for (const element of root.children) {
    if (!(element.name in grants)) continue;
    const name = textOf(element, grants[element.name as keyof typeof grants]) ?? '';
    const key = `${element.name} ${name.toLowerCase()}`;
    if (seen.has(key)) throw new FileProblem(`Duplicate ${element.name}: ${name}`, element);
    seen.add(key);
  }
}

/** What is granted must be there, though nothing here hangs on it. */
function assertNamed({ store, root }: Application): void {
  for (const [element, child, type, standard] of components) {
    for (const access of childrenOf(root, element)) {
      const name = textOf(access, child) ?? '';
      const isStandard = standard !== '' && name.startsWith(standard);
      if (!isStandard && !store.component(type, name)) throw dangling(access, child, type);
    }
  }
}

function grantEntities({ store, root, by }: Application, ParentId: string): void {
  for (const [element, child, object, field] of entities) {
    for (const access of childrenOf(root, element)) {
      const name = textOf(access, child) ?? '';
      const SetupEntityId = idByName(store, object, field, name);
      if (SetupEntityId === undefined) throw dangling(access, child, object);
      if (!isTrue(access, 'enabled')) continue;
      putRecord(
        store,
        'SetupEntityAccess',
        { values: { ParentId, SetupEntityId, SetupEntityType: object } },
        by,
      );
    }
  }
}

function grantObjects({ store, root, by }: Application, ParentId: string): void {
  for (const permission of childrenOf(root, 'objectPermissions')) {
    const object = objectByName(textOf(permission, 'object') ?? '');
    if (!object) throw dangling(permission, 'object', 'CustomObject');
    const values = {
      ParentId,
      SobjectType: object.name,
      PermissionsRead: isTrue(permission, 'allowRead'),
      PermissionsCreate: isTrue(permission, 'allowCreate'),
      PermissionsEdit: isTrue(permission, 'allowEdit'),
      PermissionsDelete: isTrue(permission, 'allowDelete'),
      PermissionsViewAllRecords: isTrue(permission, 'viewAllRecords'),
      PermissionsModifyAllRecords: isTrue(permission, 'modifyAllRecords'),
    };
    putRecord(store, 'ObjectPermissions', { values }, by);
  }
}

function grantFields({ store, root, by }: Application, ParentId: string): void {
  for (const permission of childrenOf(root, 'fieldPermissions')) {
    const [objectName = '', fieldName = ''] = (textOf(permission, 'field') ?? '').split('.');
    const object = objectByName(objectName);
    const field = object?.fields.find(({ name }) => name.toLowerCase() === fieldName.toLowerCase());
    if (!object || !field) throw dangling(permission, 'field', 'CustomField');
    const values = {
      ParentId,
      SobjectType: object.name,
      Field: `${object.name}.${field.name}`,
      PermissionsRead: isTrue(permission, 'readable'),
      PermissionsEdit: isTrue(permission, 'editable'),
    };
    putRecord(store, 'FieldPermissions', { values }, by);
  }
}

function dangling(element: XmlElement, child: string, type: string): FileProblem {
  return new FileProblem(
    `In field: ${child} - no ${type} named ${textOf(element, child) ?? ''} found`,
    element,
  );
}

/** What the local org acts upon; the rest of a permission set it takes without a look. */
const actedUpon: ReadonlySet<string> = new Set([
  'classAccesses',
  'customPermissions',
  'description',
  'fieldPermissions',
  'fullName',
  'label',
  'objectPermissions',
  'userPermissions',
]);
const actedUponPermissions: ReadonlySet<string> = new Set(['ViewAllData', 'CustomizeApplication']);

function uncheckedOf(root: XmlElement, userPermissions: ReadonlySet<string>): string | undefined {
  const names = root.children
    .filter(({ name, text }) => !actedUpon.has(name) && text !== 'false')
    .map(({ name }) => name);
  const others = [...userPermissions].filter((name) => !actedUponPermissions.has(name));
  const unchecked = [...new Set(names), ...others.map((name) => `userPermissions ${name}`)];
  return unchecked.length === 0 ? undefined : `these have no effect here: ${unchecked.join(', ')}`;
}
