import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { OrgSettings, Viewer } from '../access/types.ts';
import type { SqlValue } from '../database/statements.ts';

/** Who writes, by which version, and when: epoch milliseconds of the org's clock. */
export interface Writer {
  readonly db: DatabaseSyncInstance;
  readonly viewer: Viewer;
  readonly settings: OrgSettings;
  /** 32.0 is 32. */
  readonly apiVersion: number;
  readonly now: number;
}

/** The values of a record, checked against the schema: by the field's own name, in the form in which they are stored. */
export type NewValues = Readonly<Record<string, SqlValue>>;

/**
 * What can be done to the records of one object. A call that is absent is refused. Each runs in a transaction that takes
 * back what it wrote when it throws OrgError; `id` has 18 characters and the object's key prefix.
 */
export interface WritableObject {
  /** Answers the new record's id. */
  readonly create?: (writer: Writer, values: NewValues) => string;
  /** `values` are those that change. */
  readonly update?: (writer: Writer, id: string, values: NewValues) => void;
  readonly delete?: (writer: Writer, id: string) => void;
  readonly undelete?: (writer: Writer, id: string) => void;
  /** Run once, before the transaction ends, when one of its records was written. */
  readonly settle?: (db: DatabaseSyncInstance) => void;
  /** Why a call that is absent is refused, in the platform's words; without it the local org says that it does not imitate
   * the call. */
  readonly refuse?: (call: WriteCall, writer: Writer) => Error | undefined;
}

export type WriteCall = 'create' | 'update' | 'delete' | 'undelete';

/** By the object's own name. */
export type WritableObjects = Readonly<Record<string, WritableObject>>;
