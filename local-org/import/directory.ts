/** Ids that an export holds, by object: what its references are held against. */
export interface Directory {
  add(object: string, id: string): void;
  has(object: string, id: string): boolean;
  /** Once the object's file was read to its end: before, an id that is not here proves nothing. */
  close(object: string): void;
  isWhole(object: string): boolean;
}

/** Nothing points at these, and there are a million of them. */
const unlisted = 'UserServicePresence';

export function createDirectory(): Directory {
  const ids = new Map<string, Set<string>>();
  const whole = new Set<string>();
  return {
    add(object, id) {
      if (object === unlisted) return;
      const known = ids.get(object) ?? new Set<string>();
      ids.set(object, known.add(id));
    },
    has: (object, id) => ids.get(object)?.has(id) ?? false,
    close: (object) => void whole.add(object),
    isWhole: (object) => whole.has(object),
  };
}
