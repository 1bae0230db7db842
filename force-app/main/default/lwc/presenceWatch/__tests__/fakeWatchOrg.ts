import type { StatusCatalog, UserServicePresenceRecord } from 'c/presenceModel';
/* eslint-disable omnipresence/arrows -- the fake org that the floor's engine is tested with */
import { available, createFakeOrg, lunch, type FakeOrg } from '../../presenceSync/__tests__/fakeGateway';
import type { FakeTime } from '../../presenceSync/__tests__/fakeTime';
/* eslint-enable omnipresence/arrows */
import { onlineRowsAtMost, rowsAtMost, type GroupFact, type WatchGateway } from '../ports';

export const voice = '0N9000000000001AAA';
export const chat = '0N9000000000002AAA';
/** Serves chat alone; `available` serves voice and chat, `lunch` nothing. */
export const chatOnly = '0N5000000000003AAA';

const catalog: StatusCatalog = {
  statuses: [
    { id: available, label: 'Available', channelIds: [voice, chat] },
    { id: lunch, label: 'Lunch', channelIds: [] },
    { id: chatOnly, label: 'Chat', channelIds: [chat] },
  ],
  channels: [
    { id: voice, label: 'Voice' },
    { id: chat, label: 'Chat' },
  ],
};

export interface FakeGroup extends GroupFact {
  readonly members: readonly string[];
}

export interface FakeRole {
  readonly id: string;
  readonly parentId?: string;
  readonly userIds: readonly string[];
}

/** The org of the floor's engine, asked as the watch asks. */
export interface FakeWatchOrg extends FakeOrg {
  readonly watchGateway: WatchGateway;
  readonly groups: Map<string, FakeGroup>;
  readonly roles: Map<string, FakeRole>;
  /** Of users with a current row, where the org has Interruptible Capacity. */
  readonly interruptCapacities: Map<string, number>;
}

export function createFakeWatchOrg(time: FakeTime): FakeWatchOrg {
  const org = createFakeOrg(time);
  const groups = new Map<string, FakeGroup>();
  const roles = new Map<string, FakeRole>();
  const interruptCapacities = new Map<string, number>();
  const modified = ({ SystemModstamp }: UserServicePresenceRecord) => Date.parse(SystemModstamp);
  const newest = (a: UserServicePresenceRecord, b: UserServicePresenceRecord) => modified(b) - modified(a);
  const of = <T>(found: ReadonlyMap<string, T>, ids: readonly string[]) =>
    ids.flatMap((id) => found.get(id) ?? []);

  const watchGateway: WatchGateway = {
    people: (userIds) => org.gateway.people(userIds),
    load: (userIds) => org.gateway.load(userIds),
    catalog: () => org.answer('catalog', () => catalog),
    rowsOfUsers: (userIds, modifiedSince = Infinity) =>
      org.answer('rowsOfUsers', () =>
        org
          .visibleRecords()
          .filter((record) => userIds.includes(record.UserId))
          .filter((record) => record.IsCurrentState || modified(record) >= modifiedSince)
          .sort((a, b) => Number(b.IsCurrentState) - Number(a.IsCurrentState) || newest(a, b))
          .slice(0, rowsAtMost),
      ),
    lastEnds: (userIds, endedSince) =>
      org.answer('lastEnds', () =>
        userIds.flatMap((userId) => {
          const ends = org
            .visibleRecords()
            .filter((record) => record.UserId === userId)
            .map(({ StatusEndDate }) => Date.parse(StatusEndDate ?? ''));
          const lastEnd = Math.max(-Infinity, ...ends.filter((end) => end >= endedSince));
          return lastEnd === -Infinity ? [] : [{ userId, name: org.userName(userId), lastEnd }];
        }),
      ),
    interruptCapacity: (userId) => org.answer('interruptCapacity', () => interruptCapacities.get(userId)),
    onlineInStatuses: ({ statusIds, exceptUserId, createdSince, closedSince }) =>
      org.answer('onlineInStatuses', () =>
        org
          .visibleRecords()
          .filter(({ ServicePresenceStatusId: id }) => id !== undefined && statusIds.includes(id))
          .filter((record) => record.UserId !== exceptUserId && !record.IsAway)
          .filter((record) => Date.parse(record.CreatedDate ?? '') >= createdSince)
          .filter((record) => record.IsCurrentState || modified(record) >= closedSince)
          .slice(0, onlineRowsAtMost)
          .map((record) => ({ userId: record.UserId, statusId: record.ServicePresenceStatusId ?? '' })),
      ),
    visibleAgents: (changedSince) =>
      org.answer('visibleAgents', () => {
        const seen = org.visibleRecords().filter((record) => modified(record) >= changedSince);
        return new Set(seen.map((record) => record.UserId)).size;
      }),
    groups: (ids) => org.answer('groups', () => of(groups, ids).map(({ members: _, ...fact }) => fact)),
    members: (ids) => org.answer('members', () => of(groups, ids).flatMap(({ members }) => members)),
    usersOfRoles: (ids) => org.answer('usersOfRoles', () => of(roles, ids).flatMap(({ userIds }) => userIds)),
    rolesBelow: (ids) =>
      org.answer('rolesBelow', () =>
        [...roles.values()].filter(({ parentId }) => ids.includes(parentId ?? '')).map(({ id }) => id),
      ),
  };

  return { ...org, watchGateway, groups, roles, interruptCapacities };
}
