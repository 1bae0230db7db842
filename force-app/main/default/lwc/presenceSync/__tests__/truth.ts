import { ageOfData } from '../status';
import { userIdOf } from './fakeGateway';
import { floorOf, type ExpectedAgent } from './floorQuery';
import type { ProofBench } from './proofBench';

const second = 1_000;

interface Seen {
  readonly text: string;
  readonly rowIds: readonly string[];
  readonly visible: boolean;
  /** When the agent last changed, and when in a way that only a read of all live rows can tell. */
  readonly since: number;
  readonly silentSince: number;
}

export const present = (floor: readonly ExpectedAgent[]) => floor.filter((agent) => agent.kind !== 'offline');

/** The store's floor in the words of the query that it has to equal. */
export function shown({ store }: Pick<ProofBench, 'store'>): ExpectedAgent[] {
  return [...store.view()]
    .map(({ userId, kind, statusId, rowId, since, suspectRows }) => ({
      userId,
      kind,
      ...(statusId === undefined ? {} : { statusId, rowId }),
      since,
      suspectRows,
    }))
    .sort((a, b) => (a.userId < b.userId ? -1 : 1));
}

/**
 * Follows the org and checks, whenever asked, what the status promises:
 *
 * - what changed before known complete is shown as the table has it, what vanished or came by sharing before the last
 *   reconcile too;
 * - no row is shown but one that the newest usable answer about it showed, and none at all to who is denied;
 * - the age told is never less than the true one, and not more than that by more than the shortest round trip since
 *   the machine woke and what two clocks may drift apart meanwhile (100 parts in a million each way);
 * - a page knows of one subscription at most.
 */
export function createTruth(bench: ProofBench) {
  const { org, store, time, clock, sightings } = bench;
  /** Checked from outside, a change has happened up to one step ago and commits up to 5 s late. */
  const settledFor = 6 * second;
  const seen = new Map<string, Seen>();

  function look(id: string, floor: ExpectedAgent | undefined): Seen {
    const before = seen.get(id);
    const visible = org.isVisible(id);
    const text = `${floor?.rowId} ${floor?.kind} ${visible}`;
    const rowIds = [...org.rows.values()].filter((row) => row.userId === id).map((row) => row.id);
    const lost = before?.rowIds.some((rowId) => !rowIds.includes(rowId)) ?? false;
    const silent = lost || (before?.visible ?? true) !== visible;
    const since = before?.text === text ? before.since : time.now();
    const silentSince = silent ? time.now() : (before?.silentSince ?? -Infinity);
    return { text, rowIds, visible, since, silentSince };
  }

  function checkRows(): void {
    const floor = new Map(present(floorOf(org, time.now())).map((agent) => [agent.userId, agent]));
    const { knownComplete = -Infinity, reconciled = -Infinity } = bench.sync.status();
    for (const id of Array.from({ length: 6 }, (_, n) => userIdOf(n + 1))) {
      const agent = look(id, floor.get(id));
      seen.set(id, agent);
      if (agent.since + settledFor > knownComplete) continue;
      if (agent.silentSince + settledFor > reconciled) continue;
      if (store.agent(id)?.changing) continue;
      hold(
        store.agent(id)?.rowId === floor.get(id)?.rowId,
        () => `${id} is shown with ${store.agent(id)?.rowId} and has ${floor.get(id)?.rowId}`,
      );
    }
  }

  function checkSights(): void {
    const unseen = [...store.view()].filter(
      ({ rowId }) => rowId !== undefined && !sightings.isInSight(rowId),
    );
    hold(unseen.length === 0, () => `no answer shows ${unseen.map(({ rowId }) => rowId).join()}`);
    if (bench.sync.status().state !== 'denied') return;
    const kept = store.userIds().filter((id) => !sightings.hasShown(id));
    hold(kept.length === 0, () => `shown to who is denied: ${kept.join()}`);
  }

  function checkAge(): void {
    const { knownComplete } = bench.sync.status();
    // Until the first question after waking has been answered nobody can know how long the machine slept.
    const uncertainty = sightings.uncertainty();
    if (knownComplete === undefined || uncertainty === undefined) return;
    const told = ageOfData(bench.sync.status(), clock.atMost()) ?? 0;
    const excess = told - (time.now() - knownComplete);
    // A microsecond for the rounding of sums.
    const isTrue = excess > -0.001 && excess - 0.001 < uncertainty;
    hold(isTrue, () => `the age told is off by ${excess} ms, where the clock is known to ${uncertainty} ms`);
  }

  function checkSubscriptions(): void {
    const known = Object.values(bench.feeds).reduce((sum, feed) => sum + feed.known(), 0);
    hold(known <= 1, () => `${known} subscriptions of one page`);
  }

  return {
    check() {
      checkSubscriptions();
      checkRows();
      checkSights();
      checkAge();
    },
  };
}

/** Cheaper than an expectation where thousands of them hold. */
function hold(condition: boolean, words: () => string): void {
  if (!condition) throw new Error(words());
}
