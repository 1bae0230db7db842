import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { FeedName } from '../ports';
import { converges, ends, follows, idles } from './calm';
import { calm, proofStep } from './feedSteps';
import { createProofBench } from './proofBench';
import { createTruth } from './truth';
import { inWords } from './words';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const histories = Number(process.env.HISTORIES ?? 300 * (process.env.SOAK ? 100 : 1));
const chunk = 1_000;

const feed = fc.constantFrom<FeedName | 'none'>('push-topic', 'push-topic', 'change-events', 'none');
const steps = fc.array(proofStep, { minLength: 5, maxLength: 60, size: 'max' });

const history = fc.asyncProperty(feed, steps, fc.nat(), async (name, happenings, jitter) => {
  let random = jitter % 997;
  const bench = createProofBench({
    feed: name,
    random: () => (random = (random * 57 + 11) % 997) / 997,
    wallError: (jitter % 14_400_000) - 7_200_000,
  });
  const { check } = createTruth(bench);
  bench.org.latency(() => 200 + random);
  for (const happening of [...happenings, calm]) {
    await happening[1](bench);
    check();
    if (happening !== calm) continue;
    await converges(bench, check);
    await follows(bench);
    check();
  }
  await idles(bench, check);
  await ends(bench);
});

describe(`any history of changes and faults, on any feed (seed ${seed})`, () => {
  it(
    `ends equal to what the query returns, and was never older than it said: ${histories} histories`,
    { timeout: Math.min(30_000 * histories, 2 ** 31 - 1) },
    async () => {
      for (let done = 0; done < histories; done += chunk) {
        if (done > 0) process.stderr.write(`${done} histories, next seed ${seed + done / chunk}\n`);
        await fc.assert(history, {
          seed: seed + done / chunk,
          numRuns: Math.min(chunk, histories - done),
          // What fails is made shorter where that is asked for: it takes minutes.
          endOnFailure: !process.env.SHRINK,
          reporter: inWords(chunk),
        });
      }
    },
  );
});
