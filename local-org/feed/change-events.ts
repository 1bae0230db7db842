import { createHash } from 'node:crypto';
import { changeEventFields } from '../schema/change-event-fields.ts';
import type { FieldType, ResolvedField, ResolvedObject } from '../schema/types.ts';
import type { LoggedChange, StoredValues } from './change-log.ts';
import type { FeedData } from './channels.ts';

/** ChangeEventHeader as CometD clients get it: "nulledfields" and "diffFields" are Pub/Sub API's alone. */
export interface ChangeEventHeader {
  readonly entityName: string;
  readonly recordIds: readonly string[];
  readonly changeType: string;
  /** Empty: the local org does not keep which API or page made a change. */
  readonly changeOrigin: string;
  readonly transactionKey: string;
  readonly sequenceNumber: number;
  /** Epoch milliseconds. */
  readonly commitTimestamp: number;
  readonly commitNumber: number;
  readonly commitUser: string;
  /** Of an UPDATE only. */
  readonly changedFields?: readonly string[];
}

/** The change events of one object. */
export interface ChangeEvents {
  header(change: LoggedChange, recordIds: readonly string[]): ChangeEventHeader;
  /**
   * The message of a change. `enriched`: fields that are there though they did not change, where they hold something.
   * `hidden`: fields that the subscriber may not read. A record that is gone makes a gap event: a header, no body.
   */
  data(
    change: LoggedChange,
    record: StoredValues | undefined,
    options: { recordIds: readonly string[]; enriched: ReadonlySet<string>; hidden: ReadonlySet<string> },
  ): FeedData;
}

export function createChangeEvents(object: ResolvedObject): ChangeEvents {
  const fields = [...changeEventFields(object).values()].filter(({ name }) => name !== 'Id');
  const names = new Set(fields.map(({ name }) => name));
  const schema = digest(`${object.name} ${[...names].join(' ')}`)
    .toString('base64url')
    .slice(0, 22);

  function header(change: LoggedChange, recordIds: readonly string[]): ChangeEventHeader {
    const { entity, changeType, changedFields, transaction, sequence, at, by } = change;
    return {
      entityName: entity,
      recordIds,
      changeType,
      changeOrigin: '',
      transactionKey: transactionKey(transaction),
      sequenceNumber: sequence,
      commitTimestamp: Math.trunc(at),
      commitNumber: transaction,
      commitUser: by,
      ...(changeType === 'UPDATE' && { changedFields: changedFields.filter((name) => names.has(name)) }),
    };
  }

  /** "Change Event Body Fields": of new records what is not empty, of changed ones what changed, of deleted ones nothing. */
  function isIn(
    field: ResolvedField,
    change: LoggedChange,
    value: unknown,
    enriched: ReadonlySet<string>,
  ): boolean {
    if (value !== null && enriched.has(field.name)) return true;
    if (change.changeType === 'UPDATE') return change.changedFields.includes(field.name);
    return change.changeType !== 'DELETE' && value !== null;
  }

  return {
    header,
    data(change, record, { recordIds, enriched, hidden }) {
      const head = header(change, recordIds);
      if (!record) {
        const gap = { ...head, changeType: `GAP_${head.changeType}`, changedFields: [] };
        return { schema, payload: { ChangeEventHeader: gap } };
      }
      const payload: Record<string, unknown> = { ChangeEventHeader: head };
      for (const field of fields) {
        const value = record[field.name] ?? null;
        if (hidden.has(field.name) || !isIn(field, change, value, enriched)) continue;
        payload[field.name] = eventValue(value, field.type);
      }
      return { schema, payload };
    },
  };
}

/** Times as in the guide's examples, to the second. */
function eventValue(value: string | number | null, type: FieldType): string | number | boolean | null {
  if (value === null) return null;
  if (type === 'boolean') return value === 1;
  if (type === 'dateTime') return new Date(Number(value)).toISOString().replace(/\.\d+Z$/, 'Z');
  return value;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const keys = new Map<number, string>();

/** Shaped as a UUID; the same whenever the transaction is told of. */
function transactionKey(transaction: number): string {
  let key = keys.get(transaction);
  if (key === undefined) {
    const hex = digest(`transaction ${transaction}`).toString('hex').slice(0, 32);
    key = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    if (keys.size > 1000) keys.clear();
    keys.set(transaction, key);
  }
  return key;
}
