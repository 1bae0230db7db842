import type { ChangeKey, PresenceGateway } from '../ports';

/** The parts of a test runner that the suite uses; vitest and jest both have them. */
export interface TestRunner {
  describe(name: string, body: () => void): void;
  it(name: string, body: () => Promise<void>): void;
  expect(value: unknown): {
    toBe(expected: unknown): void;
    toEqual(expected: unknown): void;
    toMatchObject(expected: object): void;
    toBeGreaterThan(expected: number): void;
    toBeGreaterThanOrEqual(expected: number): void;
  };
}

/** A gateway and a hand on the org behind it, for one test. */
export interface GatewayBench {
  readonly gateway: PresenceGateway;
  /** A gateway of somebody whom the org refuses these reads, where there is one. */
  readonly refused?: PresenceGateway;
  /** Two users without a current row, whom nothing but this test moves, and who have no open work. */
  readonly userIds: readonly [string, string];
  /** A status with channels and one without. */
  readonly onlineStatusId: string;
  readonly busyStatusId: string;
  setStatus(userId: string, statusId: string): Promise<void>;
  logout(userId: string): Promise<void>;
  /** Lets at least this many milliseconds of the org's time pass. */
  pass(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

const hour = 3_600_000;

/** What the engine relies on in any gateway: the fake of the unit tests and the real adapter run the same tests. */
export function describeGateway(runner: TestRunner, name: string, open: () => Promise<GatewayBench>): void {
  const { describe, expect } = runner;
  const it = (title: string, body: (bench: GatewayBench) => Promise<void>) =>
    runner.it(title, async () => {
      const bench = await open();
      try {
        await body(bench);
      } finally {
        await bench.close();
      }
    });

  describe(name, () => {
    it('answers with a server clock that does not run backwards', async ({ gateway, pass }) => {
      const first = await gateway.liveRows(0);
      await pass(1_500);
      const next = await gateway.catalog();
      expect(next.serverTime).toBeGreaterThanOrEqual(first.serverTime + 1_000);
    });

    it('shows a new current row as live with its label and the name of its user', async (bench) => {
      const [userId] = bench.userIds;
      await bench.setStatus(userId, bench.onlineStatusId);
      const { serverTime, value } = await bench.gateway.liveRows(0);
      const row = mine(value.items, userId)[0];
      expect(row).toMatchObject({
        IsCurrentState: true,
        IsAway: false,
        ServicePresenceStatusId: bench.onlineStatusId,
      });
      expect(typeof row?.ServicePresenceStatus?.MasterLabel).toBe('string');
      expect(typeof row?.User?.Name).toBe('string');
      expect(row?.StatusEndDate).toBe(undefined);
      expect(serverTime + 1_000).toBeGreaterThan(Date.parse(row?.StatusStartDate ?? ''));
    });

    it('marks a row away whose status serves no channel', async (bench) => {
      const [userId] = bench.userIds;
      await bench.setStatus(userId, bench.busyStatusId);
      const { value } = await bench.gateway.liveRows(0);
      expect(mine(value.items, userId)[0]).toMatchObject({ IsAway: true });
      const catalog = (await bench.gateway.catalog()).value;
      const channels = (id: string) => catalog.statuses.find((status) => status.id === id)?.channelIds.length;
      expect(channels(bench.busyStatusId)).toBe(0);
      expect(channels(bench.onlineStatusId)).toBeGreaterThan(0);
    });

    it('leaves live rows out that were created before the bound, and shows them as older', async (bench) => {
      const [userId] = bench.userIds;
      await bench.setStatus(userId, bench.onlineStatusId);
      const { serverTime } = await bench.gateway.catalog();
      const live = await bench.gateway.liveRows(serverTime + hour);
      expect(mine(live.value.items, userId)).toEqual([]);
      const older = await bench.gateway.olderCurrentRows(serverTime + hour);
      expect(mine(older.value, userId).length).toBe(1);
      expect(mine((await bench.gateway.olderCurrentRows(0)).value, userId)).toEqual([]);
    });

    it('goes on after the id that it is given, by Id', async (bench) => {
      for (const userId of bench.userIds) await bench.setStatus(userId, bench.onlineStatusId);
      const ids = (await bench.gateway.liveRows(0)).value.items.map((row) => row.Id);
      expect(ids).toEqual([...ids].sort());
      const rest = await bench.gateway.liveRows(0, ids[0]);
      expect(rest.value.items.map((row) => row.Id)).toEqual(ids.slice(1));
    });

    it('shows the row that a status change closed and the one that it opened, by SystemModstamp', async (bench) => {
      const [userId] = bench.userIds;
      await bench.setStatus(userId, bench.onlineStatusId);
      await bench.pass(2_000);
      const since = await bench.gateway.catalog();
      await bench.setStatus(userId, bench.busyStatusId);
      const changed = await everyChange(bench.gateway, { modifiedAt: wholeSecond(since.serverTime) });
      const rows = mine(changed, userId);
      expect(rows.map((row) => row.IsCurrentState).sort()).toEqual([false, true]);
      const closed = rows.find((row) => !row.IsCurrentState);
      expect(typeof closed?.StatusEndDate).toBe('string');
      const keys = changed.map((row) => `${row.SystemModstamp} ${row.Id}`);
      expect(keys).toEqual([...keys].sort());
    });

    it('shows no change twice when asked from the last key', async (bench) => {
      const [userId] = bench.userIds;
      const since = await bench.gateway.catalog();
      await bench.setStatus(userId, bench.onlineStatusId);
      const changed = await everyChange(bench.gateway, { modifiedAt: wholeSecond(since.serverTime) });
      const last = changed[changed.length - 1];
      const key = { modifiedAt: Date.parse(last?.SystemModstamp ?? ''), id: last?.Id };
      const again = (await everyChange(bench.gateway, key)).map((row) => row.Id);
      expect(again.filter((id) => id === last?.Id)).toEqual([]);
    });

    it('reads rows by id, closed ones too, and leaves out what is not there', async (bench) => {
      const [userId] = bench.userIds;
      await bench.setStatus(userId, bench.onlineStatusId);
      const id = mine((await bench.gateway.liveRows(0)).value.items, userId)[0]?.Id ?? '';
      await bench.logout(userId);
      const absent = `${id.slice(0, 3)}00ZZZZZZZZZZAAA`;
      const { value } = await bench.gateway.rowsById([id, absent]);
      expect(value.map((row) => [row.Id, row.IsCurrentState])).toEqual([[id, false]]);
    });

    it('lists who left in the roster, with the end of the last row', async (bench) => {
      const [userId] = bench.userIds;
      await bench.setStatus(userId, bench.onlineStatusId);
      await bench.pass(2_000);
      await bench.logout(userId);
      const { serverTime, value } = await bench.gateway.roster(
        wholeSecond((await bench.gateway.catalog()).serverTime) - hour,
      );
      const entry = value.items.find((listed) => listed.userId === userId);
      expect(typeof entry?.name).toBe('string');
      expect(entry?.lastEnd ?? 0).toBeGreaterThan(serverTime - 60_000);
      expect((await bench.gateway.roster(serverTime + hour)).value.items).toEqual([]);
    });

    it('reads the names of people, and no open work of those who have none', async (bench) => {
      const people = (await bench.gateway.people(bench.userIds)).value;
      expect(people.map((person) => person.Id).sort()).toEqual([...bench.userIds].sort());
      expect(people.every((person) => typeof person.Name === 'string')).toBe(true);
      const load = (await bench.gateway.load(bench.userIds)).value;
      expect(load.filter((work) => work.items > 0)).toEqual([]);
    });

    it('rejects with denied where the org refuses', async ({ refused }) => {
      if (refused === undefined) return;
      const thrown = await refused.liveRows(0).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(thrown).toMatchObject({ kind: 'denied' });
    });
  });
}

function mine<T extends { UserId: string }>(rows: readonly T[], userId: string): T[] {
  return rows.filter((row) => row.UserId === userId);
}

async function everyChange(gateway: PresenceGateway, from: ChangeKey) {
  const rows = [];
  for (let key: ChangeKey | undefined = from; key !== undefined;) {
    const { value }: Awaited<ReturnType<PresenceGateway['changedRows']>> = await gateway.changedRows(key);
    rows.push(...value.items);
    key = value.next;
  }
  return rows;
}

function wholeSecond(time: number): number {
  return Math.floor(time / 1000) * 1000;
}
