import type { Random, Scheduler, ServerTime } from './ports';
import type { SyncSettings } from './settings';

/** What a feed has told and nobody has read yet. */
export interface Told {
  readonly ids: readonly string[];
  /** Something that ids do not tell. */
  readonly everything: boolean;
}

/** Gathers what a feed tells until it is time to read it. */
export interface HeldIds {
  add(told: Told): void;
  /** What is gathered, to be read now: what is due, ids also where they are not, or all that there is. */
  take(what: 'due' | 'ids' | 'all'): Told;
  /** Everything is still to be read. */
  owes(): boolean;
  clear(): void;
  /** Without a timer what is told is kept all the same. */
  pause(paused: boolean): void;
}

export interface HeldIdsParts {
  readonly scheduler: Scheduler;
  readonly clock: Pick<ServerTime, 'monotonic'>;
  readonly random: Random;
  readonly settings: () => Pick<
    SyncSettings,
    'gather' | 'rereads' | 'rereadEvery' | 'heldMost' | 'poll' | 'spread'
  >;
  /** What is gathered is due. */
  readonly onDue: () => void;
}

const nothing: Told = { ids: [], everything: false };

/**
 * The first re-reads follow soon, as many as there are tokens in a bucket that fills slowly: a single change is shown
 * at once, and a floor that never rests costs no more than a slow poll. What makes one page read everything makes all
 * pages do so: each waits for a moment of its own, and a poll for the next.
 */
export function createHeldIds({ scheduler, clock, random, settings, onDue }: HeldIdsParts): HeldIds {
  let ids = new Set<string>();
  let everything = false;
  let due = false;
  let paused = false;
  let waiting = false;
  let cancel = () => {};
  /** Re-reads that may follow at once, as of `filledAt`, monotonic. */
  let tokens = settings().rereads;
  let filledAt = clock.monotonic();
  let everythingAt = -Infinity;

  function fill(): void {
    const now = clock.monotonic();
    tokens = Math.min(settings().rereads, tokens + (now - filledAt) / settings().rereadEvery);
    filledAt = now;
  }

  function delay(): number {
    fill();
    const forToken = Math.max(0, 1 - tokens) * settings().rereadEvery;
    if (!everything) return Math.max(settings().gather, forToken);
    return Math.max(
      random() * settings().spread,
      forToken,
      everythingAt + settings().poll - clock.monotonic(),
    );
  }

  function wait(): void {
    if (waiting || paused || (ids.size === 0 && !everything)) return;
    waiting = true;
    cancel = scheduler.after(delay(), () => {
      waiting = false;
      due = true;
      onDue();
    });
  }

  function stopWaiting(): void {
    cancel();
    waiting = false;
  }

  return {
    add(told) {
      const more = told.everything && !everything;
      everything ||= told.everything;
      for (const id of told.ids) ids.add(id);
      if (ids.size > settings().heldMost) everything = true;
      if (everything) ids.clear();
      if (more) stopWaiting();
      wait();
    },
    take(what) {
      if (!due && (what === 'due' || (what === 'ids' && everything))) return nothing;
      const told = { ids: [...ids], everything };
      stopWaiting();
      due = false;
      if (told.ids.length === 0 && !everything) return nothing;
      fill();
      tokens = Math.max(0, tokens - 1);
      if (everything) everythingAt = clock.monotonic();
      ids = new Set();
      everything = false;
      return told;
    },
    owes: () => everything,
    clear() {
      stopWaiting();
      due = false;
      ids = new Set();
      everything = false;
    },
    pause(next) {
      paused = next;
      if (paused) stopWaiting();
      else wait();
    },
  };
}
