import { createServerClock } from 'c/presenceClock';
import { createPresenceStore } from 'c/presenceStore';
import { createPresenceSync } from '../presenceSync';
import type { FeedName, PresenceGateway } from '../ports';
import { createFakeFeed } from './fakeFeed';
import { available, createFakeOrg, lunch, userIdOf } from './fakeGateway';
import { createFakeTime, type FakeTime } from './fakeTime';
import { randomFrom } from './outage';

const minute = 60_000;
const hour = 60 * minute;

/** A floor in the middle of a day, by agent and hour: every eighth of its status changes is a logout, and the next a
 * login; work is assigned and closed, which rewrites the row. */
export const rates = { statusChanges: 1.5, workItems: 5 };

export interface HourlyCost {
  /** Events delivered to the page. */
  readonly events: number;
  /** Apex calls by name, and what they answered in all. */
  readonly calls: Readonly<Record<string, number>>;
  readonly items: Readonly<Record<string, number>>;
}

/** Runs the engine of one page for an hour over a floor that lives, from the second minute on. */
export async function hourOf(agents: number, feed: FeedName | 'none'): Promise<HourlyCost> {
  const time = createFakeTime();
  const org = createFakeOrg(time);
  const fake = createFakeFeed(time, org, feed === 'none' ? 'push-topic' : feed);
  const calls: Record<string, number> = {};
  const items: Record<string, number> = {};
  org.latency(() => 100);
  for (let n = 1; n <= agents; n += 1) org.setStatus(userIdOf(n), n % 4 === 0 ? lunch : available);

  const gateway = new Proxy(org.gateway, {
    get:
      (target, call: keyof PresenceGateway) =>
      async (...asked: unknown[]) => {
        const answer = (await Reflect.apply(target[call], target, asked)) as { value: unknown };
        calls[call] = (calls[call] ?? 0) + 1;
        items[call] = (items[call] ?? 0) + sizeOf(answer.value);
        return answer;
      },
  });
  const sync = createPresenceSync({
    gateway,
    store: createPresenceStore(),
    clock: createServerClock(time.clock),
    scheduler: time.scheduler,
    random: randomFrom(12_345),
    ...(feed === 'none' ? {} : { feed: fake.feed }),
  });
  sync.start();
  live(time, org, agents);
  await time.advance(2 * minute);
  for (const call of Object.keys(calls)) {
    calls[call] = 0;
    items[call] = 0;
  }
  const told = fake.counts.told;
  await time.advance(hour);
  sync.stop();
  return { events: fake.counts.told - told, calls, items };
}

/** Each agent in turn, so that the floor is never at rest and never all at once. */
function live(time: FakeTime, org: ReturnType<typeof createFakeOrg>, agents: number): void {
  const random = randomFrom(54_321);
  const someone = () => userIdOf(1 + Math.floor(random() * agents));
  const every = (perHour: number, act: () => void) => {
    const again = () => {
      act();
      time.scheduler.after((2 * random() * hour) / perHour, again);
    };
    time.scheduler.after((random() * hour) / perHour, again);
  };
  every(agents * rates.statusChanges, () => {
    const userId = someone();
    if (random() < 1 / 8) org.logout(userId);
    else org.setStatus(userId, random() < 1 / 4 ? lunch : available);
  });
  every(2 * agents * rates.workItems, () => org.moveWork(someone(), Math.floor(4 * random())));
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  const items: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'items') : undefined;
  return Array.isArray(items) ? items.length : 1;
}
