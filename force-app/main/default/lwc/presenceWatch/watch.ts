import type { StatusCatalog } from 'c/presenceModel';
import type { PresenceStore } from 'c/presenceStore';
import {
  ageOfData,
  createAgeTimer,
  createCaller,
  createRounds,
  createTeller,
  gatewayErrorOf,
  retryDelay,
  type GatewayError,
  type Random,
  type Scheduler,
  type ServerTime,
} from 'c/presenceSync';
import { createAnswers } from './answers';
import { countsOf } from './countsOf';
import { createFactReads } from './factReads';
import type { WatchGateway } from './ports';
import { defaultWatchSettings, type WatchSettings } from './settings';
import type { LastOne, QueueMembers, Standing, WatchCounts, WatchStatus } from './status';
import { createUserReads } from './userReads';
import { createWatched } from './watched';

export interface PresenceWatchParts {
  readonly gateway: WatchGateway;
  readonly store: PresenceStore;
  readonly clock: ServerTime;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly settings?: WatchSettings;
}

/** Keeps the store equal to what a user-mode query would return now for the users who are watched. */
export interface PresenceWatch {
  watch(userId: string, options?: { readonly load?: boolean }): () => void;
  /** Everything but the users and the answers that are under way changes with it. */
  setSettings(settings: WatchSettings): void;
  /** A hidden page reads nothing; one that is shown again catches up. */
  setVisible(visible: boolean): void;
  /** Somebody looks at the page: polls now, unless that has just been done. */
  look(): void;
  /** Resolves, never rejects, when everything has been read again or could not be. */
  refresh(): Promise<void>;
  /** For good: nothing runs afterwards. */
  stop(): void;
  status(): WatchStatus;
  subscribe(listener: (status: WatchStatus) => void): () => void;
  standing(userId: string): Standing;
  countsOf(userIds: readonly string[]): WatchCounts;
  catalog(): StatusCatalog | undefined;
  interruptCapacity(userId: string): Promise<number | undefined>;
  queue(groupId: string): Promise<QueueMembers>;
  lastOne(userId: string): Promise<LastOne | undefined>;
}

