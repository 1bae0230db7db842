import { describe, expect, it } from 'vitest';
// eslint-disable-next-line omnipresence/arrows -- names in the fake org
import { available, lunch, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import { createWatchBench, minute, type WatchBench } from './watchBench';

const me = userIdOf(1);
const others = (count: number) => Array.from({ length: count }, (_, n) => userIdOf(n + 2));

/** Calls by name in an hour of a page in view, from the second minute on. The numbers stand in docs/SYNC.md. */
async function hourOf(open: (bench: WatchBench) => void, online = 0): Promise<Record<string, number>> {
  const bench = createWatchBench();
  bench.org.setStatus(me, available);
  for (const id of others(online)) bench.org.setStatus(id, available);
  open(bench);
  await bench.time.advance(minute + minute / 2);
  const from = bench.org.calls.length;
  await bench.time.advance(60 * minute);
  const counted: Record<string, number> = {};
  for (const call of bench.org.calls.slice(from)) counted[call] = (counted[call] ?? 0) + 1;
  return counted;
}

/** As agentPresence shows the viewer himself. */
function ownCard({ sync }: WatchBench): void {
  sync.watch(me, { load: true });
  sync.subscribe(() => void sync.lastOne(me));
}

describe('an hour costs', () => {
  it('badges one call a minute, and one in ten minutes, for each 200 of them', async () => {
    const badges = (count: number) => (bench: WatchBench) => {
      for (const id of others(count)) bench.sync.watch(id);
    };
    expect(await hourOf(badges(100))).toEqual({ rowsOfUsers: 60, lastEnds: 6 });
    expect(await hourOf(badges(450))).toEqual({ rowsOfUsers: 180, lastEnds: 18 });
  });

  it("a colleague's card one more a minute while he is there, for his open work", async () => {
    const card = ({ sync }: WatchBench) => sync.watch(me, { load: true });
    expect(await hourOf(card)).toEqual({ rowsOfUsers: 60, load: 60, lastEnds: 6 });
    const away = ({ sync }: WatchBench) => sync.watch(userIdOf(9), { load: true });
    expect(await hourOf(away)).toEqual({ rowsOfUsers: 60, lastEnds: 6 });
  });

  it('the own card no more where the viewer sees nobody else, but for looking every ten minutes', async () => {
    expect(await hourOf(ownCard)).toEqual({
      rowsOfUsers: 60,
      load: 60,
      lastEnds: 6,
      visibleAgents: 6,
      catalog: 6,
    });
  });

  it('the own card one more a minute among many, two among few', async () => {
    const rare = { lastEnds: 6, visibleAgents: 6, catalog: 6 };
    expect(await hourOf(ownCard, 10)).toEqual({ ...rare, rowsOfUsers: 60, load: 60, onlineInStatuses: 60 });
    expect(await hourOf(ownCard, 2)).toEqual({ ...rare, rowsOfUsers: 120, load: 60, onlineInStatuses: 60 });
  });

  it('the own card at lunch nothing for the guard', async () => {
    const atLunch = (bench: WatchBench) => {
      bench.org.setStatus(me, lunch);
      ownCard(bench);
    };
    expect(await hourOf(atLunch, 2)).toEqual({ rowsOfUsers: 60, load: 60, lastEnds: 6 });
  });

  it('both cards and a hundred badges together one poll', async () => {
    const page = (bench: WatchBench) => {
      ownCard(bench);
      bench.sync.watch(userIdOf(3), { load: true });
      for (const id of others(100)) bench.sync.watch(id);
    };
    expect(await hourOf(page, 10)).toMatchObject({ rowsOfUsers: 60, load: 60, lastEnds: 6 });
  });
});
