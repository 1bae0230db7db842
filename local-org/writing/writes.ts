import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readSettings } from '../access/settings.ts';
import { loadViewer } from '../access/viewer.ts';
import { readMeta } from '../database/meta.ts';
import { transaction } from '../database/statements.ts';
import { createChangeLog } from '../feed/change-log.ts';
import { notImitated, OrgError } from '../org-error.ts';
import { createRecycleBin } from '../recycle-bin/index.ts';
import { objects, resolveObject } from '../schema/index.ts';
import type { CustomType } from '../schema/custom-type.ts';
import { to18 } from '../schema/ids.ts';
import type { ResolvedObject } from '../schema/types.ts';
import { readChanges, readValues } from './read-values.ts';
import { failed, rolledBack, succeeded, type WriteResult } from './results.ts';
import type { WritableObject, WritableObjects, WriteCall, Writer } from './types.ts';

/** Who asks: a session's user and the version in the path. */
export interface WriteCaller {
  readonly userId: string;
  readonly apiVersion: number;
}

export interface NewRecord {
  readonly object: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Writes of records through the API. One call is one transaction, in which every record that fails leaves nothing; with
 * `allOrNone` one that fails takes the others with it. What it changes of access holds for every read that begins after.
 * Throws OrgError for a caller that may not ask; what is wrong with a record is in its result.
 */
export interface Writes {
  create(caller: WriteCaller, records: readonly NewRecord[], allOrNone?: boolean): readonly WriteResult[];
  /** Each record's id stands in its values. */
  update(caller: WriteCaller, records: readonly NewRecord[], allOrNone?: boolean): readonly WriteResult[];
  delete(caller: WriteCaller, ids: readonly string[], allOrNone?: boolean): readonly WriteResult[];
  undelete(caller: WriteCaller, ids: readonly string[], allOrNone?: boolean): readonly WriteResult[];
  /** The refusal of one call for one record, or its id: what a request for a single record answers. Throws OrgError. */
  createOne(caller: WriteCaller, record: NewRecord): string;
  updateOne(caller: WriteCaller, record: NewRecord, id: string): void;
  deleteOne(caller: WriteCaller, object: string, id: string): void;
  /** Removes deleted records for good. */
  emptyRecycleBin(caller: WriteCaller, ids: readonly string[]): readonly WriteResult[];
  /** Nothing is upserted here: throws why. */
  upsert(caller: WriteCaller, object: string): never;
}

export function createWrites(db: DatabaseSyncInstance, table: WritableObjects, now: () => number): Writes {
  const writerOf = ({ userId, apiVersion }: WriteCaller): Writer => {
    const viewer = loadViewer(db, userId);
    if (!viewer) throw new OrgError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    return { db, viewer, settings: readSettings(db), apiVersion, now: now() };
  };

  const changes = createChangeLog(db);

  /** Runs `work` for each of a list; answers ids and what went wrong. */
  function run<T>(
    items: readonly T[],
    allOrNone: boolean,
    work: (item: T, settle: Set<Settle>) => string,
  ): readonly (string | OrgError)[] {
    let outcomes: (string | OrgError)[] = [];
    const all = (): void => {
      const settle = new Set<Settle>();
      outcomes = items.map((item) => attempt(db, () => work(item, settle)));
      if (allOrNone && outcomes.some((outcome) => typeof outcome !== 'string')) throw new Undone();
      for (const each of settle) each(db);
    };
    try {
      transaction(db, () => changes.together(all));
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
    }
    return outcomes;
  }

  function create(writer: Writer, { object, values }: NewRecord, settle: Set<Settle>): string {
    const resolved = objectFor(writer, object);
    const writable = table[resolved.name];
    if (!writable?.create) throw refusal(writable, 'create', writer, resolved.name);
    const id = writable.create(writer, readValues(resolved, values));
    if (writable.settle) settle.add(writable.settle);
    return id;
  }

  function update(writer: Writer, { object, values }: NewRecord, text: string, settle: Set<Settle>): string {
    const resolved = objectFor(writer, object);
    const writable = table[resolved.name];
    if (!writable?.update) throw refusal(writable, 'update', writer, resolved.name);
    const { id, object: named } = recordOf(writer, text);
    if (named.name !== resolved.name) throw noSuchRecord(404);
    writable.update(writer, id, readChanges(resolved, values));
    if (writable.settle) settle.add(writable.settle);
    return id;
  }

  function act(call: 'delete' | 'undelete', writer: Writer, text: string, settle: Set<Settle>): string {
    const { id, object } = recordOf(writer, text);
    const writable = table[object.name];
    const work = writable?.[call];
    if (!work) throw refusal(writable, call, writer, object.name);
    work(writer, id);
    if (writable.settle) settle.add(writable.settle);
    return id;
  }

  const results = (outcomes: readonly (string | OrgError)[], allOrNone: boolean): readonly WriteResult[] => {
    const isUndone = allOrNone && outcomes.some((outcome) => typeof outcome !== 'string');
    return outcomes.map((outcome) => {
      if (typeof outcome !== 'string') return failed(outcome);
      return isUndone ? rolledBack : succeeded(outcome);
    });
  };
  const one = (outcomes: readonly (string | OrgError)[]): string => {
    const [outcome] = outcomes;
    if (typeof outcome !== 'string') throw outcome ?? new Error('nothing was asked for');
    return outcome;
  };

  return {
    create(caller, records, allOrNone = false) {
      const writer = writerOf(caller);
      return results(
        run(records, allOrNone, (record, settle) => create(writer, record, settle)),
        allOrNone,
      );
    },
    update(caller, records, allOrNone = false) {
      const writer = writerOf(caller);
      return results(
        run(records, allOrNone, (record, settle) => update(writer, record, idIn(record), settle)),
        allOrNone,
      );
    },
    delete(caller, ids, allOrNone = false) {
      const writer = writerOf(caller);
      return results(
        run(ids, allOrNone, (id, settle) => act('delete', writer, id, settle)),
        allOrNone,
      );
    },
    undelete(caller, ids, allOrNone = false) {
      const writer = writerOf(caller);
      return results(
        run(ids, allOrNone, (id, settle) => act('undelete', writer, id, settle)),
        allOrNone,
      );
    },
    createOne(caller, record) {
      const writer = writerOf(caller);
      return one(run([record], true, (each, settle) => create(writer, each, settle)));
    },
    updateOne(caller, record, id) {
      const writer = writerOf(caller);
      one(run([record], true, (each, settle) => update(writer, each, id, settle)));
    },
    deleteOne(caller, object, id) {
      const writer = writerOf(caller);
      const resolved = objectFor(writer, object);
      const isOther = to18(id)?.startsWith(resolved.object.keyPrefix) === false;
      // A path that names another object than the id does.
      if (isOther) throw noSuchRecord(404);
      const [outcome] = run([id], true, (each, settle) => act('delete', writer, each, settle));
      // The path of a record that is not there.
      if (outcome instanceof OrgError && outcome.errorCode === 'INVALID_CROSS_REFERENCE_KEY') {
        throw noSuchRecord(404);
      }
      one([outcome ?? noSuchRecord(404)]);
    },
    emptyRecycleBin(caller, ids) {
      const { viewer, now: at } = writerOf(caller);
      const bin = createRecycleBin(db);
      const act = { by: viewer.userId, at };
      // Others' deletions take Modify All Data, which here goes with Customize Application.
      return results(
        run(ids, false, (id) => bin.empty(id, act, viewer.customizeApplication)),
        false,
      );
    },
    upsert(caller, object) {
      const writer = writerOf(caller);
      const resolved = objectFor(writer, object);
      throw refusal(table[resolved.name], 'update', writer, resolved.name);
    },
  };
}

/** In whatever case its client writes it. */
function idIn({ values }: NewRecord): string {
  const [, id] = Object.entries(values).find(([name]) => name.toLowerCase() === 'id') ?? [];
  return typeof id === 'string' ? id : '';
}

type Settle = (db: DatabaseSyncInstance) => void;

/** Takes a transaction back whose outcome is known. */
class Undone extends Error {
  override readonly name = 'Undone';
}

function attempt(db: DatabaseSyncInstance, work: () => string): string | OrgError {
  db.exec('SAVEPOINT record');
  try {
    const id = work();
    db.exec('RELEASE record');
    return id;
  } catch (error) {
    db.exec('ROLLBACK TO record; RELEASE record');
    if (error instanceof OrgError) return error;
    throw error;
  }
}

function refusal(writable: WritableObject | undefined, call: WriteCall, writer: Writer, name: string): Error {
  return writable?.refuse?.(call, writer) ?? notImitated(`${call} of ${name}`);
}

/** The object as the writer meets it. Throws 404 NOT_FOUND. */
function objectFor({ db, viewer, settings, apiVersion }: Writer, name: string): ResolvedObject {
  const gate = { ...settings, apiVersion };
  const object = resolveObject(name, gate);
  if (!object && isCustomType(db, name)) {
    throw notImitated(`writing records of ${name} other than by a deploy of CustomMetadata`);
  }
  if (!object || viewer.hiddenObjects.has(object.name)) throw noSuchRecord(404);
  return object;
}

function isCustomType(db: DatabaseSyncInstance, name: string): boolean {
  const types = readMeta<readonly CustomType[]>(db, 'customTypes') ?? [];
  return types.some((type) => type.name.toLowerCase() === name.toLowerCase());
}

function recordOf(writer: Writer, text: string): { id: string; object: ResolvedObject } {
  const id = to18(text);
  if (id === undefined) throw new OrgError(400, 'MALFORMED_ID', `bad id ${text}`);
  const found = objects.find(({ keyPrefix }) => id.startsWith(keyPrefix));
  if (!found) throw new OrgError(400, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  return { id, object: objectFor(writer, found.name) };
}

function noSuchRecord(status: number): OrgError {
  return new OrgError(status, 'NOT_FOUND', 'The requested resource does not exist');
}
