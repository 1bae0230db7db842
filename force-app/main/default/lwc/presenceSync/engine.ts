import { createAgeTimer } from './ageTimer';
import { retryDelay } from './backoff';
import { createCaller } from './caller';
import { gatewayErrorOf } from './failure';
import { createFollowing } from './following';
import { createLeaving } from './leaving';
import { createPartReads } from './partReads';
import type { GatewayError } from './ports';
import { createReading, type Finished } from './reading';
import { createRounds } from './rounds';
import { createRowReads } from './rowReads';
import { defaultSyncSettings } from './settings';
import { ageOfData, type SyncStatus } from './status';
import type { PresenceSync, PresenceSyncParts } from './sync';
import { createTeller } from './teller';

export function createPresenceSync(parts: PresenceSyncParts): PresenceSync {
  const { gateway, store, clock, scheduler, random } = parts;
  let current = parts.settings ?? defaultSyncSettings();
  const settings = () => current;
  const caller = createCaller(clock, scheduler, current.answerWithin);
  let visible = true;
  /** As of the last finished read. */
  let staleAfter = current.staleAfter;
  let finishedAt = -Infinity;
  let readMore = false;
  /** Somebody has asked during a retry, which may have begun too early for him. */
  let askedMeanwhile = false;
  let cancelLeaving = () => {};

  const following = createFollowing({
    store,
    clock,
    scheduler,
    random,
    settings,
    onOpened: () => ask('changed'),
    onTold: () => ask(),
    onLost: lost,
  });
  const leaving = createLeaving(store, settings);
  const rows = createRowReads({
    gateway,
    store,
    caller,
    clock,
    settings,
    onAnswer(records, serverTime) {
      following.compare(records, serverTime);
      leaving.note(records);
    },
    onRemoved: () => beside.want('roster'),
  });
  const beside = createPartReads({
    gateway,
    store,
    caller,
    clock,
    random,
    settings,
    isClosed: () => isStopped() || status().state === 'denied',
    readOlder: () => rows.older(),
    onChange: () => tell({}),
  });
  const { status, tell, subscribe, end } = createTeller<SyncStatus>(
    { state: 'idle', feed: 'none', reason: 'not-started', failures: 0, missed: 0, parts: beside.states() },
    (state) => ({
      feed:
        state === 'idle' || state === 'stopped' || state === 'denied'
          ? 'none'
          : (following.inUse() ?? 'polling'),
      feedEnd: following.end(),
      parts: beside.states(),
    }),
  );
  const reading = createReading({
    rows,
    following,
    clock,
    settings,
    isLoaded: () => status().reconciled !== undefined,
    onFinished: finished,
    onMissed(missed) {
      if (missed > 0) tell({ missed: status().missed + missed });
    },
  });
  const rounds = createRounds({
    scheduler,
    read: readOnce,
    onDue() {
      reading.want('changed');
      void rounds.run();
    },
    onEnd() {
      if (status().failures > 0) return;
      if (askedMeanwhile) {
        void rounds.run();
        return;
      }
      planLeaving();
      void beside.readDue(readMore);
      readMore = false;
    },
    isStopped,
  });
  const age = createAgeTimer({
    scheduler,
    age: () => (visible && !isStopped() ? ageOfData(status(), clock.atMost()) : undefined),
    staleAfter: () => staleAfter,
    onStale() {
      if (status().state !== 'stale') tell(status().error === undefined ? { reason: 'late' } : {}, 'aged');
    },
  });

  function isStopped(): boolean {
    return status().state === 'stopped';
  }

  /** Reads now; while nothing can be read, the retry does. */
  function ask(what?: 'changed'): void {
    if (what !== undefined) reading.want(what);
    if (!visible) return;
    if (status().failures === 0) void rounds.run();
    else askedMeanwhile = true;
  }

  /** Answers the milliseconds until the next read. */
  async function readOnce(): Promise<number> {
    askedMeanwhile = false;
    try {
      // The first answer brings the server's clock, which every bound of a read is counted from.
      if (beside.states().catalog === 'waiting') await beside.readCatalog();
      await reading.read();
      return untilNext();
    } catch (thrown) {
      return isStopped() ? 0 : failed(gatewayErrorOf(thrown));
    } finally {
      if (!isStopped() && status().knownComplete !== undefined) store.advance(clock.now());
    }
  }

  function untilNext(): number {
    const jitter = 1 + 0.1 * random();
    if (following.inUse() === undefined) return current.poll * jitter;
    return Math.max(0, reading.untilReconcile() + current.reconcile * (jitter - 1));
  }

  function finished({ serverTime, mark, all }: Finished): void {
    if (isStopped()) return;
    store.complete(serverTime);
    finishedAt = clock.monotonic();
    readMore = true;
    const fed = following.covers(mark);
    // A delta is not all that the page has to catch up with.
    const isBehind = !all && following.owes() && status().state === 'catching-up';
    staleAfter = fed ? current.staleOnFeed : current.staleAfter;
    tell(
      {
        ...(all ? { reconciled: serverTime } : {}),
        error: undefined,
        failures: 0,
        nextTry: undefined,
        knownComplete: serverTime,
        ...(isBehind ? {} : { reason: visible ? (fed ? 'feed' : 'polling') : 'hidden' }),
      },
      isBehind ? undefined : fed ? 'synced' : 'polled',
    );
    age.watch();
    // Where the rows had been refused there is no feed.
    if (visible) following.open();
  }

  function failed(error: GatewayError): number {
    const failures = status().failures + 1;
    const delay = retryDelay(failures, error.kind, random, current);
    const facts = { error, failures, nextTry: clock.now() + delay };
    if (error.kind === 'denied') {
      forget();
      tell({ ...facts, reason: 'denied', knownComplete: undefined, reconciled: undefined }, 'refused');
    } else {
      tell({ ...facts, reason: error.kind === 'other' ? 'failed' : error.kind }, 'failed');
    }
    return delay;
  }

  /** Nothing tells what changes from now on: the data may grow older by as much as polled data may be. */
  function lost(wasInUse: boolean): void {
    if (!wasInUse) {
      tell({});
      return;
    }
    staleAfter = Math.min(staleAfter, (ageOfData(status(), clock.atMost()) ?? 0) + current.staleAfter);
    tell({ reason: 'feed-lost' }, 'lost');
    age.watch();
  }

  /** Who may not read may not go on seeing what he read before. */
  function forget(): void {
    age.cancel();
    following.close();
    store.clear();
    rows.forget();
    reading.want('all');
    beside.want('older', 'roster', 'people');
  }

  /** Polls find out by themselves who has left. */
  function planLeaving(): void {
    cancelLeaving();
    const dueAt = leaving.dueAt();
    if (dueAt === undefined || !visible || following.inUse() === undefined) return;
    const wait = Math.max(dueAt - clock.now(), finishedAt + current.poll - clock.monotonic());
    cancelLeaving = scheduler.after(Math.max(0, wait), () => ask('changed'));
  }

  function hide(): void {
    rounds.pause(true);
    age.cancel();
    cancelLeaving();
    following.hide();
    tell({ reason: 'hidden', nextTry: undefined });
  }

  function show(): void {
    rounds.pause(false);
    following.show();
    const inUse = following.inUse() !== undefined;
    const sinceRead = ageOfData(status(), clock.atMost()) ?? Infinity;
    const unread = inUse ? reading.untilReconcile() : current.poll - sinceRead;
    if (status().failures > 0 || unread <= 0 || status().state !== (inUse ? 'live' : 'polling')) {
      tell({ reason: 'shown-again' }, 'resumed');
      reading.want('changed');
      void rounds.run();
    } else {
      tell({ reason: inUse ? 'feed' : 'polling' });
      if (!rounds.isRunning()) rounds.plan(unread);
      planLeaving();
    }
    if (status().state !== 'denied') following.open();
    age.watch();
  }

  following.use(parts.feed, parts.feedRefusal);

  return {
    start() {
      if (status().state !== 'idle') return;
      tell({ reason: 'first-read' }, 'started');
      if (!visible) return;
      following.open();
      void rounds.run();
    },
    choose({ feed, feedRefusal, settings: next }) {
      if (isStopped()) return;
      const wasInUse = following.inUse() !== undefined;
      current = next ?? current;
      following.use(feed, feedRefusal);
      if (status().state === 'idle') return;
      lost(wasInUse);
      if (!visible) return;
      if (status().state !== 'denied') following.open();
      if (wasInUse) ask('changed');
      else if (!rounds.isRunning() && status().failures === 0) rounds.plan(untilNext());
    },
    stop() {
      if (isStopped()) return;
      rounds.pause(true);
      age.cancel();
      cancelLeaving();
      following.stop();
      tell({ reason: 'stopped', nextTry: undefined }, 'stopped');
      end();
      caller.end();
    },
    refresh() {
      if (status().state === 'idle' || isStopped()) return Promise.resolve();
      beside.want('older', 'roster');
      reading.want('all');
      return rounds.run();
    },
    setVisible(next) {
      if (visible === next) return;
      visible = next;
      if (status().state === 'idle' || isStopped()) return;
      if (visible) show();
      else hide();
    },
    status,
    catalog: () => beside.catalog(),
    subscribe,
  };
}
