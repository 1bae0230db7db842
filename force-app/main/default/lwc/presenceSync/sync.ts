import type { StatusCatalog } from 'c/presenceModel';
import type { PresenceStore } from 'c/presenceStore';
import type { FeedEnd, PresenceFeed, PresenceGateway, Random, Scheduler, ServerTime } from './ports';
import type { SyncSettings } from './settings';
import type { SyncStatus } from './status';

/** Which feed the settings choose, and how often is asked. */
export interface SyncChoice {
  /** None where the settings want polling, or where `feedRefusal` says why there is none. */
  readonly feed?: PresenceFeed;
  readonly feedRefusal?: FeedEnd;
  readonly settings?: SyncSettings;
}

export interface PresenceSyncParts extends SyncChoice {
  readonly gateway: PresenceGateway;
  readonly store: PresenceStore;
  readonly clock: ServerTime;
  readonly scheduler: Scheduler;
  readonly random: Random;
}

/** Keeps the store equal to what a user-mode query would return now, and says how old it is. */
export interface PresenceSync {
  start(): void;
  /** What has been chosen meanwhile takes the place of what was; without settings those stay. */
  choose(choice: SyncChoice): void;
  /** For good: nothing runs afterwards. Another engine may take over the store. */
  stop(): void;
  /** Reads everything again now; resolves, never rejects, when the rows have been read or could not be. */
  refresh(): Promise<void>;
  /** A hidden page reads nothing; one that is shown again catches up. */
  setVisible(visible: boolean): void;
  status(): SyncStatus;
  /** Statuses and channels, once they have been read. */
  catalog(): StatusCatalog | undefined;
  /** The answer ends the subscription. */
  subscribe(listener: (status: SyncStatus) => void): () => void;
}
