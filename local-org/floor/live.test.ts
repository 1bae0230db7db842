import { describe, expect, it } from 'vitest';
import { startFloor, type FloorOptions } from './live.ts';
import { day, hour, minute } from './rota.ts';
import { ManualTime, smallOrg, type SmallOrg } from './small-org.fixture.ts';

const now = Date.parse('2026-05-05T13:37:21.500Z');
const options = { agents: 25, seed: 3, now, pastDays: 1 };

const seeds = Array.from({ length: process.env['SOAK'] ? 50 : 2 }, (_, n) => n + 1);

const everything = (org: SmallOrg): unknown => ({
  presence: org.rows('SELECT * FROM "UserServicePresence" ORDER BY "Id"'),
  work: org.rows('SELECT * FROM "AgentWork" ORDER BY "Id"'),
  sessions: org.rows('SELECT * FROM presence_session ORDER BY user_id'),
  changes: org.rows('SELECT * FROM change_log ORDER BY replay_id'),
});

function live(org: SmallOrg, time: ManualTime, more: Partial<FloorOptions> = {}) {
  return startFloor({ db: org.db, omniChannel: org.omniChannel, clock: time, scheduler: time, ...more });
}

const rowCount = (org: SmallOrg): number => org.rows('SELECT 1 FROM "UserServicePresence"').length;

