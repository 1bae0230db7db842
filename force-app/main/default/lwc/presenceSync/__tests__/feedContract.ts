import type { FeedEnd, FeedFailure, FeedListener, PresenceFeed } from '../ports';
import type { TestRunner } from './gatewayContract';

/** A feed and a hand on the org behind it, for one test. */
export interface FeedBench {
  readonly feed: PresenceFeed;
  /** A user whose rows the subscriber may see and whom nothing but this test moves. */
  readonly userId: string;
  /** A user whose rows sharing hides from the subscriber. */
  readonly hiddenUserId: string;
  /** Moves the user into another status; answers the 18-character ids of the rows written, the opened one last. */
  setStatus(userId: string): Promise<readonly string[]>;
  /** Closes the user's current row; answers its id. */
  logout(userId: string): Promise<string>;
  deleteRow(id: string): Promise<void>;
  /** Subscriptions, timers and listeners that the feed holds at this moment. */
  held(): number;
  /** Resolves as soon as the condition is true; rejects when it has not become so in good time. */
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** What a suite needs to know of one kind of feed. */
export interface FeedHarness<Bench extends FeedBench> {
  open(): Promise<Bench>;
  /** Push topics hear of what sharing shows; change events of everything. */
  readonly heedsSharing: boolean;
  /** Brings about each end that a running feed can meet here. */
  readonly ends: Readonly<Partial<Record<FeedEnd, (bench: Bench) => Promise<void>>>>;
  /** Brings about that the next `open` is refused, for each reason that can be brought about here. */
  readonly refusals: Readonly<Partial<Record<FeedEnd, (bench: Bench) => Promise<void>>>>;
  /** Puts an event in the way of the next change that tells its id and nothing else (a GAP). */
  readonly gap?: (bench: Bench) => Promise<void>;
  /** Makes an event come that tells no id at all (an OVERFLOW). */
  readonly overflow?: (bench: Bench) => Promise<void>;
}

/** What the engine relies on in any feed: the fake of the unit tests and the real adapters run the same tests. */
export function describeFeed<Bench extends FeedBench>(
  runner: TestRunner,
  name: string,
  harness: FeedHarness<Bench>,
): void {
  const { describe, expect } = runner;
  const it = (title: string, body: (bench: Bench) => Promise<void>) =>
    runner.it(title, async () => {
      const bench = await harness.open();
      try {
        await body(bench);
      } finally {
        await bench.close();
      }
    });

  describe(name, () => {
    it('tells the row that a status change closed and the one that it opened, by 18 characters', async (bench) => {
      await bench.setStatus(bench.userId);
      const heard = listening();
      const close = await bench.feed.open(heard.listener);
      const written = await bench.setStatus(bench.userId);
      await bench.until(() => heard.all(written));
      expect(written.map((id) => id.length)).toEqual([18, 18]);
      expect(heard.ids.every((id) => id.length === 18)).toBe(true);
      expect(heard.failures).toEqual([]);
      close();
    });

    it('tells a logout and a deletion', async (bench) => {
      await bench.setStatus(bench.userId);
      const heard = listening();
      const close = await bench.feed.open(heard.listener);
      const closed = await bench.logout(bench.userId);
      await bench.until(() => heard.all([closed]));
      heard.ids.splice(0);
      await bench.deleteRow(closed);
      await bench.until(() => heard.all([closed]));
      close();
    });

    it('tells nothing of what came before it was opened', async (bench) => {
      const before = await bench.setStatus(bench.userId);
      await bench.logout(bench.userId);
      const heard = listening();
      const close = await bench.feed.open(heard.listener);
      const [opened = ''] = (await bench.setStatus(bench.userId)).slice(-1);
      await bench.until(() => heard.all([opened]));
      expect(before.filter((id) => heard.ids.includes(id))).toEqual([]);
      close();
    });

    it('loses nothing of a burst', async (bench) => {
      const heard = listening();
      const close = await bench.feed.open(heard.listener);
      const written: string[] = [];
      for (let n = 0; n < 20; n += 1) written.push(...(await bench.setStatus(bench.userId)));
      await bench.until(() => heard.all(written));
      close();
    });

    it(
      harness.heedsSharing
        ? 'tells nothing of rows that sharing hides'
        : 'tells of every row, whatever sharing hides',
      async (bench) => {
        const heard = listening();
        const close = await bench.feed.open(heard.listener);
        const hidden = await bench.setStatus(bench.hiddenUserId);
        const shown = await bench.setStatus(bench.userId);
        await bench.until(() => heard.all(shown));
        if (harness.heedsSharing) expect(hidden.filter((id) => heard.ids.includes(id))).toEqual([]);
        else await bench.until(() => heard.all(hidden));
        close();
      },
    );

    it('tells nothing once it is closed, holds nothing, and may be closed twice', async (bench) => {
      const first = listening();
      const close = await bench.feed.open(first.listener);
      close();
      close();
      await bench.until(() => bench.held() === 0);
      const second = listening();
      const closeSecond = await bench.feed.open(second.listener);
      const written = await bench.setStatus(bench.userId);
      await bench.until(() => second.all(written));
      expect([first.ids, first.failures, first.missed()]).toEqual([[], [], 0]);
      closeSecond();
      await bench.until(() => bench.held() === 0);
      expect(second.failures).toEqual([]);
    });

    for (const [end, bringAbout] of entries(harness.ends)) {
      it(`ends once with ${end}, has let go of everything by then, and can be opened again`, async (bench) => {
        const heldAtEnd: number[] = [];
        const heard = listening(() => heldAtEnd.push(bench.held()));
        const close = await bench.feed.open(heard.listener);
        await bringAbout(bench);
        await bench.until(() => heard.failures.length > 0);
        expect(heard.failures.map((failure) => failure.end)).toEqual([end]);
        expect(heard.failures.map(({ message }) => typeof message)).toEqual(['string']);
        expect(heldAtEnd).toEqual([0]);
        close();
        expect(bench.held()).toBe(0);
        const again = listening();
        const closeAgain = await bench.feed.open(again.listener).catch(() => undefined);
        if (closeAgain !== undefined) {
          const written = await bench.setStatus(bench.userId);
          await bench.until(() => again.all(written) || again.failures.length > 0);
          closeAgain();
        }
        expect(heard.ids).toEqual([]);
        expect(heard.failures.length).toBe(1);
        await bench.until(() => bench.held() === 0);
      });
    }

    for (const [end, bringAbout] of entries(harness.refusals)) {
      it(`is refused with ${end}, and holds nothing`, async (bench) => {
        await bringAbout(bench);
        const heard = listening();
        const refused: unknown = await bench.feed.open(heard.listener).then(
          () => 'opened',
          (reason: unknown) => reason,
        );
        expect(refused).toMatchObject({ end });
        expect([heard.ids, heard.failures, heard.missed()]).toEqual([[], [], 0]);
        await bench.until(() => bench.held() === 0);
      });
    }

    const { gap, overflow } = harness;
    if (gap !== undefined) {
      it('tells the id of a change of which only the id has come', async (bench) => {
        const heard = listening();
        const close = await bench.feed.open(heard.listener);
        await gap(bench);
        const written = await bench.setStatus(bench.userId);
        await bench.until(() => heard.all(written));
        close();
      });
    }
    if (overflow !== undefined) {
      it('says that it has missed something where no id has come, and goes on', async (bench) => {
        const heard = listening();
        const close = await bench.feed.open(heard.listener);
        await overflow(bench);
        await bench.until(() => heard.missed() > 0);
        const written = await bench.setStatus(bench.userId);
        await bench.until(() => heard.all(written));
        expect(heard.failures).toEqual([]);
        close();
      });
    }
  });
}

function listening(onEnd: () => void = () => undefined) {
  const ids: string[] = [];
  const failures: FeedFailure[] = [];
  let missed = 0;
  const listener: FeedListener = {
    changed: (recordIds) => void ids.push(...recordIds),
    missed: () => void (missed += 1),
    ended(failure) {
      failures.push(failure);
      onEnd();
    },
  };
  const all = (wanted: readonly string[]) => wanted.every((id) => ids.includes(id));
  return { listener, ids, failures, missed: () => missed, all };
}

function entries<Value>(table: Readonly<Partial<Record<FeedEnd, Value>>>): (readonly [FeedEnd, Value])[] {
  return (Object.keys(table) as FeedEnd[]).flatMap((end) => {
    const value = table[end];
    return value === undefined ? [] : [[end, value] as const];
  });
}
