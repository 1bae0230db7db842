import type { ServerTime } from './ports';
import type { SyncSettings } from './settings';

/** Changes that the feed did not tell, and how often it told something. */
export interface Compared {
  readonly missed: number;
  readonly told: number;
}

/** Compares what a feed has told with what reads find. Server times are epoch milliseconds. */
export interface Witness {
  /** The feed has told these; without ids: that anything may have changed. */
  told(ids?: readonly string[]): void;
  /** An answer as of `serverTime` shows that a row which changed at `modifiedAt` has opened or closed. */
  found(id: string, modifiedAt: number, serverTime: number): void;
  /** A read of everything that began at `serverTime`, after the subscription, has finished. Answers what has turned out
   * since the last; undefined for the first, which there is nothing to compare with. */
  compare(serverTime: number): Compared | undefined;
  /** Another subscription: what came before it is not its business. */
  reset(): void;
}

/** SystemModstamp has whole seconds, and server time here is an estimate, milliseconds. */
const tolerance = 2_000;

export function createWitness(
  clock: Pick<ServerTime, 'now'>,
  settings: () => Pick<SyncSettings, 'deliverWithin' | 'overlap'>,
): Witness {
  let toldAt = new Map<string, number>();
  let anythingToldAt = -Infinity;
  /** Changes that the feed may still tell in time, with the server time at which it is too late. */
  const awaited = new Map<string, number>();
  let missed = 0;
  let heard = 0;
  /** Server time at the start of the last read of everything on this subscription. */
  let comparedAt: number | undefined;

  return {
    told(ids) {
      const now = clock.now();
      heard += 1;
      if (ids === undefined) {
        anythingToldAt = now;
        awaited.clear();
        return;
      }
      for (const id of ids) {
        toldAt.set(id, now);
        awaited.delete(id);
      }
    },
    found(id, modifiedAt, serverTime) {
      // What changed earlier and is new all the same has come into sight otherwise.
      if (comparedAt === undefined || modifiedAt < comparedAt - settings().overlap) return;
      if (Math.max(anythingToldAt, toldAt.get(id) ?? -Infinity) >= modifiedAt - tolerance) return;
      const late = modifiedAt + settings().deliverWithin;
      if (late > serverTime) awaited.set(id, late);
      else missed += 1;
    },
    compare(serverTime) {
      const now = clock.now();
      for (const [id, late] of awaited) {
        if (late > now) continue;
        awaited.delete(id);
        missed += 1;
      }
      const since = serverTime - settings().overlap - tolerance;
      toldAt = new Map([...toldAt].filter(([, at]) => at >= since));
      const compared = comparedAt === undefined ? undefined : { missed, told: heard };
      comparedAt = serverTime;
      missed = 0;
      heard = 0;
      return compared;
    },
    reset() {
      toldAt = new Map();
      anythingToldAt = -Infinity;
      awaited.clear();
      missed = 0;
      heard = 0;
      comparedAt = undefined;
    },
  };
}
