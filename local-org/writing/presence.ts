import { createScope } from '../access/scope.ts';
import { createVisibleOwners } from '../access/visible-owners.ts';
import { readRow } from '../database/statements.ts';
import { OrgError } from '../org-error.ts';
import { createRecycleBin } from '../recycle-bin/index.ts';
import { userServicePresence } from '../schema/objects/user-service-presence.ts';
import { noAccess, noSuchRecord } from './refusals.ts';
import type { WritableObject, Writer } from './types.ts';

/** Object reference, UserServicePresence: "In API version 41.0 or later, … records can be deleted programmatically." */
const deletableSince = 41;

/** Its page gives the object neither create() nor update(); the code is unverified. */
export const presenceWrites: WritableObject = {
  refuse(call) {
    if (call !== 'create' && call !== 'update') return undefined;
    return new OrgError(
      400,
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      `entity type cannot be ${call === 'create' ? 'inserted' : 'updated'}: ${userServicePresence.label}`,
    );
  },
  delete(writer, id) {
    assertMay(writer, 'DELETE');
    if (!maySee(writer, id)) throw noSuchRecord();
    createRecycleBin(writer.db).put(userServicePresence, id, actOf(writer));
  },
  undelete(writer, id) {
    assertMay(writer, 'POST');
    if (!maySee(writer, id)) throw noSuchRecord();
    createRecycleBin(writer.db).restore(id, actOf(writer));
  },
};

const actOf = ({ viewer, now }: Writer): { by: string; at: number } => ({ by: viewer.userId, at: now });

/** "The Customize Application permission is required." It is taken to hold for bringing back what was deleted, too. */
function assertMay({ viewer, apiVersion }: Writer, method: 'DELETE' | 'POST'): void {
  if (apiVersion < deletableSince) {
    throw new OrgError(
      405,
      'METHOD_NOT_ALLOWED',
      `HTTP Method '${method}' not allowed. Allowed are HEAD,GET,PATCH`,
    );
  }
  if (!viewer.customizeApplication) throw noAccess();
}

/** Whether the record is there, deleted or not, for this writer: the permission to delete gives no right to see. */
function maySee({ db, viewer, settings, apiVersion }: Writer, id: string): boolean {
  const owners = createVisibleOwners(db);
  const scope = createScope(viewer, settings, apiVersion, owners);
  const object = scope.object(userServicePresence.name);
  if (!object) return false;
  try {
    const visible = scope.visible(object, 't');
    const limit = visible ? ` AND (${visible.sql})` : '';
    const sql = `SELECT 1 FROM "${object.name}" AS "t" WHERE "t"."Id" = ?${limit}`;
    return readRow(db, sql, id, ...(visible?.binds ?? [])) !== undefined;
  } finally {
    owners.forget();
  }
}
