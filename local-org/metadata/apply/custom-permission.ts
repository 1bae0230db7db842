import { idByName, putRecord } from '../store.ts';
import { textOf } from '../xml.ts';
import { assertApiName } from './api-name.ts';
import type { Applied, Application } from './applier.ts';

export function applyCustomPermission({ store, fullName, root, by }: Application): Applied {
  assertApiName(fullName, 80);
  const known = idByName(store, 'CustomPermission', 'DeveloperName', fullName);
  const values = {
    DeveloperName: fullName,
    MasterLabel: textOf(root, 'label') ?? null,
    Description: textOf(root, 'description') ?? null,
    Language: 'en_US',
    NamespacePrefix: null,
    IsDeleted: 0,
  };
  const id = putRecord(store, 'CustomPermission', { id: known, values }, by);
  return { id, created: known === undefined };
}
