import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { SqlValue } from '../../../local-org/database/statements.ts';

/** The product's reads as somebody would write them who knows this file, this viewer and nothing else: SQL prepared
 * once, who may be seen in a table filled beforehand, records made field by field. */
export interface HandWritten {
  (...binds: SqlValue[]): Record<string, unknown>[];
}

type Cells = readonly SqlValue[];

const data = '/services/data/v67.0/sobjects';
const attributes = (type: string, id: SqlValue) => ({ type, url: `${data}/${type}/${id}` });
const time = (at: SqlValue | undefined): string | null =>
  typeof at === 'number' ? new Date(at).toISOString().replace('Z', '+0000') : null;

const presence = `
  SELECT p."Id", p."UserId", u."Id", u."Name", p."ServicePresenceStatusId", s."Id", s."MasterLabel", p."IsAway",
         p."IsCurrentState", p."StatusStartDate", p."StatusEndDate", p."StatusDuration", p."ConfiguredCapacity",
         p."AverageCapacity", p."IdleDuration", p."AtCapacityDuration", p."CreatedDate", p."SystemModstamp"
    FROM "UserServicePresence" p
    LEFT JOIN "User" u ON u."Id" = p."UserId"
    LEFT JOIN "ServicePresenceStatus" s ON s."Id" = p."ServicePresenceStatusId"`;

function presenceRecord(cells: Cells): Record<string, unknown> {
  const [id = null, userId, user = null, name, statusId, status = null, label, away, current, ...rest] =
    cells;
  const [start, end, duration, configured, average, idle, atCapacity, created, modified] = rest;
  return {
    attributes: attributes('UserServicePresence', id),
    Id: id,
    UserId: userId,
    User: user === null ? null : { attributes: attributes('User', user), Name: name },
    ServicePresenceStatusId: statusId,
    ServicePresenceStatus:
      status === null
        ? null
        : { attributes: attributes('ServicePresenceStatus', status), MasterLabel: label },
    IsAway: away === 1,
    IsCurrentState: current === 1,
    StatusStartDate: time(start),
    StatusEndDate: time(end),
    StatusDuration: duration,
    ConfiguredCapacity: configured,
    AverageCapacity: average,
    IdleDuration: idle,
    AtCapacityDuration: atCapacity,
    CreatedDate: time(created),
    SystemModstamp: time(modified),
  };
}

const mine = (viewer: string): string => `(SELECT id FROM temp."seen_${viewer}")`;

/** Fills the table of whom `userId` may see under private sharing: himself and who is below him. */
export function fillSeen(db: DatabaseSyncInstance, viewer: string, userId: string): void {
  db.exec(`CREATE TEMP TABLE "seen_${viewer}" (id TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID`);
  db.prepare(
    `INSERT INTO temp."seen_${viewer}" SELECT ?1 UNION
     SELECT x."Id" FROM "User" me JOIN local_role_closure c ON c.ancestor = me."UserRoleId"
       JOIN "User" x ON x."UserRoleId" = c.descendant WHERE me."Id" = ?1`,
  ).run(userId);
}

/** Binds: created since, after id. */
export const liveRows = (db: DatabaseSyncInstance, viewer: string): HandWritten =>
  read(
    db,
    `${presence} WHERE p."IsCurrentState" = 1 AND p."IsDeleted" = 0 AND p."CreatedDate" >= ? AND p."Id" > ?
        AND p."OwnerId" IN ${mine(viewer)} ORDER BY p."Id" LIMIT 2000`,
    presenceRecord,
  );

const statements = new Map<string, HandWritten>();

/** Prepared once, as the others are. */
function once(name: string, make: () => HandWritten): HandWritten {
  const known = statements.get(name) ?? make();
  statements.set(name, known);
  return known;
}

export const currentRows = (db: DatabaseSyncInstance, viewer: string): HandWritten =>
  once(`current ${viewer}`, () =>
    read(
      db,
      `${presence} WHERE p."IsCurrentState" = 1 AND p."IsDeleted" = 0 AND +p."OwnerId" IN ${mine(viewer)}`,
      presenceRecord,
    ),
  );

/** Clocks in New York, where all viewers are, stand four hours back all through the file. */
const localDay = `((p."StatusStartDate" - 14400000) / 86400000) * 86400000`;

/** Binds: started since. */
export const usage = (db: DatabaseSyncInstance, viewer: string): HandWritten =>
  once(`usage ${viewer}`, () =>
    read(
      db,
      `SELECT p."UserId", ${localDay} AS day, SUM(p."StatusDuration")
         FROM "UserServicePresence" p
        WHERE p."StatusStartDate" >= ? AND p."IsDeleted" = 0 AND p."OwnerId" IN ${mine(viewer)}
        GROUP BY p."UserId", day ORDER BY p."UserId", day LIMIT 2000`,
      ([userId, at, seconds]) => ({
        attributes: { type: 'AggregateResult' },
        UserId: userId,
        day: new Date(Number(at)).toISOString().slice(0, 10),
        seconds,
      }),
    ),
  );

