import type { SqlValue } from '../database/statements.ts';

/** Ids that an export holds, by object: what its references are held against. */
export interface Directory {
  add(object: string, id: string): void;
  has(object: string, id: string): boolean;
  /** Once the object's file was read to its end: before, an id that is not here proves nothing. */
  close(object: string): void;
  isWhole(object: string): boolean;
  /** A status serves some channel. */
  serve(statusId: string): void;
  /** Whether a status serves no channel; undefined for a row without one, and where the export shows no channel of any
   * status. */
  isAway(statusId: SqlValue | undefined): boolean | undefined;
}

/** Nothing points at these, and there are a million of them. */
const unlisted = 'UserServicePresence';

export function createDirectory(): Directory {
  const ids = new Map<string, Set<string>>();
  const whole = new Set<string>();
  const serving = new Set<string>();
  return {
    add(object, id) {
      if (object === unlisted) return;
      const known = ids.get(object) ?? new Set<string>();
      ids.set(object, known.add(id));
    },
    has: (object, id) => ids.get(object)?.has(id) ?? false,
    close: (object) => void whole.add(object),
    isWhole: (object) => whole.has(object),
    serve: (statusId) => void serving.add(statusId),
    isAway: (statusId) =>
      typeof statusId !== 'string' || serving.size === 0 ? undefined : !serving.has(statusId),
  };
}
