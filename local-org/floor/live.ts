import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { OmniChannel, Transition } from '../omni-channel/index.ts';
import { createAgenda, type Agenda } from './agenda.ts';
import { floorTime, type FloorPosition, type FloorTime } from './floor-time.ts';
import { createPassage } from './passage.ts';
import { rosterOf, type FloorDefinition } from './roster.ts';
import { day, minute } from './rota.ts';
import { openStoredFloor } from './stored-floor.ts';

/** The org's clock, epoch milliseconds. */
export interface FloorClock {
  now(): number;
}

/** Runs `task` once after `delay` real milliseconds; the answer cancels it. */
export interface FloorScheduler {
  after(delay: number, task: () => void): () => void;
}

export interface FloorOptions {
  readonly db: DatabaseSyncInstance;
  readonly omniChannel: OmniChannel;
  readonly clock: FloorClock;
  readonly scheduler: FloorScheduler;
  /** Divides the floor's own intervals and nothing else: rows stay on the org's clock. 1 unless given. */
  readonly speed?: number;
  /** Nothing moves by itself; agents can still be held and released. */
  readonly still?: boolean;
}

/** The life of a seeded floor. */
export interface Floor {
  /** Lets what is due happen now: for whoever moves the org's clock, and to where, epoch milliseconds. */
  catchUp(heading?: number): void;
  /** Leaves an agent alone until released, also after a restart. A user who is no agent is left alone anyway. */
  hold(userId: string): void;
  /** Puts an agent where the floor means him to be and goes on with him from there. A still floor does so when it
   * moves again. */
  release(userId: string): Transition;
  /** Nothing happens after it. */
  stop(): void;
}

/** Time missed in the file beyond this is skipped, with everybody logged out. */
const longestMissing = 14 * day;
/** The clock may be moved while a timer waits. */
const longestWait = minute;

/**
 * Continues a seeded floor: first the time that the file missed, at its natural pace, then life. Events take their
 * times from the plans, never from the moment at which a timer fired, so that a late timer changes no row. Throws
 * Error when the file holds no floor, RangeError for a speed that is not above 0.
 */
export function startFloor(options: FloorOptions): Floor {
  const { db, omniChannel, clock, scheduler, speed = 1, still = false } = options;
  if (!(speed > 0)) throw new RangeError(`speed ${speed}`);
  const stored = openStoredFloor(db);
  const definition = stored.definition();
  const position = stored.position();
  if (!definition || !position) throw new Error('no floor was seeded here');
  const holds = stored.holds();

  const setHold = (userId: string, hold: 'held' | 'released' | undefined): void => {
    if (holds.get(userId) === hold) return;
    if (hold) holds.set(userId, hold);
    else holds.delete(userId);
    stored.setHold(userId, hold);
  };
  if (still) {
    return {
      catchUp: () => undefined,
      hold: (userId) => setHold(userId, 'held'),
      release(userId) {
        if (holds.has(userId)) setHold(userId, 'released');
        return { closed: null, opened: null, at: clock.now() };
      },
      stop: () => undefined,
    };
  }

  // Thousands of agents take a while to draw: a floor on which nobody moves goes without.
  const roster = rosterOf(definition);
  const passage = createPassage(db, omniChannel, definition, roster, (userId) => holds.has(userId));
  const takeBack = (userId: string, at: FloorPosition): Transition => {
    setHold(userId, undefined);
    return passage.putInPlace(userId, at);
  };
  const { agenda, at } = makeUpFor(position, definition);
  for (const [userId, hold] of [...holds]) if (hold === 'released') takeBack(userId, at);
  return live(agenda, at);

  function makeUpFor(left: FloorPosition, floor: FloorDefinition): { agenda: Agenda; at: FloorPosition } {
    const now = Math.max(clock.now(), left.orgAt);
    const time = floorTime(left, 1);
    const from = now - left.orgAt > longestMissing ? time.positionAt(now - longestMissing) : left;
    if (from !== left) passage.skip(left, from);
    const made = createAgenda(floor, roster, from.floorAt);
    const to = time.positionAt(now);
    passage.pass(made, time, to, now);
    return { agenda: made, at: to };
  }

  /** Every position is reckoned from where life began, so that it does not depend on when timers fire. */
  function live(agenda: Agenda, began: FloorPosition): Floor {
    const time: FloorTime = floorTime(began, speed);
    let at = began;
    let stopped = false;
    let cancel: () => void = () => undefined;

    function catchUp(heading = 0): void {
      if (stopped) return;
      cancel();
      at = time.positionAt(Math.max(clock.now(), at.orgAt));
      passage.pass(agenda, time, at, Math.max(heading, at.orgAt));
      const wait = time.orgAt(agenda.due()) - at.orgAt + 1;
      cancel = scheduler.after(Math.min(longestWait, Math.max(0, wait)), () => catchUp());
    }

    catchUp();
    return {
      catchUp,
      hold(userId) {
        catchUp();
        if (passage.isAgent(userId)) setHold(userId, 'held');
      },
      release(userId) {
        catchUp();
        return holds.has(userId) ? takeBack(userId, at) : { closed: null, opened: null, at: at.orgAt };
      },
      stop() {
        if (!stopped) stored.moveTo(at);
        stopped = true;
        cancel();
      },
    };
  }
}
