import { beforeEach, describe, expect, it } from 'vitest';
import { createChangeLog, type ChangeLog } from '../feed/change-log.ts';
import { smallOrg, type SmallOrg } from '../floor/small-org.fixture.ts';
import { OrgError } from '../org-error.ts';
import { createAgentStates } from './agent-states.ts';
import { createOmniChannel } from './index.ts';

const now = Date.parse('2026-05-05T13:37:21.500Z');
const second = 1_000;

interface Row {
  readonly Id: string;
  readonly IsCurrentState: number;
  readonly IsAway: number;
  readonly StatusStartDate: number;
  readonly StatusEndDate: number | null;
  readonly StatusDuration: number | null;
  readonly SystemModstamp: number;
  readonly AverageCapacity: number | null;
  readonly IdleDuration: number | null;
  readonly AtCapacityDuration: number | null;
}

describe('Omni-Channel', () => {
  let org: SmallOrg;
  let changes: ChangeLog;
  let agent: string;
  let chat: string;
  let lunch: string;

  beforeEach(() => {
    org = smallOrg({ agents: 1, seed: 1, now, pastDays: 1 });
    changes = createChangeLog(org.db);
    agent = org.userId('agent');
    chat = org.omniChannel.catalog.byLabel('Available – Chat').id;
    lunch = org.omniChannel.catalog.byLabel('lunch').id;
    org.omniChannel.logout(agent, now);
    org.omniChannel.changeWork(agent, -50, now);
  });

  const row = (id: string | null): Row =>
    org.rows<Row>('SELECT * FROM "UserServicePresence" WHERE "Id" = ?', id ?? '')[0] ??
    expect.fail(`no row ${id}`);
  const changingColumns = (id: string | null): unknown =>
    org.rows(
      `SELECT "IsCurrentState", "StatusEndDate", "StatusDuration", "AverageCapacity", "IdleDuration", "AtCapacityDuration",
         "LastModifiedDate" FROM "UserServicePresence" WHERE "Id" = ?`,
      id ?? '',
    )[0];
  const current = (): string[] =>
    org
      .rows<{ Id: string }>(
        'SELECT "Id" FROM "UserServicePresence" WHERE "UserId" = ? AND "IsCurrentState" = 1',
        agent,
      )
      .map((each) => each.Id);
  const refusal = (act: () => unknown): string => {
    try {
      act();
    } catch (error) {
      if (error instanceof OrgError) return `${error.status} ${error.errorCode}`;
      throw error;
    }
    return 'accepted';
  };

  it('opens a row at login and closes it at logout, with its duration in seconds', () => {
    const login = org.omniChannel.setStatus(agent, chat, now + 10_700);
    expect(login).toMatchObject({ closed: null, at: now + 10_700 });
    expect(row(login.opened)).toMatchObject({
      IsCurrentState: 1,
      IsAway: 0,
      StatusEndDate: null,
      StatusDuration: null,
    });
    expect(row(login.opened).StatusStartDate).toBe(Date.parse('2026-05-05T13:37:32Z'));
    const logout = org.omniChannel.logout(agent, now + 100 * second);
    expect(logout).toMatchObject({ closed: login.opened, opened: null });
    expect(row(login.opened)).toMatchObject({
      IsCurrentState: 0,
      StatusEndDate: Date.parse('2026-05-05T13:39:01Z'),
      StatusDuration: 89,
      SystemModstamp: Date.parse('2026-05-05T13:39:01Z'),
    });
    expect(current()).toEqual([]);
  });

  it('opens a row with the capacities of its agent', () => {
    createAgentStates(org.db).configure(agent, { capacity: 7, interruptCapacity: 3 });
    const { opened } = org.omniChannel.setStatus(agent, chat, now);
    expect(row(opened)).toMatchObject({ ConfiguredCapacity: 7, ConfiguredInterruptCapacity: 3 });
  });

  it('logs the close before the create, at the commit time in milliseconds', () => {
    const login = org.omniChannel.setStatus(agent, chat, now + second);
    const before = changes.newest();
    const change = org.omniChannel.setStatus(agent, lunch, now + 2_345, { endedAt: now + 1_345 });
    expect(row(change.closed).StatusEndDate).toBe(Date.parse('2026-05-05T13:37:22Z'));
    expect(row(change.opened)).toMatchObject({
      IsAway: 1,
      StatusStartDate: Date.parse('2026-05-05T13:37:23Z'),
    });
    const ofBoth = { transaction: before + 1, isRepeat: false, repeatedOn: [], by: agent };
    expect(changes.after(before, 10)).toEqual([
      {
        ...ofBoth,
        replayId: before + 1,
        sequence: 1,
        values: changingColumns(change.closed),
        entity: 'UserServicePresence',
        recordId: login.opened,
        changeType: 'UPDATE',
        changedFields: ['IsCurrentState', 'StatusEndDate', 'StatusDuration', 'LastModifiedDate'],
        at: now + 2_345,
      },
      {
        ...ofBoth,
        replayId: before + 2,
        sequence: 2,
        values: changingColumns(change.opened),
        entity: 'UserServicePresence',
        recordId: change.opened,
        changeType: 'CREATE',
        changedFields: [],
        at: now + 2_345,
      },
    ]);
  });

  it('closes a second current row together with the first', () => {
    org.omniChannel.setStatus(agent, chat, now + second);
    org.omniChannel.setStatus(agent, lunch, now + 2 * second, { keepsOld: true });
    expect(current()).toHaveLength(2);
    const next = org.omniChannel.setStatus(agent, chat, now + 3 * second);
    expect(current()).toEqual([next.opened]);
  });

  it('rewrites the capacity of a row when work moves, and only then', () => {
    const { opened } = org.omniChannel.setStatus(agent, chat, now);
    expect(row(opened)).toMatchObject({
      AverageCapacity: null,
      IdleDuration: null,
      AtCapacityDuration: null,
    });
    org.omniChannel.changeWork(agent, 2, now + 100 * second);
    expect(row(opened)).toMatchObject({ AverageCapacity: 0, IdleDuration: 100, AtCapacityDuration: 0 });
    org.omniChannel.changeWork(agent, -1, now + 200 * second);
    expect(row(opened)).toMatchObject({ AverageCapacity: 1, IdleDuration: 100 });
    expect(org.omniChannel.load(agent)).toBe(1);
    org.omniChannel.logout(agent, now + 300 * second);
    expect(row(opened)).toMatchObject({ AverageCapacity: 1, IdleDuration: 100, StatusDuration: 300 });
  });

  it('logs with each change what the record then holds in the fields that change', () => {
    const expectLogged = (act: () => unknown): void => {
      const before = changes.newest();
      act();
      const logged = changes.after(before, 10);
      expect(logged.length).toBeGreaterThan(0);
      for (const entity of ['UserServicePresence', 'AgentWork']) {
        const { values, recordId, changedFields } =
          logged.filter((entry) => entry.entity === entity).at(-1) ?? {};
        if (!values) continue;
        expect(Object.keys(values)).toEqual(expect.arrayContaining([...(changedFields ?? [])]));
        expect(org.rows(`SELECT * FROM "${entity}" WHERE "Id" = ?`, recordId ?? '')[0]).toMatchObject(values);
      }
    };
    expectLogged(() => org.omniChannel.setStatus(agent, chat, now));
    expectLogged(() => org.omniChannel.stepWork(agent, 'assign', now + 10 * second));
    expectLogged(() => org.omniChannel.stepWork(agent, 'accept', now + 20 * second));
    expectLogged(() => org.omniChannel.stepWork(agent, 'close', now + 30 * second));
    expectLogged(() => org.omniChannel.stepWork(agent, 'assign', now + 40 * second));
    expectLogged(() => org.omniChannel.stepWork(agent, 'decline', now + 50 * second));
    expectLogged(() => org.omniChannel.logout(agent, now + 60 * second));
  });

  it('counts work that an agent brings along from the status before', () => {
    org.omniChannel.setStatus(agent, chat, now);
    org.omniChannel.changeWork(agent, 1, now + 10 * second);
    const { opened } = org.omniChannel.setStatus(agent, lunch, now + 20 * second);
    org.omniChannel.changeWork(agent, -1, now + 60 * second);
    expect(row(opened)).toMatchObject({ AverageCapacity: 1, IdleDuration: 0 });
  });

  it('takes work from assigned over opened to closed, and lets an unanswered push go', () => {
    const states = (): unknown[] =>
      org.rows(
        `SELECT "Status", "AcceptDateTime" IS NOT NULL AS accepted, "CloseDateTime" IS NOT NULL AS closed
        FROM "AgentWork" WHERE "UserId" = ? AND "CreatedDate" > ? ORDER BY "Id"`,
        agent,
        now,
      );
    org.omniChannel.setStatus(agent, chat, now + second);
    org.omniChannel.stepWork(agent, 'assign', now + 2 * second);
    expect(states()).toEqual([{ Status: 'Assigned', accepted: 0, closed: 0 }]);
    org.omniChannel.stepWork(agent, 'accept', now + 3 * second);
    org.omniChannel.stepWork(agent, 'assign', now + 4 * second);
    org.omniChannel.stepWork(agent, 'decline', now + 5 * second);
    org.omniChannel.stepWork(agent, 'close', now + 6 * second);
    expect(states()).toEqual([
      { Status: 'Closed', accepted: 1, closed: 1 },
      { Status: 'DeclinedOnPushTimeout', accepted: 0, closed: 1 },
    ]);
    expect(org.omniChannel.stepWork(agent, 'close', now + 7 * second)).toBe(false);
  });

  it('refuses unknown users and statuses, naming the labels, and work for an agent who is offline', () => {
    const nobody = '005000000000zzzAAA';
    expect(refusal(() => org.omniChannel.setStatus(nobody, chat, now))).toBe('404 NOT_FOUND');
    expect(refusal(() => org.omniChannel.logout(nobody, now))).toBe('404 NOT_FOUND');
    expect(refusal(() => org.omniChannel.setStatus(agent, nobody, now))).toBe('400 INVALID_STATUS');
    expect(refusal(() => org.omniChannel.changeWork(agent, 1, now))).toBe('400 INVALID_STATUS');
    expect(() => org.omniChannel.catalog.byLabel('Gone fishing')).toThrow(/Available – Chat, .*Lunch/);
  });

  it('writes nothing at all of a change that fails half way', () => {
    org.omniChannel.setStatus(agent, chat, now + second);
    const rowsBefore = current();
    const newest = changes.newest();
    const failing = createOmniChannel(org.db, undefined, {
      ...changes,
      append(change) {
        if (change.changeType === 'CREATE') throw new Error('disk full');
        changes.append(change);
      },
    });
    expect(() => failing.setStatus(agent, lunch, now + 2 * second)).toThrow('disk full');
    expect(current()).toEqual(rowsBefore);
    expect(changes.after(newest, 10)).toEqual([]);
  });

  it('measures a row that came from elsewhere, from its own start', () => {
    const { opened } = org.omniChannel.setStatus(agent, chat, now + 500);
    org.db.exec('DELETE FROM presence_session');
    expect(org.omniChannel.statusOf(agent)).toBe(chat);
    org.omniChannel.changeWork(agent, 1, now + 500 + 40 * second);
    expect(row(opened)).toMatchObject({ AverageCapacity: 0, IdleDuration: 40 });
  });

  it('leaves a deleted row as it was when work moves on', () => {
    const { opened } = org.omniChannel.setStatus(agent, chat, now + second);
    org.db.exec(`UPDATE "UserServicePresence" SET "IsDeleted" = 1 WHERE "Id" = '${opened}'`);
    const newest = changes.newest();
    org.omniChannel.changeWork(agent, 1, now + 10 * second);
    expect(row(opened).IdleDuration).toBeNull();
    expect(changes.after(newest, 10).map((change) => change.entity)).toEqual(['AgentWork', 'AgentWork']);
  });

  it('goes on counting and measuring where a restarted org left off', () => {
    const { opened } = org.omniChannel.setStatus(agent, chat, now);
    org.omniChannel.changeWork(agent, 2, now + 50 * second);
    const restarted = createOmniChannel(org.db);
    restarted.changeWork(agent, -1, now + 100 * second);
    expect(row(opened)).toMatchObject({ AverageCapacity: 1, IdleDuration: 50 });
    const next = restarted.setStatus(agent, lunch, now + 101 * second);
    expect(next.closed).toBe(opened);
    expect((next.opened ?? '') > (opened ?? '')).toBe(true);
  });
});
