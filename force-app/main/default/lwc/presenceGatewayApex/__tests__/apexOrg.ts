import liveRows from '@salesforce/apex/PresenceFloor.liveRows';
import changedRows from '@salesforce/apex/PresenceFloor.changedRows';
import rowsById from '@salesforce/apex/PresenceFloor.rowsById';
import olderCurrentRows from '@salesforce/apex/PresenceFloor.olderCurrentRows';
import roster from '@salesforce/apex/PresenceFloor.roster';
import people from '@salesforce/apex/PresencePeople.people';
import load from '@salesforce/apex/PresencePeople.load';
import statuses from '@salesforce/apex/PresenceCatalog.statuses';
import channels from '@salesforce/apex/PresenceCatalog.channels';
import coverage from '@salesforce/apex/PresenceRules.coverage';
import limits from '@salesforce/apex/PresenceRules.limits';
import read from '@salesforce/apex/PresenceSettings.read';
import pushTopics from '@salesforce/apex/PresenceSettings.pushTopics';
import rolesBelow from '@salesforce/apex/PresenceQueue.rolesBelow';
import inRoles from '@salesforce/apex/PresenceTeam.inRoles';
import managed from '@salesforce/apex/PresenceTeam.managed';
import members from '@salesforce/apex/PresenceTeam.members';
import publicGroups from '@salesforce/apex/PresenceTeam.publicGroups';
import type { Answer, GatewayErrorKind, PresenceGateway } from 'c/presenceSync';

/** What Lightning rejects an Apex call with, for each kind of failure. */
export const apexErrors: Readonly<Record<GatewayErrorKind, object>> = {
  denied: {
    status: 500,
    statusText: 'Server Error',
    body: { message: "You do not have access to the Apex class named 'PresenceFloor'." },
  },
  offline: { status: 0, statusText: '', body: { message: 'Disconnected or Canceled' } },
  session: { status: 401, statusText: 'Unauthorized', body: { message: 'Session expired or invalid' } },
  limit: {
    status: 500,
    statusText: 'Server Error',
    body: { message: 'Too many SOQL queries: 101', exceptionType: 'System.LimitException' },
  },
  other: {
    status: 500,
    statusText: 'Server Error',
    body: { message: 'Attempt to de-reference a null object', exceptionType: 'System.NullPointerException' },
  },
};

/** Lets the Apex mocks answer from an org behind the port, in the shape of Apex: the way back of the adapter. */
export function answerFrom(org: PresenceGateway): void {
  const at = (time: string | null) => Date.parse(time ?? '');
  const idOf = (id: string | null) => id ?? undefined;

  // An org as it is installed: no setting, no topic, no limit, no team and no group.
  for (const method of [limits, coverage, managed, inRoles, publicGroups, members, rolesBelow]) {
    jest.mocked(method as () => Promise<unknown>).mockImplementation(() => {
      return Promise.resolve({ serverTime: Date.now(), rows: [] });
    });
  }
  jest.mocked(read).mockResolvedValue({ serverTime: 0, rows: [] });
  jest.mocked(pushTopics).mockResolvedValue({ serverTime: 0, rows: [] });
  reply(liveRows, ({ createdSince, afterId }) =>
    org.liveRows(at(createdSince), idOf(afterId)).then(rowsOf(({ items }) => items)),
  );
  reply(changedRows, ({ modifiedSince, afterId }) =>
    org.changedRows({ modifiedAt: at(modifiedSince), id: idOf(afterId) }).then(rowsOf(({ items }) => items)),
  );
  reply(rowsById, ({ ids }) => org.rowsById(ids ?? []).then(rowsOf((rows) => rows)));
  reply(olderCurrentRows, ({ createdBefore }) =>
    org.olderCurrentRows(at(createdBefore)).then(rowsOf((rows) => rows)),
  );
  reply(roster, ({ endedSince, afterUserId }) =>
    org.roster(at(endedSince), idOf(afterUserId)).then(
      rowsOf(({ items }) =>
        items.map(({ userId, name, lastEnd }) => ({
          UserId: userId,
          userName: name,
          lastEnd: new Date(lastEnd).toISOString(),
        })),
      ),
    ),
  );
  reply(people, ({ userIds }) => org.people(userIds ?? []).then(rowsOf((rows) => rows)));
  reply(load, ({ userIds }) =>
    org
      .load(userIds ?? [])
      .then(rowsOf((work) => work.map(({ userId, ...open }) => ({ UserId: userId, ...open })))),
  );
  reply(statuses, () =>
    org
      .catalog()
      .then(rowsOf((catalog) => catalog.statuses.map(({ id, label }) => ({ Id: id, MasterLabel: label })))),
  );
  reply(channels, () =>
    org.catalog().then(
      rowsOf((catalog) =>
        catalog.statuses.flatMap(({ id, channelIds }) =>
          channelIds.map((channelId) => ({
            Id: `${id} ${channelId}`,
            ServicePresenceStatusId: id,
            ServiceChannelId: channelId,
            ServiceChannel: {
              MasterLabel: catalog.channels.find((channel) => channel.id === channelId)?.label,
            },
          })),
        ),
      ),
    ),
  );
}

export function rowsOf<Value, Row>(rows: (value: Value) => readonly Row[]) {
  return ({ serverTime, value }: Answer<Value>) => ({ serverTime, rows: rows(value) });
}

/** The generated answer types are exact to the field; what the fake org knows is a part of them. */
export function reply<Params>(
  method: (params: Params) => Promise<unknown>,
  answer: (params: Params) => Promise<unknown>,
): void {
  jest.mocked(method).mockImplementation((params) =>
    answer(params).catch((reason: { readonly kind: GatewayErrorKind }) => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- Lightning rejects with a plain object
      throw apexErrors[reason.kind];
    }),
  );
}
