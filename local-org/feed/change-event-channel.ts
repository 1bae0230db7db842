import { objectOfChangeEvent } from '../schema/change-event-fields.ts';
import { objectByName } from '../schema/index.ts';
import type { Viewer } from '../access/types.ts';
import { retention, type LoggedChange } from './change-log.ts';
import type { ChangedRecords } from './changed-records.ts';
import { standardChannel, type ChannelMembers } from './channel-members.ts';
import type { FeedChannel, FeedData, Subscriber } from './channels.ts';
import type { FeedAccess } from './feed-access.ts';
import { noSuchChannel, restrictedChannel } from './refusals.ts';

/** `/data/ChangeEvents`, `/data/X__chn`, `/data/XChangeEvent`. */
const shape = /^\/data\/(\w+)$/;

export interface ChangeEventPorts {
  readonly access: FeedAccess;
  readonly members: ChannelMembers;
  readonly records: ChangedRecords;
}

/**
 * A channel of change events as one subscriber has it. Throws FeedRefusal where it is not there, or where it is an
 * object's own and he may not see all of its records. On the others events are withheld from him without a word. What he may
 * do is looked up here and never again: "the permission change takes effect after he resubscribes". Sharing is ignored.
 */
export function openChangeEvents(
  name: string,
  { userId, apiVersion }: Subscriber,
  { access, members, records }: ChangeEventPorts,
): FeedChannel {
  const viewer = access.viewer(userId);
  const channel = shape.exec(name)?.[1];
  if (!viewer) throw restrictedChannel();
  if (channel === undefined || !access.settings().omniChannel) throw noSuchChannel(name);
  const only = onlyObject(channel, apiVersion);
  const carrier = only === undefined ? channel : standardChannel;
  const carried = members.of(carrier);
  if (!carried || (only !== undefined && !carried.has(only))) throw noSuchChannel(name);
  if (only !== undefined && !seesAll(viewer, only)) throw restrictedChannel();

  const hidden = new Map<string, ReadonlySet<string>>();
  return {
    name,
    kind: 'change-events',
    retention,
    dataOf(change) {
      const { entity, recordId } = change;
      if (only !== undefined && entity !== only) return undefined;
      const selection = members.of(carrier)?.get(entity);
      if (!selection || !seesAll(viewer, entity)) return undefined;
      const isPlain = selection.enriched.size === 0;
      // Fields that did not change differ from record to record: with them each has its own event.
      if (isPlain && change.isRepeat) return undefined;
      const record = records(change);
      if (!selection.matches(change, record)) return undefined;
      const recordIds = isPlain ? [recordId, ...change.repeatedOn] : [recordId];
      const [names, enriched] = [hiddenOf(viewer, entity), selection.enriched];
      const make = (): FeedData =>
        selection.events.data(change, record, { recordIds, enriched, hidden: names });
      return names.size === 0 ? onceFor(selection, change, make) : make();
    },
  };

  function hiddenOf({ hiddenFields }: Viewer, object: string): ReadonlySet<string> {
    let names = hidden.get(object);
    if (!names) {
      const prefix = `${object}.`;
      const fields = [...hiddenFields].filter((field) => field.startsWith(prefix));
      names = new Set(fields.map((field) => field.slice(prefix.length)));
      hidden.set(object, names);
    }
    return names;
  }
}

/** Whoever may read every field gets the same. */
const made = new WeakMap<object, WeakMap<LoggedChange, FeedData>>();

function onceFor(selection: object, change: LoggedChange, make: () => FeedData): FeedData {
  const known = made.get(selection) ?? new WeakMap<LoggedChange, FeedData>();
  made.set(selection, known);
  const data = known.get(change) ?? make();
  known.set(change, data);
  return data;
}

/** The object whose own channel this is, where its event exists in the subscriber's version. */
function onlyObject(channel: string, apiVersion: number): string | undefined {
  const object = objectByName(objectOfChangeEvent(channel) ?? '');
  const event = object?.associated?.find(({ name }) => name.toLowerCase() === channel.toLowerCase());
  return object && event && event.since <= apiVersion ? object.name : undefined;
}

function seesAll({ hiddenObjects, viewAllData, viewAllRecords }: Viewer, object: string): boolean {
  return !hiddenObjects.has(object) && (viewAllData || viewAllRecords.has(object));
}
