import { describe, expect, it } from 'vitest';
import type { FeedEnd, FeedName } from '../ports';
import { createFakeFeed, type FakeFeed } from './fakeFeed';
import { available, createFakeOrg, lunch, userIdOf, type FakeOrg } from './fakeGateway';
import { createFakeTime } from './fakeTime';
import { describeFeed, type FeedBench, type FeedHarness } from './feedContract';

interface FakeFeedBench extends FeedBench {
  readonly fake: FakeFeed;
  readonly org: FakeOrg;
}

async function open(name: FeedName): Promise<FakeFeedBench> {
  const time = createFakeTime();
  const org = createFakeOrg(time);
  const fake = createFakeFeed(time, org, name);
  const [userId, hiddenUserId] = [userIdOf(1), userIdOf(2)];
  org.setVisible(hiddenUserId, false);
  const currentOf = (id: string) => [...org.rows.values()].filter((row) => row.userId === id && !row.end);
  return {
    fake,
    org,
    // Time stands still in the fake: it passes as soon as somebody waits for a subscription.
    feed: {
      name,
      open(listener) {
        const opened = fake.feed.open(listener);
        void time.advance(1_000);
        return opened;
      },
    },
    userId,
    hiddenUserId,
    async setStatus(id) {
      const closed = currentOf(id);
      const opened = org.setStatus(id, closed.some((row) => row.statusId === available) ? lunch : available);
      return [...closed.map((row) => row.id), opened];
    },
    async logout(id) {
      const [row] = currentOf(id);
      org.logout(id);
      return row?.id ?? '';
    },
    deleteRow: async (id) => org.deleteRow(id),
    held: () => fake.subscriptions(),
    async until(condition) {
      for (let waited = 0; !condition(); waited += 1) {
        if (waited > 60) throw new Error('It has not come true within a minute');
        await time.advance(1_000);
      }
    },
    close: () => time.settle(),
  };
}

const ends: readonly FeedEnd[] = ['allocation', 'budget', 'session', 'reconnected', 'replay', 'error'];
const refusals: readonly FeedEnd[] = ['absent', 'no-topic', 'no-channel', 'allocation', 'session', 'error'];

const harness = (name: FeedName): FeedHarness<FakeFeedBench> => ({
  open: () => open(name),
  heedsSharing: name === 'push-topic',
  ends: Object.fromEntries(ends.map((end) => [end, async ({ fake }: FakeFeedBench) => fake.end(end)])),
  refusals: {
    ...Object.fromEntries(
      refusals.map((end) => [end, async ({ fake }: FakeFeedBench) => fake.opens(() => end)]),
    ),
    forbidden: async ({ org }) => org.setPermitted(false),
  },
  gap: async ({ fake }) => fake.events(() => 'gap'),
  async overflow({ fake, org, userId, until, held }) {
    fake.events(() => 'overflow');
    org.setStatus(userId, available);
    fake.events(() => undefined);
    await until(() => held() > 0);
  },
});

describeFeed({ describe, it, expect }, 'the fake push topic', harness('push-topic'));
describeFeed({ describe, it, expect }, 'the fake change events', harness('change-events'));

describe('what the fake feed does to events', () => {
  async function heard(fault: Parameters<FakeFeed['events']>[0]) {
    const bench = await open('push-topic');
    const told: string[] = [];
    await bench.feed.open({
      changed: (ids) => void told.push(ids.map((id) => Number(id.slice(3, 15))).join('+')),
      missed: () => void told.push('missed'),
      ended: ({ end }) => void told.push(end),
    });
    bench.fake.events(fault);
    for (const n of [3, 4, 5]) bench.org.setStatus(userIdOf(n), available);
    await bench.until(() => told.length > 2).catch(() => undefined);
    return told;
  }

  it('tells each in turn where nothing happens', async () => {
    expect(await heard(() => undefined)).toEqual(['1', '2', '3']);
  });

  it('loses, doubles, merges, delays and swallows them', async () => {
    let n = 0;
    expect(await heard(() => 'lost')).toEqual([]);
    expect(await heard(() => 'doubled')).toEqual(['1', '1', '2', '2', '3', '3']);
    expect(await heard(() => ((n += 1) < 3 ? 'kept' : undefined))).toEqual(['1+2+3']);
    expect(await heard(() => ({ late: (n -= 1) * 1_000 }))).toEqual(['3', '2', '1']);
    expect(await heard(() => 'overflow')).toEqual(['missed', 'missed', 'missed']);
  });

  it('tells nothing while it withholds, and nothing of rows that may not be read', async () => {
    const bench = await open('push-topic');
    const told: string[] = [];
    await bench.feed.open({ changed: (ids) => void told.push(...ids), missed: () => {}, ended: () => {} });
    bench.fake.withhold(true);
    await bench.setStatus(bench.userId);
    bench.fake.withhold(false);
    bench.org.setPermitted(false);
    await bench.setStatus(bench.userId);
    bench.org.setPermitted(true);
    const [last] = (await bench.setStatus(bench.userId)).slice(-1);
    await bench.until(() => told.includes(last ?? ''));
    expect(told.length).toBe(2);
  });
});