describe('a live floor', () => {
  it.each(seeds)('writes missed time in bulk exactly as event by event, seed %i', (seed) => {
    const options = { agents: 25, seed, now, pastDays: 1 };
    const bulk = smallOrg(options);
    live(bulk, new ManualTime(now + 9 * hour)).stop();
    const step = smallOrg(options);
    const time = new ManualTime(now);
    const floor = live(step, time);
    time.pass(9 * hour);
    floor.catchUp();
    floor.stop();
    expect(rowCount(bulk)).toBeGreaterThan(rowCount(smallOrg(options)) + 100);
    expect(everything(step)).toEqual(everything(bulk));
  });

  it('goes on with agents whose current row was deleted, in bulk as event by event', () => {
    const withoutRows = (): SmallOrg => {
      const org = smallOrg(options);
      org.db.exec('UPDATE "UserServicePresence" SET "IsDeleted" = 1 WHERE "IsCurrentState" = 1');
      return org;
    };
    const bulk = withoutRows();
    live(bulk, new ManualTime(now + 2 * hour)).stop();
    const step = withoutRows();
    const time = new ManualTime(now);
    const floor = live(step, time);
    time.pass(2 * hour);
    floor.catchUp();
    floor.stop();
    expect(bulk.rows('SELECT 1 FROM presence_session').length).toBeGreaterThan(0);
    expect(everything(step)).toEqual(everything(bulk));
  });

  it('writes the same rows however late its timers fire and however often it is restarted', () => {
    const steady = smallOrg(options);
    const time = new ManualTime(now);
    live(steady, time);
    time.pass(2 * hour);
    const late = smallOrg(options);
    const slow = new ManualTime(now, 1_234);
    for (let n = 0; n < 8; n += 1) {
      const floor = live(late, slow);
      slow.pass(15 * minute);
      floor.catchUp();
      if (n % 2 === 0) floor.stop();
      else slow.after(0, () => undefined);
      if (n % 2 === 1) floor.stop();
    }
    const steadyFloor = live(steady, time);
    steadyFloor.stop();
    expect(everything(late)).toEqual(everything(steady));
  });

  it('writes the same rows whether the clock is moved in one step or in many', () => {
    const moved = (steps: number): SmallOrg => {
      const org = smallOrg(options);
      let at = now;
      const scheduler = { after: () => () => undefined };
      const floor = startFloor({ ...org, clock: { now: () => at }, scheduler });
      const heading = now + 5 * day;
      for (let n = 1; n <= steps; n += 1) {
        at = now + (n * 5 * day) / steps;
        floor.catchUp(heading);
      }
      floor.stop();
      return org;
    };
    // Work that was open between two steps is kept, however long ago it was closed.
    const newest = `SELECT * FROM "AgentWork" WHERE coalesce("CloseDateTime", 9e15) >= ${now + 4 * day} ORDER BY "Id"`;
    const comparable = (org: SmallOrg): unknown =>
      ({ ...Object(everything(org)), work: org.rows(newest) }) as unknown;
    expect(comparable(moved(60))).toEqual(comparable(moved(1)));
  });

  it('keeps the org clock at speed 60: an hour of the floor passes in a minute, its gaps shrink', () => {
    const org = smallOrg(options);
    const before = rowCount(org);
    const time = new ManualTime(now);
    live(org, time, { speed: 60 });
    time.pass(10 * minute);
    const opened = org.rows<{ start: number }>(
      'SELECT "StatusStartDate" AS start FROM "UserServicePresence" ORDER BY "Id" LIMIT -1 OFFSET ?',
      before,
    );
    const slow = smallOrg(options);
    live(slow, new ManualTime(now + 10 * hour)).stop();
    expect(opened.length).toBe(rowCount(slow) - before);
    expect(Math.min(...opened.map((row) => row.start))).toBeGreaterThan(now - 1000);
    expect(Math.max(...opened.map((row) => row.start))).toBeLessThanOrEqual(now + 10 * minute);
  });

  it('leaves an agent alone while held, and puts him where he should be when released', () => {
    const org = smallOrg(options);
    const time = new ManualTime(now);
    const floor = live(org, time);
    const agent = org.userId('agent');
    const lunch = org.omniChannel.catalog.byLabel('Lunch').id;
    floor.hold(agent);
    const set = org.omniChannel.setStatus(agent, lunch, time.now());
    time.pass(3 * hour);
    expect(org.omniChannel.statusOf(agent)).toBe(lunch);
    const free = smallOrg(options);
    live(free, new ManualTime(now + 3 * hour)).stop();
    const released = floor.release(agent);
    expect(released.closed).toBe(set.opened);
    expect(org.omniChannel.statusOf(agent)).toBe(free.omniChannel.statusOf(agent));
    expect(org.omniChannel.load(agent)).toBe(free.omniChannel.load(agent));
    expect(floor.release(agent)).toMatchObject({ closed: null, opened: null });
  });

  it('remembers over a restart whom it must leave alone', () => {
    const org = smallOrg(options);
    const agent = org.userId('agent');
    const time = new ManualTime(now);
    const first = live(org, time);
    first.hold(agent);
    org.omniChannel.logout(agent, time.now());
    first.stop();
    time.pass(2 * day);
    live(org, time).stop();
    expect(org.omniChannel.statusOf(agent)).toBeUndefined();
    expect(
      org.rows('SELECT 1 FROM "UserServicePresence" WHERE "UserId" = ? AND "CreatedDate" > ?', agent, now),
    ).toEqual([]);
  });

  it('stands still on request, and takes released agents back when it moves again', () => {
    const org = smallOrg(options);
    const before = rowCount(org);
    const time = new ManualTime(now);
    const still = live(org, time, { still: true });
    time.pass(5 * hour);
    still.catchUp();
    expect(rowCount(org)).toBe(before);
    expect(time.waiting).toBe(0);
    const agent = org.userId('agent');
    still.hold(agent);
    const written = org.rows('SELECT total_changes() AS n');
    still.hold(agent);
    expect(org.rows('SELECT total_changes() AS n')).toEqual(written);
    org.omniChannel.setStatus(agent, org.omniChannel.catalog.byLabel('Training').id, time.now());
    expect(still.release(agent)).toMatchObject({ closed: null, opened: null });
    still.stop();
    live(org, time).stop();
    const free = smallOrg(options);
    live(free, new ManualTime(now + 5 * hour)).stop();
    expect(org.omniChannel.statusOf(agent)).toBe(free.omniChannel.statusOf(agent));
  });

  it('makes up for two weeks at most: before that everybody was logged out', () => {
    const org = smallOrg(options);
    const later = now + 40 * day;
    live(org, new ManualTime(later)).stop();
    const during = org.rows<{ n: number }>(
      `SELECT count(*) AS n FROM "UserServicePresence" WHERE "StatusStartDate" > ? AND "StatusStartDate" < ?`,
      now + 1000,
      later - 14 * day - 1000,
    );
    expect(during).toEqual([{ n: 0 }]);
    const spanning = org.rows<{ n: number }>(
      `SELECT count(*) AS n FROM "UserServicePresence" WHERE "StatusStartDate" BETWEEN ? AND ?
          AND coalesce("StatusEndDate", ?) > ?`,
      now - day,
      now,
      later,
      now + 1000,
    );
    expect(spanning).toEqual([{ n: 0 }]);
    expect(rowCount(org)).toBeGreaterThan(25 * 14 * 15);
  });

  it('does nothing once stopped', () => {
    const org = smallOrg(options);
    const time = new ManualTime(now);
    const floor = live(org, time);
    floor.stop();
    expect(time.waiting).toBe(0);
    const before = rowCount(org);
    time.jump(day);
    floor.catchUp();
    expect(rowCount(org)).toBe(before);
  });

  it('forgets changes after 72 hours, in the log alone', () => {
    const org = smallOrg(options);
    const time = new ManualTime(now);
    live(org, time);
    time.pass(5 * day);
    const [oldest] = org.rows<{ at: number }>('SELECT min(committed) AS at FROM change_log');
    expect(oldest?.at).toBeGreaterThan(time.now() - 74 * hour);
    expect(oldest?.at).toBeLessThan(time.now() - 70 * hour);
  });
});
