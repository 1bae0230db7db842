import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { openChangeEvents } from './change-event-channel.ts';
import { createChangedRecords } from './changed-records.ts';
import { createChannelMembers } from './channel-members.ts';
import type { FeedChannels } from './channels.ts';
import { createFeedAccess } from './feed-access.ts';
import { createPushTopics } from './push-topics.ts';
import type { FeedReading } from './reading.ts';

/** The channels of an org's file: `/topic/Name` of its PushTopics, and `/data/…` of its change events. `db` is the writing
 * connection: what a user may see is looked up in temp tables of it. */
export function createFeedChannels(db: DatabaseSyncInstance, reading: FeedReading): FeedChannels {
  const access = createFeedAccess(db);
  const records = createChangedRecords(db);
  const members = createChannelMembers(db, access, reading);
  const topics = createPushTopics(db, { access, records, reading });
  return {
    open(name, subscriber) {
      if (name.startsWith('/topic/')) return topics.open(name, subscriber);
      return openChangeEvents(name, subscriber, { access, members, records });
    },
  };
}
