import rowsOfUsers from '@salesforce/apex/PresenceState.rowsOfUsers';
import lastEnds from '@salesforce/apex/PresenceState.lastEnds';
import standardFields from '@salesforce/apex/PresenceState.standardFields';
import onlineInStatuses from '@salesforce/apex/PresenceState.onlineInStatuses';
import visibleAgents from '@salesforce/apex/PresenceState.visibleAgents';
import groups from '@salesforce/apex/PresenceQueue.groups';
import members from '@salesforce/apex/PresenceQueue.members';
import usersOfRoles from '@salesforce/apex/PresenceQueue.usersOfRoles';
import rolesBelow from '@salesforce/apex/PresenceQueue.rolesBelow';
/* eslint-disable omnipresence/arrows -- the fake org that the watch is tested with */
import { createFakeWatchOrg, type FakeWatchOrg } from '../../presenceWatch/__tests__/fakeWatchOrg';
/* eslint-enable omnipresence/arrows */
import { answerFrom, reply, rowsOf } from './apexOrg';
import { createJestTime } from './jestTime';

/** A fake org that answers the Apex mocks: call `jest.useFakeTimers` first. */
export function createApexWatchOrg(): FakeWatchOrg {
  const org = createFakeWatchOrg(createJestTime());
  answerWatchFrom(org);
  return org;
}

/** Lets the Apex mocks answer from this org, in the shape of Apex. */
export function answerWatchFrom(org: FakeWatchOrg): void {
  const { watchGateway } = org;
  const iso = (time: number) => new Date(time).toISOString();
  const at = (time: string | null) => Date.parse(time ?? '');
  answerFrom({ ...org.gateway, catalog: () => watchGateway.catalog() });
  reply(rowsOfUsers, ({ userIds, modifiedSince }) =>
    watchGateway.rowsOfUsers(userIds ?? [], at(modifiedSince)).then(rowsOf((rows) => rows)),
  );
  reply(lastEnds, ({ userIds, endedSince }) =>
    watchGateway.lastEnds(userIds ?? [], at(endedSince)).then(
      rowsOf((ends) =>
        ends.map(({ userId, name, lastEnd }) => ({
          UserId: userId,
          userName: name,
          lastEnd: iso(lastEnd),
        })),
      ),
    ),
  );
  reply(standardFields, ({ userId }) =>
    watchGateway
      .interruptCapacity(userId ?? '')
      .then(rowsOf((capacity) => [{ Id: '0N3', ConfiguredInterruptCapacity: capacity }])),
  );
  reply(onlineInStatuses, ({ statusIds, exceptUserId, createdSince, closedSince }) =>
    watchGateway
      .onlineInStatuses({
        statusIds: statusIds ?? [],
        exceptUserId: exceptUserId ?? '',
        createdSince: at(createdSince),
        closedSince: at(closedSince),
      })
      .then(
        rowsOf((rows) =>
          rows.map(({ userId, statusId }) => ({ UserId: userId, ServicePresenceStatusId: statusId })),
        ),
      ),
  );
  reply(visibleAgents, ({ changedSince }) =>
    watchGateway.visibleAgents(at(changedSince)).then(rowsOf((agents) => [{ agents }])),
  );
  reply(groups, ({ ids }) =>
    watchGateway.groups(ids ?? []).then(
      rowsOf((found) =>
        found.map(({ id, name, type, relatedId }) => ({
          Id: id,
          Name: name,
          Type: type,
          RelatedId: relatedId,
        })),
      ),
    ),
  );
  reply(members, ({ groupIds }) =>
    watchGateway
      .members(groupIds ?? [])
      .then(rowsOf((ids) => ids.map((id, index) => ({ Id: `011${index}`, UserOrGroupId: id })))),
  );
  const byId = rowsOf((ids: readonly string[]) => ids.map((Id) => ({ Id })));
  reply(usersOfRoles, ({ roleIds }) => watchGateway.usersOfRoles(roleIds ?? []).then(byId));
  reply(rolesBelow, ({ roleIds }) => watchGateway.rolesBelow(roleIds ?? []).then(byId));
}
