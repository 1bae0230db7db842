import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { CapacityMeter } from './capacity-meter.ts';

/** What a presence configuration gives an agent (object reference: PresenceUserConfig). */
export interface CapacityConfiguration {
  readonly capacity: number;
  readonly interruptCapacity: number;
}

/** The row that counts for a logged-in agent, and its meter. */
export interface AgentSession {
  readonly rowId: string;
  readonly statusId: string;
  readonly meter: CapacityMeter;
}

/**
 * What Omni-Channel must remember of an agent between two writes and no object shows. It stands in the same file,
 * written in the same transaction, so that an org that is killed goes on measuring where it was.
 */
export interface AgentStates {
  exists(userId: string): boolean;
  configuration(userId: string): CapacityConfiguration;
  configure(userId: string, configuration: CapacityConfiguration): void;
  /** Undefined while logged out. */
  session(userId: string): AgentSession | undefined;
  setSession(userId: string, session: AgentSession | undefined): void;
}

/** For users that nobody configured: the platform makes a default configuration when Omni-Channel is enabled. */
const defaultConfiguration: CapacityConfiguration = { capacity: 5, interruptCapacity: 1 };

interface SessionRow {
  readonly row_id: string;
  readonly status_id: string;
  readonly started_at: number;
  readonly changed_at: number;
  readonly load: number;
  readonly load_time: number;
  readonly idle_time: number;
  readonly full_time: number;
}

export function createAgentStates(db: DatabaseSyncInstance): AgentStates {
  db.exec(`CREATE TABLE IF NOT EXISTS presence_configuration (
      user_id TEXT PRIMARY KEY NOT NULL, capacity INTEGER NOT NULL, interrupt_capacity INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS presence_session (
      user_id TEXT PRIMARY KEY NOT NULL, row_id TEXT NOT NULL, status_id TEXT NOT NULL, started_at INTEGER NOT NULL,
      changed_at INTEGER NOT NULL, load REAL NOT NULL, load_time REAL NOT NULL, idle_time INTEGER NOT NULL,
      full_time INTEGER NOT NULL) WITHOUT ROWID`);
  const exists = db.prepare('SELECT 1 FROM "User" WHERE "Id" = ?');
  const configured = db.prepare(
    'SELECT capacity, interrupt_capacity AS interruptCapacity FROM presence_configuration WHERE user_id = ?',
  );
  const configure = db.prepare('INSERT OR REPLACE INTO presence_configuration VALUES (?, ?, ?)');
  const session = db.prepare('SELECT * FROM presence_session WHERE user_id = ?');
  const begin = db.prepare('INSERT OR REPLACE INTO presence_session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const end = db.prepare('DELETE FROM presence_session WHERE user_id = ?');
  return {
    exists: (userId) => exists.get(userId) !== undefined,
    configuration: (userId) =>
      (configured.get(userId) as CapacityConfiguration | undefined) ?? defaultConfiguration,
    configure(userId, { capacity, interruptCapacity }) {
      configure.run(userId, capacity, interruptCapacity);
    },
    session(userId) {
      const row = session.get(userId) as SessionRow | undefined;
      return (
        row && {
          rowId: row.row_id,
          statusId: row.status_id,
          meter: {
            startedAt: row.started_at,
            changedAt: row.changed_at,
            load: row.load,
            loadTime: row.load_time,
            idleTime: row.idle_time,
            fullTime: row.full_time,
          },
        }
      );
    },
    setSession(userId, next) {
      if (!next) {
        end.run(userId);
        return;
      }
      const { startedAt, changedAt, load, loadTime, idleTime, fullTime } = next.meter;
      begin.run(userId, next.rowId, next.statusId, startedAt, changedAt, load, loadTime, idleTime, fullTime);
    },
  };
}
