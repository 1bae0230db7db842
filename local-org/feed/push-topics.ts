import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow } from '../database/statements.ts';
import { objectByName } from '../schema/index.ts';
import type { FieldType, SObject } from '../schema/types.ts';
import type { Viewer } from '../access/types.ts';
import type { ChangeType, LoggedChange, StoredValues } from './change-log.ts';
import type { ChangedRecords } from './changed-records.ts';
import type { FeedChannel, FeedData, Subscriber } from './channels.ts';
import type { FeedAccess } from './feed-access.ts';
import type { FeedReading, TopicQuery } from './reading.ts';
import { noSuchChannel, restrictedChannel } from './refusals.ts';

interface TopicRow {
  readonly query: string;
  readonly apiVersion: number;
  readonly isActive: number;
  readonly fields: 'All' | 'Referenced' | 'Select' | 'Where';
  readonly onCreate: number;
  readonly onUpdate: number;
  readonly onDelete: number;
  readonly onUndelete: number;
}

interface Topic {
  readonly row: TopicRow;
  readonly object: SObject;
  readonly query: TopicQuery;
  /** Whether a change is the topic's business, whoever subscribes. */
  notifies(change: LoggedChange, record: StoredValues): boolean;
}

/** Events of PushTopics are kept for 24 hours. */
const retention = 24 * 3_600_000;

export interface PushTopics {
  /** The channel of `/topic/Name`. Throws FeedRefusal where there is no such active topic, or its subscriber may not read
   * it, its object, or a field of its WHERE clause. */
  open(name: string, subscriber: Subscriber): FeedChannel;
}

export function createPushTopics(
  db: DatabaseSyncInstance,
  { access, records, reading }: { access: FeedAccess; records: ChangedRecords; reading: FeedReading },
): PushTopics {
  const topics = new Map<string, Topic | undefined>();
  let epoch = -1;

  function topicOf(name: string): Topic | undefined {
    if (access.epoch() !== epoch) {
      epoch = access.epoch();
      topics.clear();
    }
    if (!topics.has(name)) topics.set(name, find(name));
    return topics.get(name);
  }

  function find(name: string): Topic | undefined {
    const row = readRow<TopicRow>(
      db,
      `SELECT "Query" AS query, "ApiVersion" AS apiVersion, "IsActive" AS isActive, "NotifyForFields" AS fields,
         "NotifyForOperationCreate" AS onCreate, "NotifyForOperationUpdate" AS onUpdate,
         "NotifyForOperationDelete" AS onDelete, "NotifyForOperationUndelete" AS onUndelete
       FROM "PushTopic" WHERE "Name" = ? COLLATE BINARY`,
      name,
    );
    if (row?.isActive !== 1) return undefined;
    const { omniChannel, interruptibleCapacity } = access.settings();
    try {
      const gate = { apiVersion: row.apiVersion, omniChannel, interruptibleCapacity };
      const query = reading.topicQuery(row.query, gate);
      const object = objectByName(query.object);
      return object && { row, object, query, notifies: createNotifies(row, query) };
    } catch {
      // Its object, or a field, went with a feature that was switched off.
      return undefined;
    }
  }

  const mayHave = (viewer: Viewer | undefined, { query, object }: Topic): viewer is Viewer =>
    viewer !== undefined &&
    !viewer.hiddenObjects.has('PushTopic') &&
    !viewer.hiddenObjects.has(object.name) &&
    !(query.where?.fields ?? []).some((field) => viewer.hiddenFields.has(`${object.name}.${field}`));

  return {
    open(name, { userId }) {
      const [, topicName = ''] = /^\/topic\/(.+)$/.exec(name) ?? [];
      const opened = topicOf(topicName);
      if (!opened) throw noSuchChannel(name);
      if (!mayHave(access.viewer(userId), opened)) throw restrictedChannel();
      return {
        name,
        kind: 'push-topic',
        retention,
        dataOf(change) {
          const topic = topicOf(topicName);
          if (topic?.object.name !== change.entity) return undefined;
          const record = records(change);
          if (!record || !topic.notifies(change, record)) return undefined;
          const viewer = access.viewer(userId);
          // "If … field-level security changes … no streamed notifications are sent."
          if (!mayHave(viewer, topic) || !access.maySee(userId, topic.object, record)) return undefined;
          return notification(change, record, topic, viewer);
        },
      };
    },
  };
}

/** "In general, changes in fields that the system populates … don't trigger notifications." */
const populatedBySystem = new Set(['LastModifiedDate', 'LastModifiedById', 'SystemModstamp']);

function createNotifies(row: TopicRow, { selected, where }: TopicQuery): Topic['notifies'] {
  const wanted: Readonly<Record<ChangeType, number>> = {
    CREATE: row.onCreate,
    UPDATE: row.onUpdate,
    DELETE: row.onDelete,
    UNDELETE: row.onUndelete,
  };
  const tested = where?.fields ?? [];
  const evaluated = {
    All: undefined,
    Referenced: new Set([...selected, ...tested]),
    Select: new Set(selected),
    Where: new Set(tested),
  }[row.fields];
  const known = new WeakMap<LoggedChange, boolean>();

  /** NotifyForFields decides of updates alone ("Event Notification Rules"). */
  function isEvaluated({ changeType, changedFields }: LoggedChange): boolean {
    if (wanted[changeType] !== 1) return false;
    if (changeType !== 'UPDATE') return true;
    return changedFields.some((name) => !populatedBySystem.has(name) && (evaluated?.has(name) ?? true));
  }

  return (change, record) => {
    let is = known.get(change);
    if (is === undefined) {
      is = isEvaluated(change) && (where?.matches(record) ?? true);
      known.set(change, is);
    }
    return is;
  };
}

const typeWords: Readonly<Record<ChangeType, string>> = {
  CREATE: 'created',
  UPDATE: 'updated',
  DELETE: 'deleted',
  UNDELETE: 'undeleted',
};

/** "Message: event and sobject". Of a deleted record only its Id, and the form of times, are unverified. */
function notification(
  { changeType, at }: LoggedChange,
  record: StoredValues,
  { object, query }: Topic,
  viewer: Viewer,
): FeedData {
  const sobject: Record<string, unknown> = {};
  const shown = changeType === 'DELETE' ? ['Id'] : query.selected;
  for (const name of shown) {
    if (viewer.hiddenFields.has(`${object.name}.${name}`)) continue;
    sobject[name] = shownValue(record[name] ?? null, typeOf(object, name));
  }
  return { event: { createdDate: new Date(at).toISOString(), type: typeWords[changeType] }, sobject };
}

function typeOf({ fields }: SObject, name: string): FieldType | undefined {
  const field = fields.find((each) => each.name === name);
  return field?.observed?.type ?? field?.documented?.type;
}

function shownValue(value: string | number | null, type: FieldType | undefined): unknown {
  if (value === null) return null;
  if (type === 'boolean') return value === 1;
  return type === 'dateTime' ? new Date(Number(value)).toISOString() : value;
}
