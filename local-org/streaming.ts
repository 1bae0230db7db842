import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Sessions } from './access/sessions.ts';
import { readSettings } from './access/settings.ts';
import type { FeedChannels } from './feed/channels.ts';
import type { FeedFaults } from './feed/faults.ts';
import { startFeed } from './feed/start-feed.ts';
import { createBayeuxServer, type BayeuxServer } from './http/bayeux-server.ts';
import type { StreamingUsage } from './http/host.ts';

export interface StreamingParts {
  readonly db: DatabaseSyncInstance;
  readonly sessions: Sessions;
  readonly channels: FeedChannels;
  readonly faults: FeedFaults;
  /** The org's clock, epoch milliseconds. */
  readonly now: () => number;
  /** Runs a task after the present turn of the event loop. */
  readonly soon: (task: () => void) => void;
  readonly report: (text: string) => void;
}

export interface Streaming {
  readonly bayeux: BayeuxServer;
  usage(): StreamingUsage;
  close(): void;
}

/** What streams the changes of an org's file to clients. */
export function startStreaming(parts: StreamingParts): Streaming {
  const { db, sessions, channels, faults, now, soon, report } = parts;
  const feed = startFeed(db, now, soon);
  const bayeux = createBayeuxServer({
    hub: feed,
    channels,
    faults,
    isLoggedIn: (token) => sessions.userOf(token) !== undefined,
    maxClients: () => readSettings(db).maxClients,
    report: (error) => report(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  });
  const forget = sessions.onEnd((token) => bayeux.revoke(token));
  return {
    bayeux,
    usage: () => ({
      changeEvents: feed.allocation('change-events'),
      pushTopics: feed.allocation('push-topic'),
      clients: { max: readSettings(db).maxClients, used: bayeux.clients() },
    }),
    close() {
      forget();
      feed.close();
    },
  };
}
