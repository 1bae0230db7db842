import rowsOfUsers from '@salesforce/apex/PresenceState.rowsOfUsers';
import onlineInStatuses from '@salesforce/apex/PresenceState.onlineInStatuses';
import standardFields from '@salesforce/apex/PresenceState.standardFields';
import visibleAgents from '@salesforce/apex/PresenceState.visibleAgents';
import type { GatewayErrorKind } from 'c/presenceSync';
import type { WatchGateway } from 'c/presenceWatch';
/* eslint-disable omnipresence/arrows -- the fake org that the watch is tested with */
import { available, lunch, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import type { FakeWatchOrg } from '../../presenceWatch/__tests__/fakeWatchOrg';
/* eslint-enable omnipresence/arrows */
import { createApexWatchGateway } from '../watchGateway';
import { createApexWatchOrg } from './apexWatchOrg';

const gateway = createApexWatchGateway();
const [ada, bo] = [userIdOf(1), userIdOf(2)];
const queueId = '00G000000000001AAA';
const roleIds = ['00E000000000001AAA', '00E000000000002AAA'] as const;
let org: FakeWatchOrg;

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 4, 5, 9) });
  org = createApexWatchOrg();
  org.setStatus(ada, available);
  org.setStatus(bo, lunch);
  org.interruptCapacities.set(ada, 2);
  org.groups.set(queueId, { id: queueId, name: 'Claims', type: 'Queue', members: [ada, bo] });
  org.roles.set(roleIds[0], { id: roleIds[0], userIds: [ada] });
  org.roles.set(roleIds[1], { id: roleIds[1], parentId: roleIds[0], userIds: [bo] });
});
afterEach(() => {
  jest.useRealTimers();
  jest.clearAllMocks();
});

/** Every call of the port with arguments that find something. */
function calls(): readonly (readonly [keyof WatchGateway, (of: WatchGateway) => Promise<unknown>])[] {
  const now = Date.now();
  const question = {
    statusIds: [available],
    exceptUserId: bo,
    createdSince: now - 9_000_000,
    closedSince: now,
  };
  return [
    ['rowsOfUsers', (of) => of.rowsOfUsers([ada, bo], now - 70_000)],
    ['rowsOfUsers', (of) => of.rowsOfUsers([ada, bo])],
    ['lastEnds', (of) => of.lastEnds([ada, bo], now - 86_400_000)],
    ['interruptCapacity', (of) => of.interruptCapacity(ada)],
    ['interruptCapacity', (of) => of.interruptCapacity(bo)],
    ['onlineInStatuses', (of) => of.onlineInStatuses(question)],
    ['visibleAgents', (of) => of.visibleAgents(now - 86_400_000)],
    ['groups', (of) => of.groups([queueId])],
    ['members', (of) => of.members([queueId])],
    ['usersOfRoles', (of) => of.usersOfRoles(roleIds)],
    ['rolesBelow', (of) => of.rolesBelow([roleIds[0]])],
    ['people', (of) => of.people([ada])],
    ['load', (of) => of.load([ada])],
    ['catalog', (of) => of.catalog()],
  ];
}

async function answered<T>(answer: Promise<T>): Promise<T> {
  const [value] = await Promise.all([answer, jest.advanceTimersByTimeAsync(10)]);
  return value;
}

describe('the watch over Apex', () => {
  it('answers every call as the org behind it does', async () => {
    for (const [, ask] of calls()) {
      const [over, behind] = await answered(Promise.all([ask(gateway), ask(org.watchGateway)]));
      expect(over).toEqual(behind);
    }
  });

  it.each<GatewayErrorKind>(['denied', 'offline', 'session', 'limit', 'other'])(
    'rejects every call with what made it fail: %s',
    async (kind) => {
      org.faults(() => kind);
      for (const [, ask] of calls()) {
        const refused: unknown = await answered(ask(gateway).catch((thrown: unknown) => thrown));
        expect(refused).toBeInstanceOf(Error);
        expect(refused).toMatchObject({ kind });
      }
    },
  );

  it('asks for current rows alone by a time that no change reaches', async () => {
    jest.mocked(rowsOfUsers).mockResolvedValue({ serverTime: 1, rows: [] });
    await gateway.rowsOfUsers([ada]);
    expect(rowsOfUsers).toHaveBeenCalledWith({
      userIds: [ada],
      modifiedSince: '2999-12-31T00:00:00.000Z',
    });
    await gateway.rowsOfUsers([ada], Date.UTC(2026, 4, 5));
    expect(rowsOfUsers).toHaveBeenLastCalledWith({
      userIds: [ada],
      modifiedSince: '2026-05-05T00:00:00.000Z',
    });
  });

  it('hands over times as Apex reads them', async () => {
    jest.mocked(onlineInStatuses).mockResolvedValue({ serverTime: 1, rows: [] });
    await gateway.onlineInStatuses({
      statusIds: [lunch],
      exceptUserId: ada,
      createdSince: 0,
      closedSince: 1,
    });
    expect(onlineInStatuses).toHaveBeenCalledWith({
      statusIds: [lunch],
      exceptUserId: ada,
      createdSince: '1970-01-01T00:00:00.000Z',
      closedSince: '1970-01-01T00:00:00.001Z',
    });
  });

  it('knows of no interruptible capacity where there is no row, no such field, or no number in it', async () => {
    for (const rows of [[], [{ Id: '0N3' }], [{ Id: '0N3', ConfiguredInterruptCapacity: 'many' }]]) {
      jest.mocked(standardFields).mockResolvedValue({ serverTime: 1, rows });
      expect((await gateway.interruptCapacity(ada)).value).toBeUndefined();
    }
  });

  it('counts nobody where the org answers no count', async () => {
    jest.mocked(visibleAgents).mockResolvedValue({ serverTime: 1, rows: [] });
    expect((await gateway.visibleAgents(0)).value).toBe(0);
  });
});
