import type { StoreChange } from 'c/presenceStore';

/** By what the newest order differs from one that was taken before. */
export interface Moves {
  /** `isThere`: whether a user is on the floor now. */
  note(change: StoreChange, isThere: (userId: string) => boolean): void;
  /** Agents who entered, left or moved. Those who are gone from the floor are not among them. */
  count(): number;
  /** Takes out those of the order who have gone from the floor, back there again or not. */
  takeGone(): ReadonlySet<string>;
  /** The newest order is taken. */
  clear(): void;
}

export function createMoves(): Moves {
  const entered = new Set<string>();
  /** Not in view any more, but on the floor. */
  const left = new Set<string>();
  const moved = new Set<string>();
  let gone = new Set<string>();

  return {
    note(change, isThere) {
      for (const userId of change.left) {
        if (entered.delete(userId)) continue;
        moved.delete(userId);
        left.add(userId);
      }
      for (const userId of change.userIds) {
        if (left.has(userId) && !isThere(userId)) {
          left.delete(userId);
          gone.add(userId);
        }
      }
      for (const userId of change.entered) {
        if (left.delete(userId)) moved.add(userId);
        else entered.add(userId);
      }
      for (const userId of change.moved) if (!entered.has(userId)) moved.add(userId);
    },
    count: () => entered.size + left.size + moved.size,
    takeGone() {
      const taken = gone;
      gone = new Set();
      return taken;
    },
    clear() {
      for (const users of [entered, left, moved, gone]) users.clear();
    },
  };
}
