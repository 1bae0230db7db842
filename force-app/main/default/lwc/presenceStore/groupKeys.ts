import { bucketOf, type Agent, type Bucket } from 'c/presenceModel';
import type { CompareNames } from './arrangement';
import { compareText } from './labels';

export type GroupBy = 'kind' | 'status' | 'role' | 'manager' | 'department' | 'public-group';

/** A public group with its members, those of nested groups included. */
export interface PublicGroup {
  readonly id: string;
  readonly name: string;
  readonly userIds: readonly string[];
}

export interface GroupKey {
  /** Of a record its id, of a kind or a department its word; empty: those who are in none. */
  readonly key: string;
  /** Empty of a kind, for which the page has words, and where there is no name. */
  readonly label: string;
}

export type GroupKeysOf = (agent: Agent) => readonly GroupKey[];
export type PublicGroupsOf = ReadonlyMap<string, readonly GroupKey[]>;

const none: GroupKey = { key: '', label: '' };

/** In which groups an agent stands, once each: in one, but of public groups in as many as have him. */
export function groupKeysBy(groupBy: GroupBy, publicGroups: PublicGroupsOf): GroupKeysOf {
  const keys: Record<GroupBy, GroupKeysOf> = {
    // As the counts have it, so that a group is as large as its count.
    kind: (agent) => [{ key: bucketOf(agent) ?? 'changing', label: '' }],
    status: (agent) => [keyOf(agent.statusId, agent.statusLabel)],
    role: ({ person }) => [keyOf(person?.roleId, person?.roleName)],
    manager: ({ person }) => [keyOf(person?.managerId, person?.managerName)],
    department: ({ person }) => [keyOf(person?.department, person?.department)],
    'public-group': ({ userId }) => publicGroups.get(userId) ?? [none],
  };
  return keys[groupBy];
}

export function inSameGroups(a: readonly GroupKey[], b: readonly GroupKey[]): boolean {
  return a.length === b.length && a.every(({ key }) => b.some((other) => other.key === key));
}

function keyOf(key: string | undefined, label: string | undefined): GroupKey {
  return key === undefined ? none : { key, label: label ?? '' };
}

export function publicGroupsOf(groups: readonly PublicGroup[]): PublicGroupsOf {
  const byUser = new Map<string, GroupKey[]>();
  for (const { id, name, userIds } of groups) {
    for (const userId of new Set(userIds)) {
      const keys = byUser.get(userId) ?? [];
      keys.push({ key: id, label: name });
      byUser.set(userId, keys);
    }
  }
  return byUser;
}

const kinds: readonly string[] = ['online', 'busy', 'offline', 'changing', 'suspect', 'bot'] satisfies (
  Bucket | 'changing'
)[];

/** Kinds as the header has them, all else by name; those who are in none come last. */
export function orderOfGroups(
  groupBy: GroupBy,
  compareNames: CompareNames,
): (a: GroupKey, b: GroupKey) => number {
  if (groupBy === 'kind') return (a, b) => kinds.indexOf(a.key) - kinds.indexOf(b.key);
  return (a, b) =>
    Number(a.key === '') - Number(b.key === '') ||
    compareNames(a.label, b.label) ||
    compareText(a.key, b.key);
}
