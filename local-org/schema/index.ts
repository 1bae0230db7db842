import { agentWork } from './objects/agent-work.ts';
import { apexClass } from './objects/apex-class.ts';
import { caseObject } from './objects/case.ts';
import { customPermission } from './objects/custom-permission.ts';
import { fieldPermissions } from './objects/field-permissions.ts';
import { group } from './objects/group.ts';
import { groupMember } from './objects/group-member.ts';
import { objectPermissions } from './objects/object-permissions.ts';
import { organization } from './objects/organization.ts';
import { permissionSet } from './objects/permission-set.ts';
import { permissionSetAssignment } from './objects/permission-set-assignment.ts';
import { profile } from './objects/profile.ts';
import { pushTopic } from './objects/push-topic.ts';
import { serviceChannel } from './objects/service-channel.ts';
import { serviceChannelStatus } from './objects/service-channel-status.ts';
import { servicePresenceStatus } from './objects/service-presence-status.ts';
import { setupEntityAccess } from './objects/setup-entity-access.ts';
import { user } from './objects/user.ts';
import { userRecordAccess } from './objects/user-record-access.ts';
import { userRole } from './objects/user-role.ts';
import { userServicePresence } from './objects/user-service-presence.ts';
import { userServicePresenceOwnerSharingRule } from './objects/user-service-presence-owner-sharing-rule.ts';
import { userServicePresenceShare } from './objects/user-service-presence-share.ts';
import { resolve, type Gate } from './resolve.ts';
import type { ResolvedObject, SObject } from './types.ts';

export type { Gate } from './resolve.ts';

/** Every object that the local org has, by name. */
export const objects: readonly SObject[] = [
  agentWork,
  apexClass,
  caseObject,
  customPermission,
  fieldPermissions,
  group,
  groupMember,
  objectPermissions,
  organization,
  permissionSet,
  permissionSetAssignment,
  profile,
  pushTopic,
  serviceChannel,
  serviceChannelStatus,
  servicePresenceStatus,
  setupEntityAccess,
  user,
  userRecordAccess,
  userRole,
  userServicePresence,
  userServicePresenceOwnerSharingRule,
  userServicePresenceShare,
];

const byName = new Map(objects.map((object) => [object.name.toLowerCase(), object]));

/** Names compare without case, as in SOQL and in REST paths. */
export function objectByName(name: string): SObject | undefined {
  return byName.get(name.toLowerCase());
}

const resolved = new Map<string, ResolvedObject | undefined>();

/** The object as it exists behind the gate: fields above the version or without their feature are gone. */
export function resolveObject(name: string, gate: Gate): ResolvedObject | undefined {
  const object = objectByName(name);
  if (object === undefined) return undefined;
  const key = `${object.name} ${gate.apiVersion} ${gate.omniChannel} ${gate.interruptibleCapacity}`;
  if (!resolved.has(key)) resolved.set(key, resolve(object, gate));
  return resolved.get(key);
}
