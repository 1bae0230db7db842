import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow, write } from '../database/statements.ts';

export interface OwnerTable {
  /** The name of the temp table, one column `id`. */
  readonly table: string;
  /** More than a quarter of all users: an index on the owner would then find most of what there is. */
  readonly isMost: boolean;
}

/** Whose records a viewer may see, and which besides. */
export interface Visible {
  /** By owning and by the role hierarchy: it holds for every object that is kept private. */
  readonly hierarchy: OwnerTable;
  /** With what owner sharing rules of presence add to it. */
  readonly presence: OwnerTable;
  /** Presence shared by hand: a temp table, one column `id`; undefined without any. */
  readonly shared: string | undefined;
  /** The users and groups by whose rules and shares he gains: a temp table, one column `id`; undefined in an org that has
   * neither rules nor shares. */
  readonly grantees: string | undefined;
}

/**
 * What a viewer may see as temp tables of a reading connection: filled once per access epoch and then only looked up.
 * Testing shares row by row is 25 to 50 times slower.
 *
 * - He sees what he owns and what is owned by users whose role lies strictly below his own, by any number of steps.
 * - What a queue owns, its members see, and users above them.
 * - What a rule or a share gives to a user or group, its members get, and users above them; not those above the members of a
 *   public group that does not include bosses ("Grant Access Using Hierarchies").
 */
export interface VisibleOwners {
  of(userId: string): Visible;
  /** Drops every table: called when the access epoch has risen. */
  forget(): void;
}

/** The viewer and the users below him. */
const people = (table: string): string => `
  INSERT INTO ${table} (id)
  SELECT ?1
   UNION
  SELECT x."Id"
    FROM "User" me
    JOIN local_role_closure c ON c.ancestor = me."UserRoleId"
    JOIN "User" x ON x."UserRoleId" = c.descendant
   WHERE me."Id" = ?1`;

/** The users and groups by whose shares he gains. */
const grantees = (table: string, from: string): string => `
  INSERT INTO ${table} (id)
  SELECT id FROM ${from}
   UNION
  SELECT group_id FROM local_group_user WHERE user_id = ?1
   UNION
  SELECT m.group_id FROM (SELECT DISTINCT group_id FROM local_group_user WHERE user_id IN (SELECT id FROM ${from})) m
    JOIN "Group" g ON g."Id" = m.group_id
   WHERE g."Type" <> 'Regular' OR g."DoesIncludeBosses" = 1`;

/** Queues whose members are among these people. */
const queues = (table: string): string => `
  INSERT OR IGNORE INTO ${table} (id)
  SELECT g."Id" FROM "Group" g
   WHERE g."Type" = 'Queue'
     AND EXISTS (SELECT 1 FROM local_group_user m WHERE m.group_id = g."Id" AND m.user_id IN (SELECT id FROM ${table}))`;

const ruleOwners = (table: string, hierarchy: string, from: string): string => `
  INSERT INTO ${table} (id)
  SELECT id FROM ${hierarchy}
   UNION
  SELECT s.user_id
    FROM "UserServicePresenceOwnerSharingRule" r
    JOIN local_group_user s ON s.group_id = r."GroupId"
   WHERE r."UserOrGroupId" IN (SELECT id FROM ${from})`;

const sharedRecords = (table: string, from: string): string => `
  INSERT OR IGNORE INTO ${table} (id)
  SELECT s."ParentId" FROM ${from} f CROSS JOIN local_share s ON s."UserOrGroupId" = f.id`;

function isAnythingGiven(db: DatabaseSyncInstance): boolean {
  const found = readRow<{ given: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM "UserServicePresenceOwnerSharingRule") OR EXISTS (SELECT 1 FROM local_share) AS given`,
  );
  return found?.given === 1;
}

/** Counted over all: several may share a connection. */
let made = 0;

/** Keeps the tables of the `capacity` viewers that asked last. */
export function createVisibleOwners(db: DatabaseSyncInstance, capacity = 64): VisibleOwners {
  const kept = new Map<string, Visible>();

  const drop = (table: string): void => db.exec(`DROP TABLE ${table}`);
  const discard = (userId: string, { hierarchy, presence, shared, grantees }: Visible): void => {
    const tables = new Set([hierarchy.table, presence.table, shared, grantees]);
    for (const table of tables) if (table !== undefined) drop(table);
    kept.delete(userId);
  };
  const create = (kind: string, fill: (table: string) => string, ...binds: string[]): [string, number] => {
    made += 1;
    const name = `${kind}_${made}`;
    const table = `temp.${name}`;
    db.exec(`CREATE TEMP TABLE ${name} (id TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID`);
    return [table, write(db, fill(table), ...binds)];
  };

  const find = (userId: string): Visible => {
    const users = readRow<{ n: number }>(db, 'SELECT COUNT(*) AS n FROM "User"')?.n ?? 0;
    const ownersIn = (table: string, count: number): OwnerTable => ({ table, isMost: count * 4 > users });
    const [owners, persons] = create('visible_owners', people, userId);
    const gains = isAnythingGiven(db)
      ? create('grantees', (table) => grantees(table, owners), userId)[0]
      : undefined;
    const count = persons + write(db, queues(owners));
    const hierarchy = ownersIn(owners, count);
    if (gains === undefined)
      return { hierarchy, presence: hierarchy, shared: undefined, grantees: undefined };
    const [ruled, ruledCount] = create('ruled_owners', (table) => ruleOwners(table, owners, gains));
    const [shared, sharedCount] = create('shared_records', (table) => sharedRecords(table, gains));
    if (ruledCount === count) drop(ruled);
    if (sharedCount === 0) drop(shared);
    return {
      hierarchy,
      presence: ruledCount === count ? hierarchy : ownersIn(ruled, ruledCount),
      shared: sharedCount === 0 ? undefined : shared,
      grantees: gains,
    };
  };

  return {
    of(userId) {
      let visible = kept.get(userId);
      if (visible) kept.delete(userId);
      else {
        const oldest = kept.entries().next();
        if (kept.size >= capacity && !oldest.done) discard(...oldest.value);
        visible = find(userId);
      }
      kept.set(userId, visible);
      return visible;
    },
    forget() {
      for (const [userId, visible] of [...kept]) discard(userId, visible);
    },
  };
}
