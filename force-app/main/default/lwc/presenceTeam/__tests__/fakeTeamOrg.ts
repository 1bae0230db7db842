import type { Answer, Page } from 'c/presenceSync';
import { rolesAtMost, type TeamGateway } from '../ports';

export const userId = (n: number) => `005${String(n).padStart(12, '0')}AAA`;
export const roleId = (n: number) => `00E${String(n).padStart(12, '0')}AAA`;
export const groupId = (n: number) => `00G${String(n).padStart(12, '0')}AAA`;

export interface FakeUser {
  readonly role?: string;
  readonly manager?: string;
}

export interface FakeGroup {
  readonly type: string;
  readonly members?: readonly string[];
  readonly role?: string;
}

export interface TeamWorld {
  readonly users?: Readonly<Record<string, FakeUser>>;
  /** Parents by role. */
  readonly roles?: Readonly<Record<string, string | undefined>>;
  readonly groups?: Readonly<Record<string, FakeGroup>>;
}

/** An org that answers at once, `pageSize` a page. */
export function createFakeTeamOrg(world: TeamWorld, pageSize = 2_000) {
  const calls: string[] = [];
  const users = Object.entries(world.users ?? {});
  const roles = Object.entries(world.roles ?? {});
  const groups = Object.entries(world.groups ?? {});
  const publicGroups = groups.filter(([, { type }]) => type === 'Regular');

  function answer<T>(call: string, value: T): Promise<Answer<T>> {
    calls.push(call);
    return Promise.resolve({ serverTime: 1, value });
  }

  function page<T>(call: string, rows: readonly (readonly [string, T])[], after = '') {
    const rest = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).filter(([id]) => id > after);
    const taken = rest.slice(0, pageSize);
    const next = taken.length < pageSize ? undefined : taken.at(-1)?.[0];
    const items = taken.map(([, item]) => item);
    return answer<Page<T, string>>(call, next === undefined ? { items } : { items, next });
  }

  const gateway: TeamGateway = {
    roleOf: (id) => answer('roleOf', world.users?.[id]?.role),
    managed: (manager, after) =>
      page(
        'managed',
        users.filter(([, user]) => user.manager === manager).map(([id]) => [id, id]),
        after,
      ),
    inRoles: (ids, after) =>
      page(
        'inRoles',
        users.flatMap(([id, { role }]) => {
          return role !== undefined && ids.includes(role)
            ? [[id, { userId: id, roleId: role }] as const]
            : [];
        }),
        after,
      ),
    rolesBelow: (ids) =>
      answer(
        'rolesBelow',
        roles
          .flatMap(([id, parentId]) => {
            return parentId !== undefined && ids.includes(parentId) ? [{ id, parentId }] : [];
          })
          .slice(0, rolesAtMost),
      ),
    publicGroups: (after) =>
      page(
        'publicGroups',
        publicGroups.map(([id]) => [id, { id, name: `Group ${Number(id.slice(3, 15))}` }]),
        after,
      ),
    members: (after) =>
      page(
        'members',
        publicGroups
          .flatMap(([id, { members = [] }]) => members.map((memberId) => ({ groupId: id, memberId })))
          .map((member, n) => [`011${String(n).padStart(12, '0')}AAA`, member]),
        after,
      ),
    groups: (ids) =>
      answer(
        'groups',
        groups.flatMap(([id, { type, role }]) => {
          return ids.includes(id) ? [{ id, type, ...(role === undefined ? {} : { relatedId: role }) }] : [];
        }),
      ),
  };
  return { gateway, calls };
}

/** Without a time limit: nothing here takes any. */
export const caller = { call: <T>(question: () => Promise<Answer<T>>) => question() };
