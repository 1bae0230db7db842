import type { StatusCatalog } from 'c/presenceModel';
import { tellOne, type PresenceStore } from 'c/presenceStore';
import { retryDelay } from './backoff';
import { createCaller } from './caller';
import { gatewayErrorOf } from './failure';
import { nextState, type SyncEvent } from './machine';
import { createPartReads } from './partReads';
import type { GatewayError, PresenceGateway, Random, Scheduler, ServerTime } from './ports';
import { createRowReads } from './rowReads';
import { defaultSyncSettings, type SyncSettings } from './settings';
import { ageOfData, type SyncReason, type SyncStatus } from './status';

export interface PresenceSyncParts {
  readonly gateway: PresenceGateway;
  readonly store: PresenceStore;
  readonly clock: ServerTime;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly settings?: SyncSettings;
}

/** Keeps the store equal to what a user-mode query would return now, and says how old it is. */
export interface PresenceSync {
  start(): void;
  /** For good: nothing runs afterwards. Another engine may take over the store. */
  stop(): void;
  /** Reads everything again now; resolves, never rejects, when the rows have been read or could not be. */
  refresh(): Promise<void>;
  /** A hidden page reads nothing; one that is shown again catches up. */
  setVisible(visible: boolean): void;
  status(): SyncStatus;
  /** Statuses and channels, once they have been read. */
  catalog(): StatusCatalog | undefined;
  /** The answer ends the subscription. */
  subscribe(listener: (status: SyncStatus) => void): () => void;
}

export function createPresenceSync(parts: PresenceSyncParts): PresenceSync {
  const { gateway, store, clock, scheduler, random } = parts;
  const settings = parts.settings ?? defaultSyncSettings();
  const caller = createCaller(clock, scheduler, settings.answerWithin);
  const listeners = new Set<(status: SyncStatus) => void>();
  const rows = createRowReads({
    gateway,
    store,
    caller,
    clock,
    settings,
    onRemoved: () => beside.want('roster'),
  });
  const isStopped = () => status.state === 'stopped';
  const isClosed = () => isStopped() || status.state === 'denied';
  const beside = createPartReads({
    gateway,
    store,
    caller,
    clock,
    random,
    settings,
    isClosed,
    readOlder: () => rows.older(),
    onChange: () => tell({}),
  });

  let status: SyncStatus = {
    state: 'idle',
    feed: 'none',
    reason: 'not-started',
    failures: 0,
    missed: 0,
    parts: beside.states(),
  };
  let visible = true;
  let running: Promise<void> | undefined;
  let again = false;
  let everything = true;
  /** Monotonic time of the last finished read of all live rows. */
  let reconciledAt = -Infinity;
  let cancelNext = () => {};
  let cancelAged = () => {};

  function tell(facts: Partial<SyncStatus>, event?: SyncEvent): void {
    const state = event === undefined ? status.state : nextState(status.state, event);
    const feed = state === 'idle' || state === 'stopped' || state === 'denied' ? 'none' : 'polling';
    status = { ...status, ...facts, state, feed, parts: beside.states() };
    for (const listener of [...listeners]) tellOne(listener, status);
  }

  function run(): Promise<void> {
    if (running !== undefined) {
      again = true;
      return running;
    }
    cancelNext();
    running = round();
    return running;
  }

  /** Reads until nobody has asked for one more, then plans the next. */
  async function round(): Promise<void> {
    let delay: number;
    do {
      again = false;
      delay = await readOnce();
    } while (again && !isStopped());
    running = undefined;
    if (isStopped()) return;
    plan(delay);
    if (status.failures === 0) void beside.readDue();
  }

  /** Answers the milliseconds until the next read. */
  async function readOnce(): Promise<number> {
    try {
      // The first answer brings the server's clock, which every bound of a read is counted from.
      if (beside.states().catalog === 'waiting') await beside.readCatalog();
      await readRows();
      return settings.poll * (1 + 0.1 * random());
    } catch (thrown) {
      return isStopped() ? 0 : failed(gatewayErrorOf(thrown));
    } finally {
      if (!isStopped() && status.knownComplete !== undefined) store.advance(clock.now());
    }
  }

  async function readRows(): Promise<void> {
    if (everything || clock.monotonic() - reconciledAt >= settings.reconcile) await readAll();
    finished(await rows.changed(), {});
  }

  async function readAll(): Promise<void> {
    everything = false;
    try {
      const serverTime = await rows.all();
      reconciledAt = clock.monotonic();
      finished(serverTime, { reconciled: serverTime });
    } catch (thrown) {
      everything = true;
      // The delta still keeps the page fresh, but what vanished stays unseen: the age of the data grows on.
      if (status.reconciled !== undefined && gatewayErrorOf(thrown).kind === 'other') await rows.changed();
      throw thrown;
    }
  }

  function finished(serverTime: number, facts: Partial<SyncStatus>): void {
    if (isStopped()) return;
    store.complete(serverTime);
    const reason: SyncReason = visible ? 'polling' : 'hidden';
    const cleared = { error: undefined, failures: 0, nextTry: undefined };
    tell({ ...facts, ...cleared, reason, knownComplete: serverTime }, 'polled');
    watchAge();
  }

  function failed(error: GatewayError): number {
    const failures = status.failures + 1;
    const delay = retryDelay(failures, error.kind, random, settings);
    const facts = { error, failures, nextTry: clock.now() + delay };
    if (error.kind === 'denied') {
      forget();
      tell({ ...facts, reason: 'denied', knownComplete: undefined, reconciled: undefined }, 'refused');
    } else {
      tell({ ...facts, reason: error.kind === 'other' ? 'failed' : error.kind }, 'failed');
    }
    return delay;
  }

  /** Who may not read may not go on seeing what he read before. */
  function forget(): void {
    cancelAged();
    store.clear();
    rows.forget();
    everything = true;
    beside.want('older', 'roster', 'people');
  }

  function plan(delay: number): void {
    cancelNext();
    if (visible) cancelNext = scheduler.after(delay, () => void run());
  }

  /** One timer says when the data becomes stale. */
  function watchAge(): void {
    cancelAged();
    const age = ageOfData(status, clock.atMost());
    if (age === undefined || !visible || isStopped()) return;
    if (age >= settings.staleAfter) {
      if (status.state !== 'stale') tell(status.error === undefined ? { reason: 'late' } : {}, 'aged');
      return;
    }
    cancelAged = scheduler.after(settings.staleAfter - age, watchAge);
  }

  return {
    start() {
      if (status.state !== 'idle') return;
      tell({ reason: 'first-read' }, 'started');
      if (visible) void run();
    },
    stop() {
      if (isStopped()) return;
      cancelNext();
      cancelAged();
      tell({ reason: 'stopped', nextTry: undefined }, 'stopped');
      listeners.clear();
      caller.end();
    },
    refresh() {
      if (status.state === 'idle' || isStopped()) return Promise.resolve();
      everything = true;
      beside.want('older', 'roster');
      return run();
    },
    setVisible(next) {
      if (visible === next) return;
      visible = next;
      if (status.state === 'idle' || isStopped()) return;
      if (!visible) {
        cancelNext();
        cancelAged();
        tell({ reason: 'hidden', nextTry: undefined });
        return;
      }
      const age = ageOfData(status, clock.atMost()) ?? Infinity;
      if (status.failures === 0 && age < settings.poll) {
        tell({ reason: 'polling' });
        if (running === undefined) plan(settings.poll - age);
      } else {
        tell({ reason: 'shown-again' }, 'resumed');
        void run();
      }
      watchAge();
    },
    status: () => status,
    catalog: () => beside.catalog(),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
