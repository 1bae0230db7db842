import { assertVersion } from '../manifest.ts';
import { idByName, putRecord } from '../store.ts';
import { textOf } from '../xml.ts';
import { assertApiName } from './api-name.ts';
import type { Applied, Application } from './applier.ts';

/** A class is a name here: permission sets grant it. Its body is neither kept nor compiled. */
export function applyApexClass({ store, fullName, root, by }: Application): Applied {
  assertApiName(fullName, 255);
  const version = textOf(root, 'apiVersion');
  assertVersion(version);
  const known = idByName(store, 'ApexClass', 'Name', fullName);
  const values = { Name: fullName, ApiVersion: Number(version), NamespacePrefix: null };
  const id = putRecord(store, 'ApexClass', { id: known, values }, by);
  return { id, created: known === undefined, unchecked: 'its body was not compiled' };
}
