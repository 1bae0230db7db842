import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { objectByName } from '../local-org/schema/index.ts';
import { readClasses } from '../preview/apex/index.ts';
import { loadMetadataTypes } from './metadata/types.ts';
import { childrenOf, parseXml, textOf } from './metadata/xml.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => parseXml(readFileSync(`${root}${file}`, 'utf8'));
const set = read('unpackaged/object-access/permissionsets/Presence_Object_Access.permissionset');
/** Users and groups take no object permissions; the package's own types are granted by its own sets. */
const notGranted: ReadonlySet<string> = new Set([
  'User',
  'UserRole',
  'Group',
  'GroupMember',
  'Presence_Coverage__mdt',
  'Presence_Limit__mdt',
  'Presence_Setting__mdt',
]);
const granted = childrenOf(set, 'objectPermissions');

/** What the Apex reads and the set has to grant. */
function readByApex(): string[] {
  const queries = readClasses(`${root}force-app/main/default/classes`)
    .flatMap(({ methods }) => methods)
    .flatMap((method) => (method.form === 'query' ? [method.soql.object] : []));
  return [...new Set(queries)].filter((name) => !notGranted.has(name));
}

describe('the object permissions that an administrator may deploy apart', () => {
  it('are a permission set as the Metadata API knows it, listed in its manifest', () => {
    expect(loadMetadataTypes().problems('PermissionSet', set)).toEqual([]);
    expect(readdirSync(`${root}unpackaged/object-access/permissionsets`)).toEqual([
      'Presence_Object_Access.permissionset',
    ]);
    const [types] = childrenOf(read('unpackaged/object-access/package.xml'), 'types');
    expect(types && [textOf(types, 'name'), textOf(types, 'members')]).toEqual([
      'PermissionSet',
      'Presence_Object_Access',
    ]);
  });

  it('let every object be read that a page reads, and nothing else be done', () => {
    const names = granted.map((grant) => textOf(grant, 'object') ?? '');
    expect(readByApex().filter((name) => !names.includes(name))).toEqual([]);
    const others = names.filter((name) => objectByName(name)?.feature !== 'Omni-Channel');
    expect(others).toEqual(['PushTopic']);
    for (const grant of granted) {
      const given = grant.children.filter(({ text }) => text === 'true').map(({ name }) => name);
      expect(given).toEqual(['allowRead']);
    }
  });
});
