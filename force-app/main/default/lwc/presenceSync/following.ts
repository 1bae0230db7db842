import type { UserServicePresenceRecord } from 'c/presenceModel';
import type { PresenceStore } from 'c/presenceStore';
import { createHeldIds, type HeldIds, type Told } from './heldIds';
import type { FeedEnd, FeedName, PresenceFeed, Random, Scheduler, ServerTime } from './ports';
import type { SyncSettings } from './settings';
import { createSubscription, type Subscription } from './subscription';
import { createTrust } from './trust';
import { createWitness } from './witness';

/** A subscription that was open when a read began. */
export type Mark = object | undefined;

/** Follows a feed: what it tells, whether it is believed, and when it is let go of. */
export interface Following {
  /** From now on this feed, or none for this reason. It is not opened yet. */
  use(feed: PresenceFeed | undefined, refusal: FeedEnd | undefined): void;
  open(): void;
  /** Lets go of the feed and of what it told. */
  close(): void;
  /** A page that stays hidden lets go of its feed. */
  hide(): void;
  show(): void;
  stop(): void;
  /** The feed that tells of changes and is believed. */
  inUse(): FeedName | undefined;
  /** Why it is not the feed of the settings. */
  end(): FeedEnd | 'demoted' | undefined;
  mark(): Mark;
  /** A read that began at `mark` has finished: whether the feed tells of whatever came after its beginning. */
  covers(mark: Mark): boolean;
  /** What it told and is to be read now. */
  take: HeldIds['take'];
  putBack(told: Told): void;
  /** Everything is still to be read. */
  owes: HeldIds['owes'];
  /** Hears of each answer before the store does. */
  compare(records: readonly UserServicePresenceRecord[], serverTime: number): void;
  /** A read of everything as of `serverTime` that began at `mark` has finished. Answers how many changes were missed. */
  reconciled(mark: Mark, serverTime: number): number;
}

export interface FollowingParts {
  readonly store: Pick<PresenceStore, 'row'>;
  readonly clock: ServerTime;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly settings: () => SyncSettings;
  /** Subscribed: what changed before is to be read. */
  readonly onOpened: () => void;
  /** What it told is due. */
  readonly onTold: () => void;
  /** It ended, was not opened, or has missed something; `wasInUse`: it had been relied on. */
  readonly onLost: (wasInUse: boolean) => void;
}

const everything: Told = { ids: [], everything: true };

export function createFollowing(parts: FollowingParts): Following {
  const { store, clock, scheduler, random, settings, onOpened, onTold, onLost } = parts;
  const held = createHeldIds({ scheduler, clock, random, settings, onDue: onTold });
  const witness = createWitness(clock, settings);
  let trust = createTrust(settings);
  let name: FeedName | undefined;
  let refusal: FeedEnd | undefined;
  let subscription: Subscription | undefined;
  /** The subscription that is open. */
  let current: Mark;
  let covering = false;
  let cancelHidden = () => {};

  const isInUse = () => covering && current !== undefined && trust.isBelieved();

  function forget(): boolean {
    const wasInUse = isInUse();
    current = undefined;
    covering = false;
    return wasInUse;
  }

  function letGo(): void {
    subscription?.close();
    forget();
  }

  function subscribeTo(feed: PresenceFeed): Subscription {
    return createSubscription({
      feed,
      clock,
      scheduler,
      random,
      settings,
      onOpened() {
        current = {};
        witness.reset();
        onOpened();
      },
      onChanged(ids) {
        witness.told(ids);
        if (trust.isBelieved()) held.add({ ids, everything: false });
      },
      onMissed() {
        witness.told();
        if (!trust.isBelieved()) return;
        held.add(everything);
        onLost(isInUse());
      },
      onEnded() {
        const wasInUse = forget();
        if (wasInUse) held.add(everything);
        onLost(wasInUse);
      },
    });
  }

  return {
    use(feed, why) {
      letGo();
      name = feed?.name;
      refusal = why;
      trust = createTrust(settings);
      subscription = feed && subscribeTo(feed);
    },
    open: () => subscription?.open(),
    close() {
      letGo();
      held.clear();
    },
    hide() {
      held.pause(true);
      if (subscription !== undefined) cancelHidden = scheduler.after(settings().hiddenFeed, letGo);
    },
    show() {
      cancelHidden();
      held.pause(false);
    },
    stop() {
      cancelHidden();
      letGo();
      held.clear();
      held.pause(true);
    },
    inUse: () => (isInUse() ? name : undefined),
    end() {
      if (refusal !== undefined || isInUse()) return refusal;
      return trust.isBelieved() ? subscription?.end() : 'demoted';
    },
    mark: () => current,
    covers(mark) {
      covering ||= mark !== undefined && mark === current;
      return mark !== undefined && mark === current && trust.isBelieved();
    },
    take: (what) => held.take(what),
    putBack: (told) => held.add(told),
    owes: () => held.owes(),
    compare(records, serverTime) {
      if (current === undefined) return;
      for (const { Id, IsCurrentState, SystemModstamp } of records) {
        if (store.row(Id)?.current !== IsCurrentState)
          witness.found(Id, Date.parse(SystemModstamp), serverTime);
      }
    },
    reconciled(mark, serverTime) {
      if (mark === undefined || mark !== current) return 0;
      subscription?.prove();
      const compared = witness.compare(serverTime);
      if (compared === undefined) return 0;
      if (trust.reconciled(compared)) {
        letGo();
        subscription?.open();
      }
      return compared.missed;
    },
  };
}