export function createPresenceWatch(parts: PresenceWatchParts): PresenceWatch {
  const { gateway, store, clock, scheduler, random } = parts;
  let settings = parts.settings ?? defaultWatchSettings();
  const caller = createCaller(clock, scheduler, settings.answerWithin);
  const watched = createWatched();
  const isStopped = () => status().state === 'stopped';
  const reading = {
    gateway,
    store,
    caller,
    clock,
    random,
    settings: () => settings,
    isClosed: () => isStopped() || status().state === 'denied',
    onChange: () => tell({}),
  };
  const facts = createFactReads({ ...reading, loadUserIds: () => watched.loadUserIds() });
  // A refusal ends with the first read that is not refused: the poll itself goes on in `denied`.
  const users = createUserReads({ ...reading, isClosed: isStopped });
  const answers = createAnswers({
    ...reading,
    readCatalog: () => facts.readCatalog(),
    status: () => status(),
  });

  const partStates = () => ({ ...facts.states(), lastEnds: users.endsState() });
  const { status, tell, subscribe, end } = createTeller<WatchStatus>(
    { state: 'idle', reason: 'not-started', failures: 0, parts: partStates() },
    () => ({ parts: partStates() }),
  );
  const polls = createRounds({
    scheduler,
    read: readOnce,
    onDue: () => void polls.run(),
    onEnd() {
      if (status().failures === 0) void facts.readDue();
    },
    isStopped,
  });
  const age = createAgeTimer({
    scheduler,
    age: () => (visible && !isStopped() && watched.userIds().length > 0 ? ageNow() : undefined),
    staleAfter: () => settings.staleAfter,
    onStale() {
      if (status().state !== 'stale') tell(status().error === undefined ? { reason: 'late' } : {}, 'aged');
    },
  });

  let visible = true;
  /** Monotonic time of the start of the last poll. */
  let askedAt = -Infinity;

  const ageNow = () => ageOfData(status(), clock.atMost());

  /** Answers the milliseconds until the next poll; none while nobody is watched. */
  async function readOnce(): Promise<number | undefined> {
    const userIds = watched.userIds();
    if (userIds.length === 0) {
      store.forgetUsers(store.userIds());
      users.forget();
      return undefined;
    }
    if (status().state === 'idle') tell({ reason: 'first-read' }, 'started');
    askedAt = clock.monotonic();
    try {
      finished(await users.read(userIds));
      return Math.min(settings.poll * (1 + settings.jitter * (2 * random() - 1)), untilSettled(userIds));
    } catch (thrown) {
      return isStopped() ? undefined : failed(gatewayErrorOf(thrown));
    } finally {
      if (!isStopped() && status().knownComplete !== undefined) store.advance(clock.now());
    }
  }

  function finished(serverTime: number): void {
    const cleared = { error: undefined, failures: 0, nextTry: undefined };
    tell({ ...cleared, reason: visible ? 'watching' : 'hidden', knownComplete: serverTime }, 'polled');
    age.watch();
  }

  function failed(error: GatewayError): number {
    const failures = status().failures + 1;
    const delay = retryDelay(failures, error.kind, random, settings);
    const told = { error, failures, nextTry: clock.now() + delay };
    if (error.kind === 'denied') {
      forget();
      tell({ ...told, reason: 'denied', knownComplete: undefined }, 'refused');
    } else {
      tell({ ...told, reason: error.kind === 'other' ? 'failed' : error.kind }, 'failed');
    }
    return delay;
  }

  /** Who may not read may not go on seeing what he read before. */
  function forget(): void {
    age.cancel();
    store.clear();
    users.forget();
    facts.forget();
    answers.forget();
  }

  /** Milliseconds until a read can tell of whoever is between two statuses whether he has left. */
  function untilSettled(userIds: readonly string[]): number {
    const closes = userIds.flatMap((userId) => {
      const agent = store.agent(userId);
      return agent?.changing && agent.lastEnd !== undefined ? agent.lastEnd : [];
    });
    if (closes.length === 0) return Infinity;
    // A row's end has whole seconds, and only an answer later than the gap counts.
    return Math.max(settings.lookAgain, Math.min(...closes) + settings.joinGap + 1000 - clock.now());
  }

  /** Milliseconds from now until a poll that is not one too many. */
  function untilLook(): number {
    return Math.max(0, askedAt + settings.lookAgain - clock.monotonic());
  }

  return {
    watch(userId, { load = false } = {}) {
      if (isStopped()) return () => {};
      const undo = watched.add(userId, load);
      if (users.isRead(userId)) {
        if (load) void facts.readDue();
      } else if (polls.isRunning()) {
        polls.again();
      } else {
        // Who comes while nothing can be read does not knock for himself.
        polls.plan(Math.max(settings.gather, status().failures > 0 ? untilLook() : 0));
      }
      return undo;
    },
    setSettings(next) {
      settings = next;
      if (status().state === 'idle' || isStopped() || polls.isRunning() || status().failures > 0) return;
      polls.plan(Math.max(settings.gather, askedAt + settings.poll - clock.monotonic()));
      age.watch();
    },
    setVisible(next) {
      if (visible === next) return;
      visible = next;
      if (isStopped()) return;
      if (!visible) {
        polls.pause(true);
        age.cancel();
        tell({ reason: 'hidden', nextTry: undefined });
        return;
      }
      polls.pause(false);
      const isFresh = status().failures === 0 && (ageNow() ?? Infinity) < settings.poll;
      if (isFresh) tell({ reason: 'watching' });
      else tell({ reason: 'shown-again' }, 'resumed');
      if (!polls.isRunning()) polls.plan(untilLook());
      age.watch();
    },
    look() {
      if (visible && !isStopped() && !polls.isRunning() && untilLook() === 0) void polls.run();
    },
    refresh() {
      if (isStopped()) return Promise.resolve();
      users.wantEnds();
      return polls.run();
    },
    stop() {
      if (isStopped()) return;
      polls.pause(true);
      age.cancel();
      tell({ reason: 'stopped', nextTry: undefined }, 'stopped');
      end();
      caller.end();
    },
    status,
    subscribe,
    standing: (userId) => users.standing(userId),
    countsOf: (userIds) => countsOf(store, userIds),
    catalog() {
      if (!isStopped()) void facts.readCatalog();
      return facts.catalog();
    },
    interruptCapacity: (userId) => answers.interruptCapacity(userId),
    queue: (groupId) => answers.queue(groupId),
    lastOne: (userId) => answers.lastOne(userId),
  };
}
