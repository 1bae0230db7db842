import fc from 'fast-check';
import type { FeedEnd, FeedName } from '../ports';
import type { EventFault, FakeFeed, OpenFault } from './fakeFeed';
import { available, lunch, userIdOf } from './fakeGateway';
import { step } from './history';
import type { ProofBench } from './proofBench';

export type ProofStep = readonly [says: string, act: (bench: ProofBench) => void | Promise<void>];

const second = 1_000;
const hour = 3_600 * second;

const onFeeds = (says: string, act: (feed: FakeFeed) => void): ProofStep => [
  says,
  ({ feeds }) => Object.values(feeds).forEach(act),
];

function inTurn<Fault>(faults: readonly Fault[]): () => Fault | undefined {
  let met = 0;
  return () => faults[met++ % faults.length];
}

const event: fc.Arbitrary<EventFault> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 4, arbitrary: fc.constantFrom<EventFault>('lost', 'doubled', 'kept', 'gap', 'overflow') },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 40 * second }).map((late) => ({ late })) },
);
const events = fc
  .array(event, { minLength: 1, maxLength: 6 })
  .map((faults) => onFeeds(`events are ${faults.map(wordOf).join()}`, (feed) => feed.events(inTurn(faults))));

function wordOf(fault: EventFault): string {
  return typeof fault === 'object' ? `${fault.late} ms late` : (fault ?? 'told');
}

/** Those after which a page may subscribe again; the others are rare. */
const end: fc.Arbitrary<FeedEnd> = fc.oneof(
  {
    weight: 15,
    arbitrary: fc.constantFrom<FeedEnd>('reconnected', 'error', 'session', 'replay', 'allocation'),
  },
  { weight: 1, arbitrary: fc.constantFrom<FeedEnd>('budget', 'absent') },
);
const ends = end.map((why) => onFeeds(`the feed ends: ${why}`, (feed) => feed.end(why)));

const open = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  {
    weight: 6,
    arbitrary: fc.constantFrom<OpenFault>('hang', 'error', 'reconnected', 'session', 'forbidden', 'no-topic'),
  },
  { weight: 1, arbitrary: fc.constantFrom<OpenFault>('absent', 'no-channel') },
);
const opens = fc
  .array(open, { minLength: 1, maxLength: 4 })
  .map((met) =>
    onFeeds(`subscribing meets ${met.map((one) => one ?? 'success').join()}`, (feed) =>
      feed.opens(inTurn(met)),
    ),
  );

const silence: fc.Arbitrary<ProofStep> = fc.oneof(
  fc
    .boolean()
    .map((on) => onFeeds(on ? 'events are withheld' : 'events come again', (feed) => feed.withhold(on))),
  fc.constant(onFeeds('subscriptions are dropped without a word', (feed) => feed.cut())),
);
const slowness = fc
  .integer({ min: 0, max: 35 * second })
  .map((ms) => onFeeds(`feeds take ${ms} ms`, (feed) => feed.latency(ms)));

const swap = fc
  .constantFrom<FeedName | 'none'>('push-topic', 'change-events', 'none')
  .map((name): ProofStep => [`the settings say ${name}`, (bench) => bench.exchange(name)]);

const permission = fc
  .boolean()
  .map((may): ProofStep => [`the viewer may read: ${may}`, ({ org }) => org.setPermitted(may)]);
const undelete = fc.constant<ProofStep>(['the last deletion is undone', ({ org }) => void org.undelete()]);

/** Longer than any answer takes: what a shorter sleep does to the clock, no answer can tell. */
const sleep = fc
  .tuple(
    fc.integer({ min: 90 * second, max: 3 * hour }),
    fc.boolean(),
    fc.constantFrom('reconnected', 'error', 'cut', 'late'),
    fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
  )
  .map(([ms, counted, wakes, moved]): ProofStep => [
    `sleeps ${ms} ms${counted ? ', the clock goes on' : ''}; meanwhile ${moved.join()} change; feed: ${wakes}`,
    (bench) => {
      bench.sleep(ms, counted, () => {
        for (const n of moved) bench.org.setStatus(userIdOf(n), n % 2 === 0 ? available : lunch);
      });
      if (wakes === 'late') return;
      for (const feed of Object.values(bench.feeds)) {
        if (wakes === 'cut') feed.cut();
        else feed.end(wakes === 'error' ? 'error' : 'reconnected');
      }
    },
  ]);

/** Faults stop here; what the floor and the page are stays as it is. */
export const calm: ProofStep = ['faults stop', () => undefined];

/** One thing that happens to the org, its answers, its feeds, the page, the machine or time. */
export const proofStep: fc.Arbitrary<ProofStep> = fc.oneof(
  { weight: 24, arbitrary: step },
  { weight: 3, arbitrary: events },
  { weight: 2, arbitrary: ends },
  { weight: 1, arbitrary: opens },
  { weight: 1, arbitrary: silence },
  { weight: 1, arbitrary: slowness },
  { weight: 1, arbitrary: swap },
  { weight: 1, arbitrary: permission },
  { weight: 1, arbitrary: undelete },
  { weight: 1, arbitrary: sleep },
  { weight: 1, arbitrary: fc.constant(calm) },
);
