import type { UserServicePresenceRecord } from 'c/presenceModel';
import type { Answer, PresenceGateway, RosterEntry } from 'c/presenceSync';

/**
 * What the watch needs from the org. Times are epoch milliseconds, ids have 18 characters, each call is one user-mode
 * query and rejects with GatewayError.
 */
export interface WatchGateway extends Pick<PresenceGateway, 'people' | 'load' | 'catalog'> {
  /** Current rows of at most 200 users and, from `modifiedSince` on, those of theirs that changed: 2,000 rows, current
   * ones first. Without `modifiedSince` current rows alone. */
  rowsOfUsers(
    userIds: readonly string[],
    modifiedSince?: number,
  ): Promise<Answer<readonly UserServicePresenceRecord[]>>;
  /** Those of at most 200 users who have a row that ended at or after `endedSince`, with their last end. */
  lastEnds(userIds: readonly string[], endedSince: number): Promise<Answer<readonly RosterEntry[]>>;
  /** ConfiguredInterruptCapacity of the user's current row; undefined where the org has no such field, or no such row
   * is visible. */
  interruptCapacity(userId: string): Promise<Answer<number | undefined>>;
  /** Rows of others in these statuses that were created at or after `createdSince` and are current, or changed at or
   * after `closedSince`: at most 50. */
  onlineInStatuses(question: OnlineQuestion): Promise<Answer<readonly OnlineRow[]>>;
  /** How many users have a visible row that changed at or after `changedSince`. */
  visibleAgents(changedSince: number): Promise<Answer<number>>;
  /** Groups and queues by id, at most 200. */
  groups(ids: readonly string[]): Promise<Answer<readonly GroupFact[]>>;
  /** Members of at most 200 groups, 2,000 at most: users and groups. */
  members(groupIds: readonly string[]): Promise<Answer<readonly string[]>>;
  /** Active users of at most 200 roles, 2,000 at most. */
  usersOfRoles(roleIds: readonly string[]): Promise<Answer<readonly string[]>>;
  /** Roles directly below at most 200 roles, 2,000 at most. */
  rolesBelow(roleIds: readonly string[]): Promise<Answer<readonly string[]>>;
}

export interface OnlineQuestion {
  readonly statusIds: readonly string[];
  readonly exceptUserId: string;
  readonly createdSince: number;
  readonly closedSince: number;
}

export interface OnlineRow {
  readonly userId: string;
  readonly statusId: string;
}

/** A Group: `type` is the platform's word, `relatedId` a role of a role's group. */
export interface GroupFact {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly relatedId?: string;
}

/** What onlineInStatuses answers at most. */
export const onlineRowsAtMost = 50;

/** What a call takes at most, users, groups or roles. */
export const idsAtOnce = 200;

/** What rowsOfUsers answers at most. */
export const rowsAtMost = 2_000;

/** What members, usersOfRoles and rolesBelow answer at most. */
export const membersAtMost = 2_000;