const idStatements = new Map<string, (from: number, until: number) => SqlValue[]>();

/** Ids that changed in a window, milliseconds. */
export function updatedIds(
  db: DatabaseSyncInstance,
  viewer: string,
): (from: number, until: number) => SqlValue[] {
  const known = idStatements.get(viewer);
  if (known) return known;
  const statement = db.prepare(
    `SELECT p."Id" FROM "UserServicePresence" p WHERE p."SystemModstamp" >= ? AND p."SystemModstamp" < ?
        AND p."IsDeleted" = 0 AND +p."OwnerId" IN ${mine(viewer)} ORDER BY p."SystemModstamp", p."Id"`,
  );
  statement.setReturnArrays(true);
  const made = (from: number, until: number): SqlValue[] =>
    (statement.all(from, until) as SqlValue[][]).map(([id = null]) => id);
  idStatements.set(viewer, made);
  return made;
}

/** Binds: modified since, modified since, after id. The plus keeps the index on the owner out of the plan. */
export const changedRows = (db: DatabaseSyncInstance, viewer: string): HandWritten =>
  read(
    db,
    `${presence} WHERE p."SystemModstamp" >= ? AND (p."SystemModstamp" > ? OR p."Id" > ?) AND p."IsDeleted" = 0
        AND +p."OwnerId" IN ${mine(viewer)} ORDER BY p."SystemModstamp", p."Id" LIMIT 2000`,
    presenceRecord,
  );

/** Binds: ids as JSON. */
export const rowsById = (db: DatabaseSyncInstance, viewer: string): HandWritten =>
  read(
    db,
    `${presence} WHERE p."Id" IN (SELECT value FROM json_each(?)) AND p."IsDeleted" = 0
        AND +p."OwnerId" IN ${mine(viewer)} LIMIT 200`,
    presenceRecord,
  );

/** Binds: ended since, ended since, after user id. A user has one name, so names are looked up after grouping; and who
 * knows whether the viewer sees few or nearly all names the better index. */
export const roster = (
  db: DatabaseSyncInstance,
  viewer: string,
  index: 'owner_start' | 'modified',
): HandWritten =>
  read(
    db,
    `SELECT g."UserId", u."Name", g.last FROM (
       SELECT p."UserId", MAX(p."StatusEndDate") AS last
         FROM "UserServicePresence" p INDEXED BY "UserServicePresence_${index}"
        WHERE p."SystemModstamp" >= ? AND p."StatusEndDate" >= ? AND p."UserId" > ? AND p."IsDeleted" = 0
          AND p."OwnerId" IN ${mine(viewer)} GROUP BY p."UserId" ORDER BY p."UserId" LIMIT 2000
     ) g LEFT JOIN "User" u ON u."Id" = g."UserId" ORDER BY g."UserId"`,
    ([userId, name, last]) => ({
      attributes: { type: 'AggregateResult' },
      UserId: userId,
      userName: name,
      lastEnd: time(last),
    }),
  );

/** Binds: user ids as JSON. Users are public. */
export const people = (db: DatabaseSyncInstance): HandWritten =>
  read(
    db,
    `SELECT u."Id", u."Name", u."Title", u."Department", u."UserType", u."IsActive", u."SmallPhotoUrl",
            u."UserRoleId", r."Id", r."Name", u."ManagerId", m."Id", m."Name"
       FROM "User" u LEFT JOIN "UserRole" r ON r."Id" = u."UserRoleId" LEFT JOIN "User" m ON m."Id" = u."ManagerId"
      WHERE u."Id" IN (SELECT value FROM json_each(?)) LIMIT 200`,
    ([id = null, name, title, department, type, active, photo, ...rest]) => {
      const [roleId, role = null, roleName, managerId, manager = null, managerName] = rest;
      return {
        attributes: attributes('User', id),
        Id: id,
        Name: name,
        Title: title,
        Department: department,
        UserType: type,
        IsActive: active === 1,
        SmallPhotoUrl: photo,
        UserRoleId: roleId,
        UserRole: role === null ? null : { attributes: attributes('UserRole', role), Name: roleName },
        ManagerId: managerId,
        Manager: manager === null ? null : { attributes: attributes('User', manager), Name: managerName },
      };
    },
  );

function read(
  db: DatabaseSyncInstance,
  sql: string,
  record: (cells: Cells) => Record<string, unknown>,
): HandWritten {
  const statement = db.prepare(sql);
  statement.setReturnArrays(true);
  return (...binds) => (statement.all(...binds) as SqlValue[][]).map(record);
}
