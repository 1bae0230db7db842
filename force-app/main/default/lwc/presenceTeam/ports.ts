import type { Answer, Page } from 'c/presenceSync';

/** Each call is one user-mode query and rejects with GatewayError. Ids have 18 characters; what goes on after an id has
 * 2,000 a page, by id. */
export interface TeamGateway {
  /** Undefined: none, or not to be seen. */
  roleOf(userId: string): Promise<Answer<string | undefined>>;
  /** Ids of the active users with this manager. */
  managed(managerId: string, afterId?: string): Promise<Answer<Page<string, string>>>;
  /** Active users of at most 200 roles. */
  inRoles(roleIds: readonly string[], afterId?: string): Promise<Answer<Page<RoleUser, string>>>;
  /** Roles directly below at most 200 roles, 2,000 at most. */
  rolesBelow(roleIds: readonly string[]): Promise<Answer<readonly RoleFact[]>>;
  publicGroups(afterId?: string): Promise<Answer<Page<GroupName, string>>>;
  /** What stands in all public groups. */
  members(afterId?: string): Promise<Answer<Page<MemberFact, string>>>;
  /** Groups by id, at most 200. */
  groups(ids: readonly string[]): Promise<Answer<readonly GroupFact[]>>;
}

export interface RoleUser {
  readonly userId: string;
  readonly roleId: string;
}

export interface RoleFact {
  readonly id: string;
  readonly parentId: string;
}

export interface GroupName {
  readonly id: string;
  readonly name: string;
}

export interface MemberFact {
  readonly groupId: string;
  /** A user or a group. */
  readonly memberId: string;
}

/** `type` is the platform's word, `relatedId` the role of a role's group. */
export interface GroupFact {
  readonly id: string;
  readonly type: string;
  readonly relatedId?: string;
}

/** What a call takes at most, roles or groups. */
export const idsAtOnce = 200;
/** What rolesBelow answers at most. */
export const rolesAtMost = 2_000;
/** Pages of users, groups or members beyond which something else than a contact centre is meant. */
export const pagesAtMost = 100;
