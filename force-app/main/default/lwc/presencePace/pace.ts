import { tellOne, type PresenceStore } from 'c/presenceStore';
import { createMoves } from './moves';
import { filledAnew, without, type WallView } from './order';

export type { WallView } from './order';

export type PacedStore = Pick<PresenceStore, 'view' | 'groups' | 'agent' | 'arrangement' | 'subscribe'>;

export interface PaceScheduler {
  /** Runs a task once after `delay` milliseconds; the answer calls it off. */
  after(delay: number, task: () => void): () => void;
}

export interface PaceOptions {
  readonly store: PacedStore;
  readonly scheduler: PaceScheduler;
  /** Milliseconds from any beginning. */
  readonly now: () => number;
  /** Milliseconds between two draws; 0: one for each time that the store tells. */
  readonly drawEvery?: number;
}

/**
 * What of a store is drawn when. The first change is drawn when the store tells it, further ones at most once in
 * `drawEvery`, and the newest state never later than that after it was told; an arrangement and `apply`, which
 * somebody asked for, at once.
 */
export interface Pace {
  /** What to draw: the same object until the next draw that differs. While the order is held its places are read when
   * they are asked for, each agent as he is then. */
  view(): WallView;
  /** Hears of each draw. The answer ends the subscription. */
  subscribe(listener: () => void): () => void;
  /**
   * Somebody points into the wall, or has the focus there: until he leaves, everybody stays where he was drawn last
   * and only what is said of him changes. Whoever is gone from the floor goes all the same, and a new arrangement is
   * taken.
   */
  hold(held: boolean): void;
  /** Takes the newest order though it is held. */
  apply(): void;
  /** How many entered, left or moved since the order was held: whom `apply` would put elsewhere. 0 while it is not. */
  readonly moved: number;
  end(): void;
}

export function createPace({ store, scheduler, now, drawEvery = 100 }: PaceOptions): Pace {
  const listeners = new Set<() => void>();
  const moves = createMoves();
  let order = newestOrder();
  let view = order;
  let held = false;
  let drawnAt = -Infinity;
  let callOff: (() => void) | undefined;

  function newestOrder(): WallView {
    const grouped = store.arrangement().groupBy !== undefined;
    return { agents: store.view(), groups: grouped ? store.groups() : undefined };
  }

  function take(): void {
    const newest = newestOrder();
    moves.clear();
    if (!isSame(order, newest)) order = newest;
    view = order;
  }

  function refill(): void {
    const gone = moves.takeGone();
    if (gone.size > 0) order = without(order, gone);
    view = filledAnew(order, (agent) => store.agent(agent.userId) ?? agent, store.groups());
  }

  function draw(): void {
    callOff?.();
    callOff = undefined;
    drawnAt = now();
    if (held) refill();
    else take();
    for (const listener of [...listeners]) tellOne(listener, undefined);
  }

  function drawSoon(): void {
    if (callOff !== undefined) return;
    // A clock that was set back must not make anybody wait longer.
    const wait = Math.min(drawEvery, drawnAt + drawEvery - now());
    if (wait > 0) callOff = scheduler.after(wait, draw);
    else draw();
  }

  const stop = store.subscribe((change) => {
    moves.note(change, (userId) => store.agent(userId) !== undefined);
    if (change.arranged) apply();
    else drawSoon();
  });

  function apply(): void {
    take();
    draw();
  }

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    hold(next) {
      if (next === held) return;
      held = next;
      if (!held && !isSame(order, newestOrder())) drawSoon();
    },
    apply,
    get moved() {
      return held ? moves.count() : 0;
    },
    end() {
      stop();
      callOff?.();
      callOff = undefined;
      listeners.clear();
    },
  };
}

function isSame(a: WallView, b: WallView): boolean {
  return a.agents === b.agents && a.groups === b.groups;
}
