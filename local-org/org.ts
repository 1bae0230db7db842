import { randomBytes } from 'node:crypto';
import { createServer as createProbe } from 'node:net';
import { createSessions } from './access/sessions.ts';
import { changeSettings } from './access/settings.ts';
import { asDataError, DataError, lostFile } from './database/data-error.ts';
import { createFaults } from './faults/index.ts';
import { createChangeLog } from './feed/change-log.ts';
import { createFeedChannels } from './feed/feed-channels.ts';
import { fillFile } from './filling/fill-file.ts';
import { makeUpForMissedDays } from './filling/make-up.ts';
import type { OrgSeed } from './filling/orders.ts';
import { importFile, readImportedUsers, storedImport, type StoredImport } from './import/index.ts';
import { readMeta, writeMeta } from './database/meta.ts';
import { assertSound, openWriter, takeDataFolder } from './database/open.ts';
import { readRow } from './database/statements.ts';
import {
  isSeeded,
  localPassword,
  readDemoUsers,
  startFloor,
  type DemoUser,
  type FloorScheduler,
} from './floor/index.ts';
import { createApiUsage } from './http/api-usage.ts';
import { createServer } from './http/server.ts';
import { createOmniChannel } from './omni-channel/index.ts';
import { startReaders } from './reading/readers.ts';
import { readEventFilter, readTopicQuery } from './soql/index.ts';
import { startClock } from './start-clock.ts';
import { startStreaming } from './streaming.ts';
import type { Telling } from './telling.ts';
import { createWrites, writableObjects } from './writing/index.ts';

export interface OrgOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Where the org's file lies; made when it is not there. */
  readonly folder: string;
  /** The folder of an export that a new org is made from, instead of being grown. */
  readonly import?: string;
  /** How many agents a new org gets; checked against a stored one. Default 200. */
  readonly agents?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Days of past of a new org. Default: 7, from 1,000 agents on 30. */
  readonly pastDays?: number;
  /** Where the clock of a new org starts, epoch milliseconds. Default: real time. */
  readonly now?: number;
  /** Divides the floor's own intervals. Default 1. */
  readonly speed?: number;
  /** Throws away what is stored. */
  readonly reset?: boolean;
  /** False: nothing moves. */
  readonly floor?: boolean;
  /** False switches Omni-Channel off; it stays off until somebody switches it on. */
  readonly omniChannel?: boolean;
  /** Reading threads. Default 2. */
  readonly readers?: number;
  /** Where a start that takes long, and a failure, is told. Nobody is told without it. */
  readonly telling?: Telling;
  /** Gets what keeps the floor from going on, as a full disk: the org answers, but nothing moves in it any more. */
  readonly onFailure?: (error: unknown) => void;
  /** Ends a filling before its time: startOrg then throws. */
  readonly signal?: AbortSignal;
}

export interface RunningOrg {
  readonly url: string;
  /** The users of the demo, or all who may log in to an imported org; the administrator first. */
  readonly users: readonly DemoUser[];
  /** The org's clock, epoch milliseconds. */
  now(): number;
  close(): Promise<void>;
}

/** Starts an org and answers once its port does. Throws DataError for data that cannot be used, and the system's own
 * error for a port that is taken. */
