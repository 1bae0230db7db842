import { isUserId, standingFor } from 'c/presenceModel';
import type { PublicGroup } from 'c/presenceStore';
import { chunksOf, readPages, type Answer, type Caller, type Page } from 'c/presenceSync';
import { idsAtOnce, pagesAtMost, type GroupFact, type TeamGateway } from './ports';
import { readRolesBelow, readUsersOf, roleAndBelow, type RoleParts } from './roles';

export interface GroupParts {
  readonly gateway: Pick<TeamGateway, 'publicGroups' | 'members' | 'groups' | 'rolesBelow' | 'inRoles'>;
  readonly caller: Pick<Caller, 'call'>;
}

export interface GroupsRead {
  readonly groups: readonly PublicGroup[];
  /** Whether all that stands in them could be counted out. */
  readonly complete: boolean;
}

/** What a group holds directly. */
type Members = ReadonlyMap<string, readonly string[]>;

/** All public groups with their users, those of nested groups and of roles included. Rejects with GatewayError. */
export async function readPublicGroups({ gateway, caller }: GroupParts): Promise<GroupsRead> {
  let complete = true;
  const onIncomplete = () => {
    complete = false;
  };

  async function all<T>(ask: (after?: string) => Promise<Answer<Page<T, string>>>): Promise<T[]> {
    const found: T[] = [];
    const { finished } = await readPages(caller, ask, pagesAtMost, (page) => void found.push(...page));
    if (!finished) onIncomplete();
    return found;
  }

  const [named, listed] = await Promise.all([
    all((after) => gateway.publicGroups(after)),
    all((after) => gateway.members(after)),
  ]);
  const held = new Map<string, string[]>(named.map(({ id }) => [id, []]));
  for (const { groupId, memberId } of listed) held.get(groupId)?.push(memberId);
  const members = new Map<string, readonly string[]>(held);

  const others = [...new Set(listed.map(({ memberId }) => memberId))].filter(
    (id) => !isUserId(id) && !members.has(id),
  );
  const facts: GroupFact[] = [];
  for (const chunk of chunksOf(others, idsAtOnce)) {
    facts.push(...(await caller.call(() => gateway.groups(chunk))).value);
  }
  const standing = await usersOfRoleGroups({ gateway, caller, onIncomplete }, facts);
  for (const [id, users] of standing) members.set(id, users);
  // One that is hidden, gone, or stands for something else than roles.
  if (others.some((id) => !members.has(id))) onIncomplete();

  const groups = named.map(({ id, name }) => ({ id, name, userIds: usersIn(id, members) }));
  return { groups: groups.filter(({ userIds }) => userIds.length > 0), complete };
}

/** By group. */
async function usersOfRoleGroups(parts: RoleParts, groups: readonly GroupFact[]): Promise<Members> {
  const ofRoles = groups.flatMap(({ id, type, relatedId: roleId }) => {
    const standing = standingFor(type);
    const isOfRole = roleId !== undefined && standing !== undefined && standing !== 'members';
    return isOfRole ? [{ id, roleId, withBelow: standing === 'role-and-below' }] : [];
  });
  const heads = ofRoles.flatMap((group) => (group.withBelow ? [group.roleId] : []));
  const below = await readRolesBelow(parts, heads);
  const rolesOf = new Map(
    ofRoles.map((group) => [
      group.id,
      group.withBelow ? [...roleAndBelow(group.roleId, below)] : [group.roleId],
    ]),
  );
  const usersOf = new Map<string, string[]>();
  for (const { userId, roleId } of await readUsersOf(parts, [...new Set([...rolesOf.values()].flat())])) {
    const users = usersOf.get(roleId);
    if (users === undefined) usersOf.set(roleId, [userId]);
    else users.push(userId);
  }
  return new Map(
    [...rolesOf].map(([id, roles]) => [id, roles.flatMap((roleId) => usersOf.get(roleId) ?? [])]),
  );
}

/** Groups may hold each other: each is gone through once. */
function usersIn(groupId: string, members: Members): string[] {
  const met = new Set([groupId]);
  // A set that grows is gone through to its new end.
  for (const id of met) for (const member of members.get(id) ?? []) met.add(member);
  return [...met].filter(isUserId);
}
