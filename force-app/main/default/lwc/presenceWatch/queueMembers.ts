import { isUserId, standingFor } from 'c/presenceModel';
import { chunksOf, type Answer, type Caller } from 'c/presenceSync';
import { idsAtOnce, membersAtMost, type GroupFact, type WatchGateway } from './ports';
import type { QueueMembers } from './status';

export interface QueueParts {
  readonly gateway: Pick<WatchGateway, 'groups' | 'members' | 'usersOfRoles' | 'rolesBelow'>;
  readonly caller: Pick<Caller, 'call'>;
}

/** Beyond these something else than a queue of people is meant, and the answer says that it is not complete. */
export const queueBounds = { levels: 10, groups: 400, roles: 1_000, users: 1_000 };

/**
 * Walks down from a queue level by level, so that a level costs one call a kind however wide it is. A group that was
 * met is not read again: groups may hold each other. Rejects with GatewayError where the queue itself or its members
 * cannot be read.
 */
export async function readQueueMembers(parts: QueueParts, queueId: string): Promise<QueueMembers> {
  const { gateway, caller } = parts;
  const users = new Set<string>();
  const metGroups = new Set<string>();
  const metRoles = new Set<string>();
  const expandedRoles = new Set<string>();
  let complete = true;
  let name = queueId;

  async function gather<T>(
    ids: readonly string[],
    ask: (chunk: readonly string[]) => Promise<Answer<readonly T[]>>,
    most: number,
  ): Promise<T[]> {
    const found: T[] = [];
    for (const chunk of chunksOf(ids, idsAtOnce)) {
      const { value } = await caller.call(() => ask(chunk));
      if (value.length >= most) complete = false;
      found.push(...value);
    }
    return found;
  }

  /** Those of `ids` that were not met before, as many as the bound allows. */
  function next(ids: readonly string[], met: Set<string>, bound: number): string[] {
    const fresh = [...new Set(ids)].filter((id) => !met.has(id));
    const taken = fresh.slice(0, Math.max(0, bound - met.size));
    if (taken.length < fresh.length) complete = false;
    for (const id of taken) met.add(id);
    return taken;
  }

  /** These roles and all below them. */
  async function withRolesBelow(roleIds: readonly string[]): Promise<string[]> {
    const roles: string[] = [];
    let level = next(roleIds, expandedRoles, queueBounds.roles);
    for (let depth = 0; level.length > 0; depth += 1) {
      roles.push(...level);
      if (depth === queueBounds.levels) {
        complete = false;
        break;
      }
      const found = await gather(level, (chunk) => gateway.rolesBelow(chunk), membersAtMost);
      level = next(found, expandedRoles, queueBounds.roles);
    }
    return roles;
  }

  async function addRoleGroups(groups: readonly GroupFact[]): Promise<void> {
    const rolesOf = (standing: 'role' | 'role-and-below') =>
      groups.filter(({ type }) => standingFor(type) === standing).flatMap(({ relatedId }) => relatedId ?? []);
    const roles = [...rolesOf('role'), ...(await withRolesBelow(rolesOf('role-and-below')))];
    const fresh = next(roles, metRoles, queueBounds.roles);
    next(
      await gather(fresh, (chunk) => gateway.usersOfRoles(chunk), membersAtMost),
      users,
      queueBounds.users,
    );
  }

  let level = next([queueId], metGroups, queueBounds.groups);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === queueBounds.levels) {
      complete = false;
      break;
    }
    const groups = await gather(level, (chunk) => gateway.groups(chunk), Infinity);
    // One that is not answered is hidden or gone.
    if (groups.length < level.length) complete = false;
    name = groups.find(({ id }) => id === queueId)?.name ?? name;
    await addRoleGroups(groups);
    if (groups.some((group) => !isResolved(group))) complete = false;
    const listed = groups.filter(({ type }) => standingFor(type) === 'members').map(({ id }) => id);
    const members = await gather(listed, (chunk) => gateway.members(chunk), membersAtMost);
    next(members.filter(isUserId), users, queueBounds.users);
    level = next(
      members.filter((id) => !isUserId(id)),
      metGroups,
      queueBounds.groups,
    );
  }
  return { id: queueId, name, userIds: [...users], complete };
}

function isResolved({ type, relatedId }: GroupFact): boolean {
  const standing = standingFor(type);
  return standing === 'members' || (standing !== undefined && relatedId !== undefined);
}
