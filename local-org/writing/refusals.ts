import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { SqlValue } from '../database/statements.ts';
import { OrgError } from '../org-error.ts';
import { isThere } from './insert-record.ts';
import type { Writer } from './types.ts';

export function refused(errorCode: string, message: string, fields: readonly string[] = []): OrgError {
  return new OrgError(400, errorCode, message, fields);
}

/** What an administrator does: it takes Customize Application, here for every setup object alike. */
export function assertAdministrator({ viewer }: Writer): void {
  if (!viewer.customizeApplication) throw noAccess();
}

export function noAccess(): OrgError {
  return refused('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}

export function noSuchRecord(fields: readonly string[] = []): OrgError {
  return refused('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', fields);
}

/** Holds a reference against the objects that it may point at. Throws INVALID_CROSS_REFERENCE_KEY. */
export function assertReference(
  db: DatabaseSyncInstance,
  field: string,
  id: SqlValue | undefined,
  targets: readonly string[],
): void {
  if (id === undefined || id === null) return;
  if (!targets.some((object) => isThere(db, object, id))) throw noSuchRecord([field]);
}

export function assertRecord(db: DatabaseSyncInstance, object: string, id: string): void {
  if (!isThere(db, object, id)) throw noSuchRecord();
}
