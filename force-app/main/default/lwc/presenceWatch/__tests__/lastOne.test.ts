import { describe, expect, it } from 'vitest';
// eslint-disable-next-line omnipresence/arrows -- names in the fake org
import { available, lunch, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import { onlineRowsAtMost } from '../ports';
import type { LastOne } from '../status';
import { chatOnly } from './fakeWatchOrg';
import { createWatchBench, minute, second, type WatchBench } from './watchBench';

const [me, ada, bo, cy, di] = [1, 2, 3, 4, 5].map(userIdOf) as [string, string, string, string, string];
const hour = 60 * minute;

/** I am online for voice and chat, and have been seen; nobody else is there. */
async function alone(others: (bench: WatchBench) => void = () => undefined): Promise<WatchBench> {
  const bench = createWatchBench();
  bench.org.setStatus(ada, available);
  bench.org.logout(ada);
  await bench.time.advance(minute);
  bench.org.setStatus(me, available);
  others(bench);
  await bench.time.advance(minute);
  bench.sync.watch(me);
  await bench.time.advance(second);
  return bench;
}

async function asked(bench: WatchBench, userId = me): Promise<LastOne | undefined> {
  const answer = bench.sync.lastOne(userId);
  await bench.time.advance(second);
  return answer;
}

const channelsOf = (lastOne: LastOne | undefined) => lastOne?.channels.map(({ label }) => label);

describe('the only one online', () => {
  it('is told for which channels, of how many he may see', async () => {
    expect(await asked(await alone())).toEqual({
      channels: [
        { id: '0N9000000000001AAA', label: 'Voice' },
        { id: '0N9000000000002AAA', label: 'Chat' },
      ],
      agents: 2,
    });
  });

  it('is told of no channel that another is online for, in whatever status', async () => {
    const bench = await alone(({ org }) => org.setStatus(bo, chatOnly));
    expect(channelsOf(await asked(bench))).toEqual(['Voice']);
  });

  it('is told nothing while all his channels have others', async () => {
    const bench = await alone(({ org }) => {
      org.setStatus(bo, available);
      org.setStatus(cy, lunch);
    });
    expect(await asked(bench)).toBeUndefined();
  });

  it('is told nothing where he is at lunch, or not there', async () => {
    const bench = await alone();
    expect(await asked(bench, ada)).toBeUndefined();
    bench.org.setStatus(me, lunch);
    await bench.time.advance(minute);
    expect(await asked(bench)).toBeUndefined();
    expect(bench.org.calls).not.toContain('onlineInStatuses');
  });

  it('is told nothing where he sees nobody else: it would be true of everybody', async () => {
    const bench = await alone(({ org }) => org.setVisible(ada, false));
    expect(await asked(bench)).toBeUndefined();
    expect(bench.org.calls).not.toContain('onlineInStatuses');
  });

  it('is not he as long as another may just be between two statuses', async () => {
    const bench = await alone(({ org }) => org.setStatus(bo, available));
    bench.org.logout(bo);
    void bench.sync.refresh();
    await bench.time.advance(second);
    expect(await asked(bench)).toBeUndefined();
    await bench.time.advance(minute);
    expect(channelsOf(await asked(bench))).toEqual(['Voice', 'Chat']);
  });

  it('is not saved by a row of another that hangs, old or behind a newer one', async () => {
    const bench = await alone(({ org }) => {
      org.openSecond(bo, available, 20 * hour);
      org.openSecond(cy, available, 2 * hour);
      org.openSecond(cy, lunch);
    });
    expect(channelsOf(await asked(bench))).toEqual(['Voice', 'Chat']);
  });

  it('is not looked for among many, of whom not all can hang', async () => {
    const bench = await alone(({ org }) => {
      for (const id of [ada, bo, cy, di]) org.setStatus(id, available);
    });
    const polls = await bench.counted('rowsOfUsers', () => asked(bench));
    expect(polls).toBe(0);
  });

  it('is looked for once more where the answer was full of others', async () => {
    const bench = await alone(({ org }) => {
      for (let n = 0; n < onlineRowsAtMost; n += 1) org.setStatus(userIdOf(100 + n), chatOnly);
      org.setStatus(bo, available);
    });
    expect(await bench.counted('onlineInStatuses', () => asked(bench))).toBe(2);
    expect(await asked(bench)).toBeUndefined();
  });
});

describe('the guard', () => {
  it.each(['onlineInStatuses', 'visibleAgents', 'catalog', 'rowsOfUsers'])(
    'says nothing where %s fails, and asks again with the next poll',
    async (failing) => {
      const bench = await alone(({ org }) => org.setStatus(bo, lunch));
      bench.org.openSecond(bo, available, hour);
      bench.org.faults((call) => (call === failing ? 'other' : undefined));
      expect(await asked(bench)).toBeUndefined();
      bench.org.faults(() => undefined);
      await bench.time.advance(10 * minute);
      expect(channelsOf(await asked(bench))).toEqual(['Voice', 'Chat']);
    },
  );

  it('says nothing about data that is not live', async () => {
    const bench = await alone();
    bench.org.faults((call) => (call === 'rowsOfUsers' ? 'offline' : undefined));
    await bench.time.advance(2 * minute);
    expect(bench.sync.status().state).not.toBe('polling');
    expect(await asked(bench)).toBeUndefined();
  });

  it('says nothing about somebody who has gone meanwhile', async () => {
    const bench = await alone();
    bench.org.latency((call) => (call === 'onlineInStatuses' ? 10 * second : 0));
    const answer = bench.sync.lastOne(me);
    await bench.time.advance(second);
    bench.org.setStatus(me, lunch);
    void bench.sync.refresh();
    await bench.time.advance(20 * second);
    expect(await answer).toBeUndefined();
  });

  it('asks once a poll for however many ask, and how many are seen once in ten minutes', async () => {
    const bench = await alone();
    for (let n = 0; n < 5; n += 1) {
      void bench.sync.lastOne(me);
      await asked(bench);
      await bench.time.advance(minute);
    }
    expect(bench.org.calls.filter((call) => call === 'onlineInStatuses')).toHaveLength(5);
    expect(bench.org.calls.filter((call) => call === 'visibleAgents')).toHaveLength(1);
  });
});
