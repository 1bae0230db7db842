import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { loadViewer } from '../access/viewer.ts';
import { notImitated, OrgError } from '../org-error.ts';
import { objectByName } from '../schema/index.ts';

/** Object reference, UserServicePresence: "In API version 41.0 or later, … records can be deleted programmatically." */
const deletableSince = 41;

/** The page gives the object neither create() nor update(); the code is unverified. */
export function refuseCreateOrUpdate(objectName: string, call: 'create' | 'update'): OrgError {
  const object = objectByName(objectName);
  if (object?.name === 'UserServicePresence') {
    return new OrgError(
      400,
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      `entity type cannot be ${call === 'create' ? 'inserted' : 'updated'}: ${object.label}`,
    );
  }
  return notImitated(`${call} of ${object?.name ?? objectName}`);
}

export function refuseDelete(
  db: DatabaseSyncInstance,
  { userId, apiVersion }: { userId: string; apiVersion: number },
  objectName: string,
): OrgError {
  const object = objectByName(objectName);
  if (object?.name !== 'UserServicePresence') return notImitated(`delete of ${object?.name ?? objectName}`);
  if (apiVersion < deletableSince) {
    return new OrgError(
      405,
      'METHOD_NOT_ALLOWED',
      `HTTP Method 'DELETE' not allowed. Allowed are HEAD,GET,PATCH`,
    );
  }
  // "The Customize Application permission is required."
  if (loadViewer(db, userId)?.customizeApplication !== true) {
    return new OrgError(400, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
  return notImitated('delete');
}
