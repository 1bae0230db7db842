import { gatewayErrorOf } from './failure';
import type { Following, Mark } from './following';
import type { ServerTime } from './ports';
import { idsAtOnce, type RowReads } from './rowReads';
import type { SyncSettings } from './settings';

/** Decides what a round reads of the presence rows. Times are milliseconds. */
export interface Reading {
  /** The next round reads what changed, or all live rows too. */
  want(what: 'changed' | 'all'): void;
  /** Reads what is wanted, what is due, and what the feed has told. Rejects with GatewayError. */
  read(): Promise<void>;
  untilReconcile(): number;
}

export interface Finished {
  /** Server time at the start of the read. */
  readonly serverTime: number;
  readonly mark: Mark;
  /** It was a read of all live rows. */
  readonly all: boolean;
}

export interface ReadingParts {
  readonly rows: RowReads;
  readonly following: Following;
  readonly clock: Pick<ServerTime, 'monotonic'>;
  readonly settings: () => Pick<SyncSettings, 'reconcile'>;
  /** All live rows have been read at some time, and are still shown. */
  readonly isLoaded: () => boolean;
  readonly onFinished: (finished: Finished) => void;
  readonly onMissed: (missed: number) => void;
}

export function createReading(parts: ReadingParts): Reading {
  const { rows, following, clock, settings, isLoaded, onFinished, onMissed } = parts;
  let wanted = { all: true, changed: true };
  /** Monotonic time of the last finished read of all live rows. */
  let reconciledAt = -Infinity;

  const untilReconcile = () => reconciledAt + settings().reconcile - clock.monotonic();

  async function readAll(shown: Set<string>): Promise<Finished> {
    const mark = following.mark();
    try {
      const finished = { serverTime: await rows.all(shown), mark, all: true };
      reconciledAt = clock.monotonic();
      onFinished(finished);
      return finished;
    } catch (thrown) {
      // The delta still keeps the page fresh, but what vanished stays unseen: the age of the data grows on.
      if (isLoaded() && gatewayErrorOf(thrown).kind === 'other') await rows.changed();
      throw thrown;
    }
  }

  async function readChanged(shown: Set<string>, reconcile: Finished | undefined): Promise<void> {
    const mark = following.mark();
    const serverTime = await rows.changed(shown);
    if (reconcile !== undefined) onMissed(following.reconciled(reconcile.mark, reconcile.serverTime));
    onFinished({ serverTime, mark, all: false });
  }

  return {
    want(what) {
      wanted = { all: wanted.all || what === 'all', changed: true };
    },
    async read() {
      const due = wanted.all || untilReconcile() <= 0;
      const told = following.take(due ? 'all' : wanted.changed ? 'ids' : 'due');
      const many = told.ids.length > idsAtOnce;
      const plan = { all: due || told.everything, changed: wanted.changed || many };
      wanted = { all: false, changed: false };
      const shown = new Set<string>();
      let reconcile: Finished | undefined;
      try {
        if (plan.all) reconcile = await readAll(shown);
        if (plan.all || plan.changed) await readChanged(shown, reconcile);
        await rows.again(told.ids.filter((id) => !shown.has(id) && !(many && !rows.has(id))));
      } catch (thrown) {
        wanted = { all: wanted.all || (plan.all && reconcile === undefined), changed: true };
        following.putBack({ ids: told.ids, everything: false });
        throw thrown;
      }
    },
    untilReconcile,
  };
}
