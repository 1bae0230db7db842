import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openWriter } from '../database/open.ts';
import { readDemoUsers } from './demo-users.ts';
import { day, hour } from './rota.ts';
import { measure, type MeasuredRow } from './rows.fixture.ts';
import { isSeeded, seedOrg } from './seed-org.ts';
import { smallOrg, type SmallOrg } from './small-org.fixture.ts';

const now = Date.parse('2026-05-05T13:37:21.500Z');

const objects = ['Organization', 'Profile', 'PermissionSet', 'ObjectPermissions', 'UserRole', 'User'];
const floorObjects = ['ServiceChannel', 'ServicePresenceStatus', 'ServiceChannelStatus', 'AgentWork'];

function bytes(org: SmallOrg): string {
  const hash = createHash('sha256');
  for (const object of [...objects, ...floorObjects, 'UserServicePresence']) {
    hash.update(JSON.stringify(org.rows(`SELECT * FROM "${object}" ORDER BY "Id"`)));
  }
  return hash.digest('hex');
}

describe('a seeded org', () => {
  const org = smallOrg({ agents: 200, seed: 'demo', now });
  const count = (sql: string, ...binds: string[]): number =>
    org.rows<{ n: number }>(sql, ...binds)[0]?.n ?? -1;
  const broken = (condition: string): number =>
    count(`SELECT count(*) AS n FROM "UserServicePresence" WHERE NOT (${condition})`);

  it('keeps the rules of a presence row in every row', () => {
    expect(count('SELECT count(*) AS n FROM "UserServicePresence"')).toBeGreaterThan(25_000);
    expect(broken('("IsCurrentState" = 1) = ("StatusEndDate" IS NULL)')).toBe(0);
    expect(broken('("IsCurrentState" = 1) = ("StatusDuration" IS NULL)')).toBe(0);
    expect(broken('coalesce("StatusEndDate" - "StatusStartDate" = "StatusDuration" * 1000, 1)')).toBe(0);
    expect(broken('coalesce("StatusDuration" >= 0, 1)')).toBe(0);
    expect(broken('"CreatedDate" = "StatusStartDate" AND "OwnerId" = "UserId"')).toBe(0);
    expect(broken('"SystemModstamp" >= coalesce("StatusEndDate", "StatusStartDate")')).toBe(0);
    expect(broken(`"SystemModstamp" = "LastModifiedDate" AND "SystemModstamp" <= ${now}`)).toBe(0);
    for (const time of ['StatusStartDate', 'StatusEndDate', 'CreatedDate', 'SystemModstamp']) {
      expect(broken(`coalesce("${time}" % 1000 = 0, 1)`)).toBe(0);
    }
  });

  it('marks a row away exactly when its status serves no channel', () => {
    expect(
      broken(`"IsAway" = NOT EXISTS (SELECT 1 FROM "ServiceChannelStatus" c
        WHERE c."ServicePresenceStatusId" = "UserServicePresence"."ServicePresenceStatusId")`),
    ).toBe(0);
  });

  it('keeps the capacity measures within the row', () => {
    expect(broken('coalesce("IdleDuration" + "AtCapacityDuration" <= "StatusDuration", 1)')).toBe(0);
    expect(broken('coalesce("AverageCapacity" BETWEEN 0 AND "ConfiguredCapacity", 1)')).toBe(0);
    expect(
      count('SELECT count(*) AS n FROM "UserServicePresence" WHERE "AtCapacityDuration" > 0'),
    ).toBeGreaterThan(1000);
    expect(count('SELECT count(*) AS n FROM "UserServicePresence" WHERE "IdleDuration" > 0')).toBeGreaterThan(
      1000,
    );
  });

  it('has rows that change as often as a floor does', () => {
    const rows = org.rows<MeasuredRow>(`SELECT "UserId" AS agent, "ServicePresenceStatusId" AS status,
        "StatusStartDate" AS start, "StatusEndDate" AS "end" FROM "UserServicePresence" p
        JOIN "User" u ON u."Id" = p."UserId" WHERE u."UserType" = 'Standard' AND u."IsActive" = 1`);
    const found = measure(rows, now - 7 * day, now);
    expect(found.shifts).toBeGreaterThan(900);
    expect(found.fewestRows).toBeGreaterThanOrEqual(12);
    expect(found.mostRows).toBeLessThanOrEqual(40);
    expect([...found.gaps].sort()).toEqual([0, 1, 2]);
    expect(Math.abs(found.refreshes / found.shifts / 0.5 - 1)).toBeLessThan(0.2);
    expect(Math.abs(found.drops.length / found.shifts - 1)).toBeLessThan(0.2);
    expect(Math.abs((found.second / found.rows) * 500 - 1)).toBeLessThan(0.2);
    expect(found.hanging).toBeGreaterThanOrEqual(3);
    expect(found.hanging).toBeLessThanOrEqual(7);
  });

  it('has people of the demo team there at any hour of the week, and more of them gone', () => {
    const team = org.rows<{ start: number; end: number | null; away: number }>(
      `SELECT "StatusStartDate" AS start, "StatusEndDate" AS "end", "IsAway" AS away FROM "UserServicePresence" p
         JOIN "User" u ON u."Id" = p."UserId" WHERE u."ManagerId" = ? AND u."UserType" = 'Standard'`,
      org.userId('supervisor'),
    );
    const hours = Array.from({ length: 6 * 24 }, (_, n) => now - n * hour);
    const seen = hours.map((time) =>
      team.filter(({ start, end }) => start <= time && (end ?? Infinity) > time),
    );
    const online = seen.map((rows) => rows.filter((row) => row.away === 0).length);
    expect(Math.min(...seen.map((rows) => rows.length))).toBeGreaterThanOrEqual(4);
    expect(Math.max(...seen.map((rows) => rows.length))).toBeLessThan(12);
    expect(online.filter((count) => count > 0).length).toBeGreaterThan(hours.length * 0.95);
    expect(seen.filter((rows) => rows.some((row) => row.away === 1)).length).toBeGreaterThan(
      hours.length / 2,
    );
  });

  it('has work open now, in the channels of the agents that hold it, and kept for a day', () => {
    expect(
      count(`SELECT count(*) AS n FROM "AgentWork" WHERE "Status" IN ('Assigned', 'Opened')`),
    ).toBeGreaterThan(20);
    expect(count(`SELECT count(*) AS n FROM "AgentWork" WHERE "ServiceChannelId" IS NULL`)).toBe(0);
    expect(
      count(`SELECT count(*) AS n FROM "AgentWork"
        WHERE ("Status" IN ('Assigned', 'Opened')) <> ("CloseDateTime" IS NULL) OR "CloseDateTime" < ${now - day}`),
    ).toBe(0);
  });

  it('puts 19 agents and the demo agent under the supervisor, nobody under the outsider', () => {
    const below = `WITH RECURSIVE below (id) AS (
        SELECT "Id" FROM "UserRole" WHERE "ParentRoleId" = (SELECT "UserRoleId" FROM "User" WHERE "Id" = ?)
        UNION SELECT r."Id" FROM "UserRole" r JOIN below b ON r."ParentRoleId" = b.id)
      SELECT count(*) AS n FROM "User" WHERE "UserRoleId" IN below AND "UserType" = 'Standard' AND "IsActive" = 1`;
    expect(count(below, org.userId('supervisor'))).toBe(20);
    expect(count(below, org.userId('outsider'))).toBe(0);
    expect(count(below, org.userId('director'))).toBe(200 + 10);
    expect(
      count(
        'SELECT count(*) AS n FROM "User" WHERE "ManagerId" = ? AND "Id" = ?',
        org.userId('supervisor'),
        org.userId('agent'),
      ),
    ).toBe(1);
  });

  it('assigns to every user the permission set of his profile, and to those in service their licence', () => {
    expect(
      count(`SELECT count(*) AS n FROM "User" u JOIN "PermissionSet" p ON p."ProfileId" = u."ProfileId"
        JOIN "PermissionSetAssignment" a ON a."AssigneeId" = u."Id" AND a."PermissionSetId" = p."Id"`),
    ).toBe(count('SELECT count(*) AS n FROM "User"'));
    expect(
      org.rows(`SELECT DISTINCT p."Name" FROM "User" u JOIN "Profile" p ON p."Id" = u."ProfileId"
        WHERE u."UserPermissionsSupportUser" = 1 ORDER BY 1`),
    ).toEqual([{ Name: 'Service Agent' }, { Name: 'Service Supervisor' }]);
  });

  it('has two groups of every role, public groups inside one another, and queues of users, groups and nobody', () => {
    const ofRoles = `SELECT count(*) AS n FROM "Group" g JOIN "UserRole" r ON r."Id" = g."RelatedId" WHERE g."Type" = ?`;
    const roles = count('SELECT count(*) AS n FROM "UserRole"');
    expect([count(ofRoles, 'Role'), count(ofRoles, 'RoleAndSubordinates')]).toEqual([roles, roles]);
    expect(
      org.rows(`SELECT g."Name" AS name, g."Type" AS type, count(u."Id") AS users, count(i."Id") AS groups
        FROM "Group" g LEFT JOIN "GroupMember" m ON m."GroupId" = g."Id"
        LEFT JOIN "User" u ON u."Id" = m."UserOrGroupId" LEFT JOIN "Group" i ON i."Id" = m."UserOrGroupId"
        WHERE g."Type" IN ('Regular', 'Queue') GROUP BY g."Id" ORDER BY g."Id"`),
    ).toEqual([
      { name: 'Team Leads', type: 'Regular', users: 10, groups: 0 },
      { name: 'Night Watch', type: 'Regular', users: 3, groups: 1 },
      { name: 'Tier 1 Support', type: 'Queue', users: 12, groups: 0 },
      { name: 'Escalations', type: 'Queue', users: 0, groups: 3 },
      { name: 'Overflow', type: 'Queue', users: 0, groups: 0 },
    ]);
  });

  it('has cases of agents and of queues, the demo agent among their owners', () => {
    const owned = `SELECT count(*) AS n FROM "Case" WHERE "OwnerId" IN`;
    expect(count(`${owned} (SELECT "Id" FROM "Group" WHERE "Type" = 'Queue')`)).toBe(12);
    expect(count(`${owned} (SELECT "Id" FROM "User")`)).toBe(24);
    expect(count(`${owned} (?)`, org.userId('agent'))).toBeGreaterThan(0);
    expect(count('SELECT count(*) AS n FROM "Case" WHERE "CreatedDate" > ' + String(now))).toBe(0);
  });

  it('names the demo users with their profiles, the administrator first', () => {
    expect(
      readDemoUsers(org.db).map(({ username, password, profile }) => [username, password, profile]),
    ).toEqual([
      ['admin@omnipresence.example', 'local', 'System Administrator'],
      ['director@omnipresence.example', 'local', 'Service Supervisor'],
      ['supervisor@omnipresence.example', 'local', 'Service Supervisor'],
      ['agent@omnipresence.example', 'local', 'Service Agent'],
      ['outsider@omnipresence.example', 'local', 'Standard User'],
    ]);
    const admins = org.rows(`SELECT "Name" FROM "Profile" WHERE "PermissionsViewAllData" = 1`);
    expect(admins).toEqual([{ Name: 'System Administrator' }]);
  });

  it('leaves rows hanging of people who are gone, from before everything else', () => {
    const gone = org.rows<{ start: number }>(`SELECT "StatusStartDate" AS start FROM "UserServicePresence" p
      JOIN "User" u ON u."Id" = p."UserId" WHERE u."IsActive" = 0 AND "IsCurrentState" = 1`);
    expect(gone.length).toBeGreaterThan(0);
    expect(Math.max(...gone.map((row) => row.start))).toBeLessThan(now - 7 * day);
  });
});

