import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readAccessEpoch, readSettings } from '../access/settings.ts';
import type { OrgSettings, Viewer } from '../access/types.ts';
import { loadViewer } from '../access/viewer.ts';
import { createVisibleOwners, type Visible } from '../access/visible-owners.ts';
import type { SObject } from '../schema/types.ts';
import type { StoredValues } from './change-log.ts';

/** Who may what, as of now, kept until somebody's access changes: it is asked for each subscriber and change. */
export interface FeedAccess {
  /** Rises with every change of access, settings and topics. */
  epoch(): number;
  settings(): OrgSettings;
  /** Undefined for a user who is gone or inactive. */
  viewer(userId: string): Viewer | undefined;
  /** Whether sharing lets him see a record of this object. */
  maySee(userId: string, object: SObject, record: StoredValues): boolean;
}

/** Whose records a user sees, and which besides. */
interface Seen {
  readonly hierarchy: ReadonlySet<unknown>;
  readonly presence: ReadonlySet<unknown>;
  readonly shared: ReadonlySet<unknown>;
}

export function createFeedAccess(db: DatabaseSyncInstance): FeedAccess {
  const total = db.prepare('SELECT total_changes() AS n');
  const viewers = new Map<string, Viewer | undefined>();
  const seen = new Map<string, Seen>();
  let written = -1;
  let known = -1;
  let settings = readSettings(db);

  /** Nothing can have changed while nothing was written, which costs less to ask. */
  function epoch(): number {
    const { n } = total.get() as { n: number };
    if (n === written) return known;
    written = n;
    const now = readAccessEpoch(db);
    if (now === known) return known;
    known = now;
    viewers.clear();
    seen.clear();
    settings = readSettings(db);
    return known;
  }

  function viewer(userId: string): Viewer | undefined {
    epoch();
    if (!viewers.has(userId)) viewers.set(userId, loadViewer(db, userId));
    return viewers.get(userId);
  }

  function seenBy(userId: string): Seen {
    let found = seen.get(userId);
    if (!found) {
      // The tables are this connection's: they are read once and dropped.
      const owners = createVisibleOwners(db);
      found = read(owners.of(userId));
      owners.forget();
      seen.set(userId, found);
    }
    return found;
  }

  function read({ hierarchy, presence, shared }: Visible): Seen {
    const ids = (table: string): Set<unknown> => new Set(readIds(db, table));
    const own = ids(hierarchy.table);
    return {
      hierarchy: own,
      presence: presence.table === hierarchy.table ? own : ids(presence.table),
      shared: shared === undefined ? new Set() : ids(shared),
    };
  }

  return {
    epoch,
    settings() {
      epoch();
      return settings;
    },
    viewer,
    maySee(userId, object, record) {
      const who = viewer(userId);
      if (!who || who.hiddenObjects.has(object.name)) return false;
      if (object.sharing === 'public-read' || settings.sharing === 'Read') return true;
      if (who.viewAllData || who.viewAllRecords.has(object.name)) return true;
      const { hierarchy, presence, shared } = seenBy(userId);
      if (object.name !== 'UserServicePresence') return hierarchy.has(record['OwnerId']);
      return presence.has(record['OwnerId']) || shared.has(record['Id']);
    },
  };
}

/** Prepared anew: the table is another one each time. */
function readIds(db: DatabaseSyncInstance, table: string): unknown[] {
  return (db.prepare(`SELECT id FROM ${table}`).all() as { id: unknown }[]).map(({ id }) => id);
}
