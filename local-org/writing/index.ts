import { rebuildSharing } from '../access/sharing-structure.ts';
import { raiseAccessEpoch } from '../access/settings.ts';
import { groupWrites } from './administration/group.ts';
import { groupMemberWrites } from './administration/group-member.ts';
import { fieldPermissionsWrites, objectPermissionsWrites } from './administration/permissions.ts';
import { ownerSharingRuleWrites } from './administration/owner-sharing-rule.ts';
import { permissionSetAssignmentWrites } from './administration/permission-set-assignment.ts';
import { userRoleWrites } from './administration/user-role.ts';
import { presenceShareWrites } from './presence-share.ts';
import { presenceWrites } from './presence.ts';
import { pushTopicWrites } from './push-topic.ts';
import type { WritableObject, WritableObjects } from './types.ts';

export { createWrites, type NewRecord, type Writes } from './writes.ts';
export { failed, type WriteResult } from './results.ts';
export type { WritableObject, WritableObjects, Writer } from './types.ts';

/** Who belongs where has changed: what is kept of roles and groups is made anew. */
const structure = (writes: WritableObject): WritableObject => ({ ...writes, settle: rebuildSharing });
/** Who may do what has changed, or hears of what. */
const rights = (writes: WritableObject): WritableObject => ({ ...writes, settle: raiseAccessEpoch });

/** Everything that can be written through the API; the list is closed. */
export const writableObjects: WritableObjects = {
  UserRole: structure(userRoleWrites),
  Group: structure(groupWrites),
  GroupMember: structure(groupMemberWrites),
  PermissionSetAssignment: rights(permissionSetAssignmentWrites),
  ObjectPermissions: rights(objectPermissionsWrites),
  FieldPermissions: rights(fieldPermissionsWrites),
  PushTopic: rights(pushTopicWrites),
  UserServicePresence: presenceWrites,
  UserServicePresenceOwnerSharingRule: rights(ownerSharingRuleWrites),
  UserServicePresenceShare: rights(presenceShareWrites),
};
