import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { FloorPosition } from './floor-time.ts';
import type { FloorDefinition } from './roster.ts';

/** A held agent is left alone by the floor; `released` waits for a floor that moves to take him back. */
export type Hold = 'held' | 'released';

/** What the floor keeps in the org's file. */
export interface StoredFloor {
  /** Undefined in a file that was not seeded, or whose seeding was killed. */
  definition(): FloorDefinition | undefined;
  position(): FloorPosition | undefined;
  /** Last act of seeding. */
  create(definition: FloorDefinition, position: FloorPosition): void;
  moveTo(position: FloorPosition): void;
  holds(): Map<string, Hold>;
  setHold(userId: string, hold: Hold | undefined): void;
}

interface FloorRow {
  readonly seed: number;
  readonly agents: number;
  readonly seeded_at: number;
  readonly org_at: number;
  readonly floor_at: number;
}

export function openStoredFloor(db: DatabaseSyncInstance): StoredFloor {
  db.exec(`CREATE TABLE IF NOT EXISTS floor (
      only INTEGER PRIMARY KEY CHECK (only = 1), seed INTEGER NOT NULL, agents INTEGER NOT NULL,
      seeded_at INTEGER NOT NULL, org_at REAL NOT NULL, floor_at REAL NOT NULL);
    CREATE TABLE IF NOT EXISTS floor_hold (user_id TEXT PRIMARY KEY NOT NULL, hold TEXT NOT NULL) WITHOUT ROWID`);
  const read = db.prepare('SELECT * FROM floor');
  const create = db.prepare('INSERT INTO floor VALUES (1, ?, ?, ?, ?, ?)');
  const move = db.prepare('UPDATE floor SET org_at = ?, floor_at = ?');
  const holds = db.prepare('SELECT user_id AS userId, hold FROM floor_hold');
  const hold = db.prepare('INSERT OR REPLACE INTO floor_hold VALUES (?, ?)');
  const release = db.prepare('DELETE FROM floor_hold WHERE user_id = ?');
  const row = (): FloorRow | undefined => read.get() as FloorRow | undefined;
  return {
    definition() {
      const found = row();
      return found && { seed: found.seed, agents: found.agents, seededAt: found.seeded_at };
    },
    position() {
      const found = row();
      return found && { orgAt: found.org_at, floorAt: found.floor_at };
    },
    create({ seed, agents, seededAt }, { orgAt, floorAt }) {
      create.run(seed, agents, seededAt, orgAt, floorAt);
    },
    moveTo({ orgAt, floorAt }) {
      move.run(orgAt, floorAt);
    },
    holds: () =>
      new Map((holds.all() as { userId: string; hold: Hold }[]).map((each) => [each.userId, each.hold])),
    setHold(userId, state) {
      if (state) hold.run(userId, state);
      else release.run(userId);
    },
  };
}

/** Until when, by the org's clock, the floor of a file has lived: epoch milliseconds; undefined where none was seeded. */
export function floorStandsAt(db: DatabaseSyncInstance): number | undefined {
  return openStoredFloor(db).position()?.orgAt;
}
