import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { openWriter } from '../database/open.ts';
import { write } from '../database/statements.ts';
import { idOf, insert, noon, userId, writeSmallOrg, type UserName } from '../fixtures/small-org.ts';
import { raiseAccessEpoch } from '../access/settings.ts';
import { createOmniChannel, type OmniChannel } from '../omni-channel/index.ts';
import { readEventFilter, readTopicQuery } from '../soql/index.ts';
import { createWrites, writableObjects, type Writes } from '../writing/index.ts';
import { createChangeLog } from './change-log.ts';
import type { FeedChannel, FeedData } from './channels.ts';
import { createFeedChannels } from './feed-channels.ts';

export const feedReading = { topicQuery: readTopicQuery, eventFilter: readEventFilter };

/** A small org whose channels can be listened to without a transport. */
export interface FeedOrg {
  readonly db: DatabaseSyncInstance;
  readonly omniChannel: OmniChannel;
  readonly writes: Writes;
  open(name: string, user: UserName, apiVersion?: number): FeedChannel;
  /** The refusal of a subscription, or `open`. */
  refusal(name: string, user: UserName, apiVersion?: number): string;
  /** What a channel tells of what happens meanwhile. */
  heard(channel: FeedChannel, act: () => unknown): FeedData[];
  topic(values: Readonly<Record<string, unknown>>): string;
  /** A row of ObjectPermissions or FieldPermissions for everybody but the administrator. */
  permit(object: string, values: Readonly<Record<string, string | number>>): void;
  close(): void;
}

export const as = (user: UserName) => ({ userId: userId(user), apiVersion: 62 });

export function feedOrg(): FeedOrg {
  const small = writeSmallOrg();
  const db = openWriter(small.file);
  const channels = createFeedChannels(db, feedReading);
  const log = createChangeLog(db);
  const writes = createWrites(db, writableObjects, () => noon);
  const open = (name: string, user: UserName, apiVersion = 62): FeedChannel =>
    channels.open(name, { userId: userId(user), apiVersion });
  let permissions = 0;
  return {
    db,
    omniChannel: createOmniChannel(db),
    writes,
    open,
    refusal(name, user, apiVersion) {
      try {
        open(name, user, apiVersion);
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
      return 'open';
    },
    heard(channel, act) {
      const before = log.newest();
      act();
      return log
        .after(before, 1000)
        .map((change) => channel.dataOf(change))
        .filter((data) => data !== undefined);
    },
    topic: (values) =>
      writes.createOne(as('admin'), {
        object: 'PushTopic',
        values: { Name: 'Presence', ApiVersion: 60, ...values },
      }),
    permit(object, values) {
      permissions += 1;
      const table = 'Field' in values ? 'FieldPermissions' : 'ObjectPermissions';
      insert(db, table, {
        Id: idOf(table, permissions),
        ParentId: idOf('PermissionSet', 2),
        SobjectType: object,
        ...values,
      });
      raiseAccessEpoch(db);
    },
    close() {
      db.close();
      small.remove();
    },
  };
}

/** Forgets all rows of permissions again. */
export function forbidNothing(db: DatabaseSyncInstance): void {
  write(db, 'DELETE FROM "ObjectPermissions"');
  write(db, 'DELETE FROM "FieldPermissions"');
  raiseAccessEpoch(db);
}
