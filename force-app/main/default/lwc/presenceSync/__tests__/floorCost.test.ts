import { describe, expect, it } from 'vitest';
import type { FeedName } from '../ports';
import { answerBytes, eventBytes } from './answerBytes';
import { documented, table } from './documented';
import { hourOf, type HourlyCost } from './floorCost';

/** The rest takes a minute: it is counted by `WRITE_DOCS=1` and in a soak. */
const whole = process.env.WRITE_DOCS !== undefined || process.env.SOAK !== undefined;
const floors = [50, 500, 5_000];
const feeds: readonly (FeedName | 'none')[] = ['push-topic', 'change-events', 'none'];
const named = { 'push-topic': 'push topic', 'change-events': 'change events', none: 'polling' } as const;

/** Delivered in 24 hours where nothing is bought: push topics, and change events beside platform events. */
const editions = [
  ['Unlimited, Performance', 1_000_000, 50_000],
  ['Enterprise', 200_000, 25_000],
  ['Developer', 10_000, 10_000],
] as const;

const grouped = (n: number) => Math.round(n).toLocaleString('en-US');

function rowOf(agents: number, feed: FeedName | 'none', { events, calls, items }: HourlyCost): string[] {
  const made = Object.values(calls).reduce((sum, count) => sum + count, 0) + (calls.catalog ?? 0);
  const answers = Object.entries(answerBytes).map(
    ([call, { answer, item }]) => answer * (calls[call] ?? 0) + item * (items[call] ?? 0),
  );
  const told = feed === 'none' ? 0 : events * eventBytes[feed];
  const bytes = answers.reduce((sum, size) => sum + size, told);
  const count = (...names: string[]) => grouped(names.reduce((sum, name) => sum + (calls[name] ?? 0), 0));
  return [
    grouped(agents),
    named[feed],
    grouped(events),
    grouped(made),
    count('liveRows'),
    count('changedRows'),
    count('rowsById'),
    count('load'),
    `${(bytes / 1e6).toFixed(1)} MB`,
  ];
}

const head = ['agents', 'feed', 'events', 'Apex calls', 'live rows', 'deltas', 'by id', 'load', 'answers'];

describe('an hour of a page in view', () => {
  it('costs what docs/SYNC.md says', { timeout: 600_000 }, async () => {
    const rows: string[][] = [];
    const events = new Map<number, number>();
    for (const agents of whole ? floors : floors.slice(0, 1)) {
      for (const feed of feeds) {
        const cost = await hourOf(agents, feed);
        rows.push(rowOf(agents, feed, cost));
        if (feed === 'push-topic') events.set(agents, cost.events);
        // What an idle hour costs at most, the load aside, bounds a busy one but for the reads by id.
        if (feed === 'none') expect(cost.calls.changedRows).toBeLessThanOrEqual(240);
        expect(cost.calls.rowsById).toBeLessThanOrEqual(7 + 3_600 / 4 + 60);
      }
    }
    documented('cost', table(head, rows), whole);
    const share = (agents: number, most: number) => `${grouped((800 * (events.get(agents) ?? 0)) / most)} %`;
    const shares = [...events.keys()].flatMap((agents) =>
      editions.map(([edition, pushTopic, changeEvents]) => [
        grouped(agents),
        edition,
        share(agents, pushTopic),
        share(agents, changeEvents),
      ]),
    );
    documented('share', table(['agents', 'edition', 'push topic', 'change events'], shares), whole);
  });
});
