import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow, readRows } from '../database/statements.ts';
import { changeEventHeader, objectOfChangeEvent } from '../schema/change-event-fields.ts';
import { resolveObject } from '../schema/index.ts';
import type { ResolvedObject } from '../schema/types.ts';
import { createChangeEvents, type ChangeEvents } from './change-events.ts';
import type { LoggedChange, StoredValues } from './change-log.ts';
import type { FeedAccess } from './feed-access.ts';
import type { FeedReading, RecordTest } from './reading.ts';

/** An entity that a channel carries. */
export interface Selection {
  readonly object: ResolvedObject;
  readonly events: ChangeEvents;
  readonly filter: RecordTest | undefined;
  /** Enriched fields, and those that the filter asks for ("Auto-Enrichment of Filtered Fields"). */
  readonly enriched: ReadonlySet<string>;
  matches(change: LoggedChange, record: StoredValues | undefined): boolean;
}

export interface ChannelMembers {
  /** By object; undefined for a channel that is not there. */
  of(channel: string): ReadonlyMap<string, Selection> | undefined;
}

export const standardChannel = 'ChangeEvents';
/** What every org of this kind has selected from the start; a member that is deployed takes its place. */
const selectedFromTheStart = 'UserServicePresenceChangeEvent';

interface MemberRow {
  readonly entity: string;
  readonly filter: string | null;
  readonly enriched: string;
}

/** "The subscription uses the latest API version regardless of the API version that the client uses." */
const latest = Infinity;

export function createChannelMembers(
  db: DatabaseSyncInstance,
  access: FeedAccess,
  reading: Pick<FeedReading, 'eventFilter'>,
): ChannelMembers {
  const channels = new Map<string, ReadonlyMap<string, Selection> | undefined>();
  let epoch = -1;

  function find(channel: string): ReadonlyMap<string, Selection> | undefined {
    const isStandard = channel.toLowerCase() === standardChannel.toLowerCase();
    const isThere = readRow(db, 'SELECT 1 FROM event_channel WHERE name = ?', channel) !== undefined;
    if (!isStandard && !isThere) return undefined;
    const rows = readRows<MemberRow>(
      db,
      'SELECT entity, filter, enriched FROM event_channel_member WHERE channel = ? ORDER BY full_name',
      channel,
    );
    const start = { entity: selectedFromTheStart, filter: null, enriched: '[]' };
    const all = isStandard && !rows.some(({ entity }) => entity === start.entity) ? [start, ...rows] : rows;
    return new Map(all.flatMap((row) => entries(row)));
  }

  function entries({ entity, filter: expression, enriched }: MemberRow): [string, Selection][] {
    const { omniChannel, interruptibleCapacity } = access.settings();
    const gate = { apiVersion: latest, omniChannel, interruptibleCapacity };
    const object = resolveObject(objectOfChangeEvent(entity) ?? '', gate);
    if (!object) return [];
    const events = createChangeEvents(object);
    const filter = expression === null ? undefined : reading.eventFilter(expression, object);
    const known = new WeakMap<LoggedChange, boolean>();
    return [
      [
        object.name,
        {
          object,
          events,
          filter,
          enriched: new Set([...(JSON.parse(enriched) as string[]), ...(filter?.fields ?? [])]),
          matches(change, record) {
            if (!filter) return true;
            let is = known.get(change);
            if (is === undefined) {
              is = filter.matches(filtered(change, record, events, filter.fields));
              known.set(change, is);
            }
            return is;
          },
        },
      ],
    ];
  }

  return {
    of(channel) {
      if (access.epoch() !== epoch) {
        epoch = access.epoch();
        channels.clear();
      }
      const key = channel.toLowerCase();
      if (!channels.has(key)) channels.set(key, find(channel));
      return channels.get(key);
    },
  };
}

/** What a filter is asked about: the record as the change left it, and the header. A gap event has no body, so nothing
 * in it equals anything. */
function filtered(
  change: LoggedChange,
  record: StoredValues | undefined,
  events: ChangeEvents,
  fields: readonly string[],
): StoredValues {
  const header = events.header(change, []);
  const names = Object.keys(changeEventHeader) as (keyof typeof changeEventHeader)[];
  const ofHeader: StoredValues = Object.fromEntries(
    names.map((name) => [`ChangeEventHeader.${name}`, header[name]]),
  );
  const body: StoredValues = record ?? Object.fromEntries(fields.map((name) => [name, NaN]));
  return {
    ...body,
    ...ofHeader,
    ...(!record && { 'ChangeEventHeader.changeType': `GAP_${change.changeType}` }),
  };
}
