import { notImitated, OrgError } from '../org-error.ts';
import { userServicePresence } from '../schema/objects/user-service-presence.ts';
import type { WritableObject, Writer } from './types.ts';

/** Object reference, UserServicePresence: "In API version 41.0 or later, … records can be deleted programmatically." */
const deletableSince = 41;

/** Its page gives the object neither create() nor update(); the code is unverified. */
export const presenceWrites: WritableObject = {
  refuse(call, { apiVersion }) {
    if (call === 'create' || call === 'update') {
      return new OrgError(
        400,
        'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        `entity type cannot be ${call === 'create' ? 'inserted' : 'updated'}: ${userServicePresence.label}`,
      );
    }
    if (apiVersion >= deletableSince) return undefined;
    return new OrgError(
      405,
      'METHOD_NOT_ALLOWED',
      `HTTP Method 'DELETE' not allowed. Allowed are HEAD,GET,PATCH`,
    );
  },
  delete(writer) {
    assertMayDelete(writer);
    throw notImitated('delete');
  },
};

/** "The Customize Application permission is required." Throws METHOD_NOT_ALLOWED and INSUFFICIENT_ACCESS_OR_READONLY. */
export function assertMayDelete(writer: Writer): void {
  const refusal = presenceWrites.refuse?.('delete', writer);
  if (refusal) throw refusal;
  if (!writer.viewer.customizeApplication) {
    throw new OrgError(400, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
}
