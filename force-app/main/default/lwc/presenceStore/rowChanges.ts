import type { Agent } from 'c/presenceModel';
import { sameAgent } from './sameAgent';

/** What one notification tells, as it stands against the last one: who came and left between the two is not told. */
export interface StoreChange {
  /** Users of the floor whose card differs, who came or went, in view or not. */
  readonly userIds: ReadonlySet<string>;
  readonly entered: ReadonlySet<string>;
  readonly left: ReadonlySet<string>;
  /** In view before and after, with another card. */
  readonly changed: ReadonlySet<string>;
  /** In view before and after, and in other groups or at another place than their neighbours alone would give them.
   * All others keep their groups and their order among themselves. */
  readonly moved: ReadonlySet<string>;
  /** The arrangement is another: anybody may have moved, and `moved` is empty. */
  readonly arranged: boolean;
  /** Keys of the groups that came, went, or have other members or totals. */
  readonly groups: ReadonlySet<string>;
  /** What the floor is counted by is another, the channels or the team, though nobody's card may differ. */
  readonly totals: boolean;
}

/** How a user stands in the store. */
export interface Standing {
  readonly agent?: Agent;
  readonly shown: boolean;
}

/** Keeps what is not told yet. */
export interface RowChanges {
  /** Before anything of this user changes. */
  touch(userId: string): void;
  move(userId: string): void;
  arrange(): void;
  group(key: string): void;
  countAnew(): void;
  /** Whether `take` may have something to tell. */
  isWaiting(): boolean;
  /** What to tell, once; undefined: nothing differs. */
  take(): StoreChange | undefined;
}

export function createRowChanges(standingOf: (userId: string) => Standing): RowChanges {
  let before = new Map<string, Standing>();
  let moves = new Set<string>();
  let groups = new Set<string>();
  let arranged = false;
  let totals = false;

  function told(): StoreChange {
    const [userIds, entered, left, changed, moved] = [ids(), ids(), ids(), ids(), ids()];
    for (const [userId, was] of before) {
      const is = standingOf(userId);
      const differs = !isSame(was.agent, is.agent);
      if (differs) userIds.add(userId);
      if (was.shown && is.shown) {
        if (differs) changed.add(userId);
        if (moves.has(userId) && !arranged) moved.add(userId);
      } else if (is.shown) entered.add(userId);
      else if (was.shown) left.add(userId);
    }
    return { userIds, entered, left, changed, moved, arranged, groups, totals };
  }

  return {
    touch(userId) {
      if (!before.has(userId)) before.set(userId, standingOf(userId));
    },
    move: (userId) => void moves.add(userId),
    arrange() {
      arranged = true;
    },
    group: (key) => void groups.add(key),
    countAnew() {
      totals = true;
    },
    isWaiting: () => before.size > 0 || arranged || totals || groups.size > 0,
    take() {
      const change = told();
      before = new Map();
      moves = new Set();
      groups = new Set();
      arranged = totals = false;
      const isEmpty =
        !change.arranged &&
        !change.totals &&
        [change.userIds, change.entered, change.left, change.moved, change.groups].every(hasNone);
      return isEmpty ? undefined : change;
    },
  };
}

const ids = () => new Set<string>();
const hasNone = (set: ReadonlySet<string>) => set.size === 0;

function isSame(a: Agent | undefined, b: Agent | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && sameAgent(a, b));
}
