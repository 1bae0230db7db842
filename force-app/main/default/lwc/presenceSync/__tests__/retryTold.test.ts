import { expect, it } from 'vitest';
import { available, userIdOf } from './fakeGateway';
import { createProofBench } from './proofBench';

const second = 1_000;
const ada = userIdOf(1);

it('reads everything once a retry has ended during which the feed has told of an overflow', async () => {
  const bench = createProofBench({ feed: 'push-topic', random: () => 0 });
  const { org, store, time, feeds } = bench;
  const rowId = org.setStatus(ada, available);
  await time.advance(60 * second);
  org.faults(() => 'offline');
  while (bench.sync.status().failures === 0) await time.advance(100);
  const failed = org.calls.length;
  org.faults(() => undefined);
  org.latency((call) => (call === 'liveRows' ? 8 * second : 20));
  while (org.calls.length === failed) await time.advance(100);
  // Past the moment as of which the retry is answered.
  await time.advance(7 * second);
  feeds['push-topic'].events(() => 'overflow');
  org.deleteRow(rowId);
  while (bench.sync.status().failures > 0) await time.advance(100);
  await time.advance(16 * second);
  expect(store.agent(ada)?.rowId).toBeUndefined();
  bench.sync.stop();
});