export async function startOrg(options: OrgOptions): Promise<RunningOrg> {
  const undo: (() => unknown)[] = [];
  /** One step that fails keeps none of the others from being taken. */
  const close = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (const step of undo.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
  try {
    return { ...(await start(options, undo)), close };
  } catch (error) {
    // What keeps an org from starting may keep it from stopping too; the first says why.
    await close().catch(() => undefined);
    throw asDataError(options.folder, error);
  }
}

async function start(options: OrgOptions, undo: (() => unknown)[]): Promise<Omit<RunningOrg, 'close'>> {
  const { report, onProgress } = options.telling ?? silence;
  const realTime = (): number => Date.now();
  await assertPortIsFree(options.port);
  const isImport = options.import !== undefined;
  // An import throws away what is stored only when it has something better.
  const folder = takeDataFolder(options.folder, (options.reset ?? false) && !isImport);
  undo.push(() => folder.release());

  const { agents, seed, now, speed = 1 } = options;
  const asked = {
    ...(agents && { agents }),
    ...(seed !== undefined && { seed }),
    ...(now !== undefined && { now }),
  };
  const isNew = await makeFile(folder.file, asked, { ...options, report, onProgress, realTime: realTime() });
  const db = openWriter(folder.file);
  undo.push(() => db.close());
  assertSound(db);
  const readers = startReaders(folder.file, options.readers ?? 2, realTime());
  undo.push(() => readers.close());
  if (options.omniChannel === false) changeSettings(db, { omniChannel: false });

  const imported = readMeta<StoredImport>(db, 'import');
  const startsAt = isNew ? now : imported?.startsAt;
  // Makes the tables of what it writes: the clock asks one of them what happened last.
  const omniChannel = createOmniChannel(db);
  const clock = startClock(db, { file: folder.file, startsAt, realTime });
  undo.push(clock.onAdvance(() => writeMeta(db, 'clockOffset', clock.offset)));
  if (options.floor !== false) {
    await makeUpForMissedDays(db, {
      file: folder.file,
      now: clock.now(),
      report,
      signal: options.signal,
    });
  }
  // A file that was not grown from a seed has agents, but nobody who moves them.
  const floor = isSeeded(db)
    ? startFloor({
        db,
        omniChannel,
        clock,
        scheduler: timers(options.onFailure),
        speed,
        still: options.floor === false,
      })
    : undefined;
  if (floor)
    undo.push(
      () => floor.stop(),
      clock.onAdvance((heading) => floor.catchUp(heading)),
    );

  const organizationId = readRow<{ id: string }>(db, 'SELECT "Id" AS id FROM "Organization"')?.id ?? '';
  const plainSessions = createSessions(db, organizationId, () => randomBytes(48).toString('base64url'));
  const changes = createChangeLog(db);
  const faults = createFaults({
    sessions: plainSessions,
    scheduler: timers(options.onFailure),
    position: () => changes.newest(),
  });
  const streaming = startStreaming({
    db,
    sessions: faults.sessions,
    channels: createFeedChannels(db, { topicQuery: readTopicQuery, eventFilter: readEventFilter }),
    faults: faults.feed,
    now: () => clock.now(),
    soon: (task) => void setImmediate(guarded(options.onFailure, task)),
    report,
  });
  undo.push(() => streaming.close());
  const app = createServer(
    {
      organizationId,
      password: localPassword,
      clock,
      db,
      omniChannel,
      sessions: faults.sessions,
      plainSessions,
      faults: faults.active,
      bayeux: streaming.bayeux,
      streamingUsage: () => streaming.usage(),
      usage: createApiUsage(clock),
      writes: createWrites(db, writableObjects, () => clock.now()),
      lost: lostFile,
      readers: readers.size,
      read: (call, { userId, apiVersion }, args, reader) =>
        faults.read(call, userId, () =>
          readers.read({ call, userId, apiVersion, now: clock.now(), args }, reader),
        ),
      holdAgent: (userId) => floor?.hold(userId),
      releaseAgent: (userId) => floor?.release(userId) ?? { closed: null, opened: null, at: clock.now() },
    },
    report,
  );
  undo.push(
    () => app.close(),
    () => faults.active.removeAll(),
  );
  const url = await app.listen({ host: '127.0.0.1', port: options.port });
  const users = imported
    ? readImportedUsers(db).map((user) => ({ ...user, password: localPassword }))
    : readDemoUsers(db);
  return { url, users, now: () => clock.now() };
}

const silence: Telling = { report: () => undefined, onProgress: () => undefined };

interface Making extends Omit<OrgOptions, 'telling'>, Telling {
  /** Epoch milliseconds. */
  readonly realTime: number;
}

/** Grows or imports the org's file, or checks that the stored one is what was asked for; true when it was grown. */
async function makeFile(file: string, asked: Partial<OrgSeed>, making: Making): Promise<boolean> {
  const { import: folder, reset = false, now, pastDays, realTime, report, onProgress, signal } = making;
  if (folder !== undefined) {
    await importFile(file, { folder, now, realTime, reset, report, onProgress, signal });
    return false;
  }
  if (!storedImport(file)) return fillFile(file, asked, { realTime, pastDays, onProgress, signal });
  const [flag] = Object.keys(asked);
  if (flag === undefined) return false;
  throw new DataError(`${file} holds an imported org, which --${flag} does not fit; --reset makes a new one`);
}

/** `onFailure` gets what a task throws; without it nobody catches that. */
function guarded(onFailure: OrgOptions['onFailure'], task: () => void): () => void {
  return () => {
    try {
      task();
    } catch (error) {
      if (!onFailure) throw error;
      onFailure(error);
    }
  };
}

function timers(onFailure: OrgOptions['onFailure']): FloorScheduler {
  return {
    after(delay, task) {
      const timer = setTimeout(guarded(onFailure, task), delay);
      return () => clearTimeout(timer);
    },
  };
}

/** A port that is taken should be known before a long filling, not after it. */
async function assertPortIsFree(port: number): Promise<void> {
  if (port === 0) return;
  const probe = createProbe();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen({ host: '127.0.0.1', port }, () => probe.close(() => resolve()));
  });
}