describe('seeding', () => {
  const options = { agents: 25, seed: 3, now, pastDays: 2 };

  it('gives the same bytes for the same options and others for another seed', () => {
    expect(bytes(smallOrg(options))).toBe(bytes(smallOrg(options)));
    expect(bytes(smallOrg({ ...options, seed: 4 }))).not.toBe(bytes(smallOrg(options)));
  });

  it('tells its progress from 0 to 1, always rising', () => {
    const shares: number[] = [];
    smallOrg({ ...options, onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThanOrEqual(2);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(shares.at(-1)).toBe(1);
  });

  it('works for any number of agents from one', () => {
    for (const agents of [1, 2, 7, 31, 45]) {
      const org = smallOrg({ ...options, agents });
      const [standard] = org.rows<{ n: number }>(
        `SELECT count(*) AS n FROM "User" WHERE "Title" = 'Service Agent' AND "IsActive" = 1`,
      );
      expect(standard?.n).toBe(agents);
    }
    expect(() => smallOrg({ ...options, agents: 0 })).toThrow(RangeError);
  });

  it('leaves no change log of the past and no seed before it ends', () => {
    const org = smallOrg(options);
    expect(org.rows('SELECT * FROM change_log')).toEqual([]);
    const db = openWriter(':memory:');
    expect(isSeeded(db)).toBe(false);
    seedOrg(db, options);
    expect(isSeeded(db)).toBe(true);
  });
});
