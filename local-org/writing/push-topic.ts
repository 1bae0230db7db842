import { hasObjectRight } from '../access/object-rights.ts';
import { readRow, write, type SqlValue } from '../database/statements.ts';
import { readTopicQuery } from '../soql/index.ts';
import { insertRecord } from './insert-record.ts';
import { assertRecord, noAccess, refused } from './refusals.ts';
import type { NewValues, WritableObject, Writer } from './types.ts';

/** "Maximum number of topics (PushTopic records) per org": 50, in Unlimited and Performance Edition 100. An inactive one
 * does not count. */
const mostActive = 50;
/** "It must be an API version greater than 20.0." */
const versions = { above: 20, newest: 67 };

const defaults = {
  IsActive: 1,
  NotifyForFields: 'Referenced',
  NotifyForOperationCreate: 1,
  NotifyForOperationUpdate: 1,
  NotifyForOperationDelete: 1,
  NotifyForOperationUndelete: 1,
} as const;

/** Topics of streaming: "Users with the Create permission can create this record", and so on for the others. */
export const pushTopicWrites: WritableObject = {
  create(writer, values) {
    assertMay(writer, 'Create');
    const topic = { ...defaults, ...values };
    assertTopic(writer, topic, null);
    return insertRecord(writer, 'PushTopic', {
      ...topic,
      NotifyForOperations: operationsOf(topic),
      IsDeleted: 0,
    });
  },
  update(writer, id, values) {
    assertMay(writer, 'Edit');
    const { db, viewer, now } = writer;
    assertRecord(db, 'PushTopic', id);
    const stored = readRow<Record<string, SqlValue>>(db, 'SELECT * FROM "PushTopic" WHERE "Id" = ?', id);
    const topic = { ...stored, ...values };
    assertTopic(writer, topic, id);
    const at = Math.floor(now / 1000) * 1000;
    const changed: NewValues = {
      ...values,
      NotifyForOperations: operationsOf(topic),
      LastModifiedDate: at,
      LastModifiedById: viewer.userId,
      SystemModstamp: at,
    };
    const names = Object.keys(changed);
    write(
      db,
      `UPDATE "PushTopic" SET ${names.map((name) => `"${name}" = ?`).join(', ')} WHERE "Id" = ?`,
      ...names.map((name) => changed[name] ?? null),
      id,
    );
  },
  delete(writer, id) {
    assertMay(writer, 'Delete');
    assertRecord(writer.db, 'PushTopic', id);
    write(writer.db, 'DELETE FROM "PushTopic" WHERE "Id" = ?', id);
  },
};

function assertMay({ db, viewer }: Writer, right: 'Create' | 'Edit' | 'Delete'): void {
  if (!viewer.customizeApplication && !hasObjectRight(db, viewer.userId, 'PushTopic', right))
    throw noAccess();
}

function assertTopic({ db, settings }: Writer, topic: NewValues, id: string | null): void {
  const version = Number(topic['ApiVersion']);
  if (!(version > versions.above && version <= versions.newest)) {
    throw refused('INVALID_FIELD', `ApiVersion: ${version} is not an API version greater than 20.0`, [
      'ApiVersion',
    ]);
  }
  const name = topic['Name'] ?? null;
  const same = readRow<{ id: string }>(
    db,
    'SELECT "Id" AS id FROM "PushTopic" WHERE "Name" = ? AND "Id" IS NOT ?',
    name,
    id,
  );
  if (same) {
    throw refused(
      'DUPLICATE_VALUE',
      `duplicate value found: Name duplicates value on record with id: ${same.id}`,
      ['Name'],
    );
  }
  assertQuery(readTopicQuery(String(topic['Query']), { ...settings, apiVersion: version }), topic);
  if (topic['IsActive'] === 1) assertRoom({ db }, id);
}

/** "If the PushTopic.NotifyForFields value is Select, the PushTopic query must have a SELECT clause with at least one
 * field other than ID", and so on. */
function assertQuery({ selected, where }: ReturnType<typeof readTopicQuery>, topic: NewValues): void {
  const selects = selected.some((field) => field !== 'Id');
  const tests = (where?.fields ?? []).some((field) => field !== 'Id');
  const kind = String(topic['NotifyForFields']);
  const isEnough = { Select: selects, Where: tests, Referenced: selects || tests }[kind] ?? true;
  if (isEnough) return;
  throw refused('INVALID_FIELD', `NotifyForFields ${kind}: the query names no field other than Id there`, [
    'NotifyForFields',
  ]);
}

function assertRoom({ db }: Pick<Writer, 'db'>, id: string | null): void {
  const { n = 0 } =
    readRow<{ n: number }>(
      db,
      'SELECT COUNT(*) AS n FROM "PushTopic" WHERE "IsActive" = 1 AND "Id" IS NOT ?',
      id,
    ) ?? {};
  if (n >= mostActive) throw refused('LIMIT_EXCEEDED', `an org has at most ${mostActive} active PushTopics`);
}

/** Read-only, for clients of 28.0 and before. */
function operationsOf(topic: NewValues): string {
  const [create, update] = [topic['NotifyForOperationCreate'] === 1, topic['NotifyForOperationUpdate'] === 1];
  if (create && update) return 'All';
  return create ? 'Create' : update ? 'Update' : 'Extended';
}
