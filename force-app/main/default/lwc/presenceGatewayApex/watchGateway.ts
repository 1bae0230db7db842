import rowsOfUsers from '@salesforce/apex/PresenceState.rowsOfUsers';
import lastEnds from '@salesforce/apex/PresenceState.lastEnds';
import standardFields from '@salesforce/apex/PresenceState.standardFields';
import onlineInStatuses from '@salesforce/apex/PresenceState.onlineInStatuses';
import visibleAgents from '@salesforce/apex/PresenceState.visibleAgents';
import groups from '@salesforce/apex/PresenceQueue.groups';
import members from '@salesforce/apex/PresenceQueue.members';
import usersOfRoles from '@salesforce/apex/PresenceQueue.usersOfRoles';
import rolesBelow from '@salesforce/apex/PresenceQueue.rolesBelow';
import type { WatchGateway } from 'c/presenceWatch';
import { ask, iso, mapped, plain } from './calls';
import { factCalls } from './factCalls';
import { toRosterEntry } from './groups';

/** Later than every change: current rows alone answer. */
const AFTER_EVERY_CHANGE = '2999-12-31T00:00:00.000Z';

/** The query layer behind the watch's port. */
export function createApexWatchGateway(): WatchGateway {
  return {
    ...factCalls,
    async rowsOfUsers(userIds, modifiedSince) {
      const since = modifiedSince === undefined ? AFTER_EVERY_CHANGE : iso(modifiedSince);
      return plain(await ask(rowsOfUsers({ userIds: [...userIds], modifiedSince: since })));
    },
    async lastEnds(userIds, endedSince) {
      return mapped(
        await ask(lastEnds({ userIds: [...userIds], endedSince: iso(endedSince) })),
        toRosterEntry,
      );
    },
    async interruptCapacity(userId) {
      const { serverTime, rows } = await ask(standardFields({ userId }));
      const value = rows[0]?.ConfiguredInterruptCapacity;
      return { serverTime, value: typeof value === 'number' ? value : undefined };
    },
    async onlineInStatuses({ statusIds, exceptUserId, createdSince, closedSince }) {
      const page = await ask(
        onlineInStatuses({
          statusIds: [...statusIds],
          exceptUserId,
          createdSince: iso(createdSince),
          closedSince: iso(closedSince),
        }),
      );
      // The status is what was asked by, so every row has one.
      return mapped(page, (row) => ({ userId: row.UserId, statusId: row.ServicePresenceStatusId ?? '' }));
    },
    async visibleAgents(changedSince) {
      const { serverTime, rows } = await ask(visibleAgents({ changedSince: iso(changedSince) }));
      return { serverTime, value: rows[0]?.agents ?? 0 };
    },
    async groups(ids) {
      return mapped(await ask(groups({ ids: [...ids] })), ({ Id, Name, Type, RelatedId }) => ({
        id: Id,
        name: Name,
        type: Type,
        ...(RelatedId === undefined ? {} : { relatedId: RelatedId }),
      }));
    },
    async members(groupIds) {
      return mapped(await ask(members({ groupIds: [...groupIds] })), (row) => row.UserOrGroupId);
    },
    async usersOfRoles(roleIds) {
      return mapped(await ask(usersOfRoles({ roleIds: [...roleIds] })), (row) => row.Id);
    },
    async rolesBelow(roleIds) {
      return mapped(await ask(rolesBelow({ roleIds: [...roleIds] })), (row) => row.Id);
    },
  };
}
