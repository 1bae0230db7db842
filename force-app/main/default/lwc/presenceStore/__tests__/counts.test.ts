import type { Agent } from 'c/presenceModel';
import { describe, expect, it } from 'vitest';
import { createTally } from '../counts';

let users = 0;

function agent(statusId: string | undefined, statusLabel?: string, more: Partial<Agent> = {}): Agent {
  users += 1;
  return {
    userId: `005${users}`,
    name: 'Ada',
    kind: 'online',
    changing: false,
    statusId,
    statusLabel,
    since: 0,
    suspect: false,
    suspectRows: 0,
    bot: false,
    ...more,
  };
}

function counted(...agents: Agent[]) {
  const tally = createTally();
  for (const one of agents) tally.add(one);
  return tally;
}

const statuses = (tally: ReturnType<typeof createTally>) =>
  tally.counts().byStatus.map(({ statusId, kind, label, count }) => `${count} ${label} ${statusId} ${kind}`);

describe('statuses', () => {
  it('stand most first, then by label, by id and by kind', () => {
    const tally = counted(
      agent('C', 'Voice'),
      agent('B', 'Chat'),
      agent('A', 'Voice'),
      agent('D', 'Work'),
      agent('D', 'Work'),
      agent('B', 'Chat', { kind: 'busy' }),
      agent('E', 'Voice'),
    );
    expect(statuses(tally)).toEqual([
      '2 Work D online',
      '1 Chat B busy',
      '1 Chat B online',
      '1 Voice A online',
      '1 Voice C online',
      '1 Voice E online',
    ]);
  });

  it('have the name that most agents carry, the first of equals, and none without', () => {
    const renamed = agent('A', 'Zoom');
    const tally = counted(agent('A', 'Voice'), renamed, agent('A', 'Zoom'), agent('B'));
    expect(statuses(tally)).toEqual(['3 Zoom A online', '1  B online']);
    tally.remove(renamed);
    expect(statuses(tally)).toEqual(['2 Voice A online', '1  B online']);
  });

  it('are gone with their last agent, and count nobody offline or without a status', () => {
    const last = agent('A', 'Voice');
    const tally = counted(last, agent('B', 'Lunch', { kind: 'offline' }), agent(undefined));
    expect(statuses(tally)).toEqual(['1 Voice A online']);
    tally.remove(last);
    expect(statuses(tally)).toEqual([]);
    expect(tally.counts()).toMatchObject({ online: 1, offline: 1, total: 2 });
  });
});

describe('load', () => {
  it('is counted of those who are online and whose open work is known', () => {
    const load = (state?: 'free' | 'full') => ({ load: { items: 1, asOf: 0, state } });
    const tally = counted(
      agent('A', 'Voice', load('full')),
      agent('A', 'Voice', { ...load('free'), kind: 'busy' }),
      agent('A', 'Voice', load()),
      agent('A', 'Voice', load('free')),
      agent('A', 'Voice', { ...load('free'), kind: 'offline' }),
      agent('A', 'Voice', { ...load('free'), bot: true }),
    );
    expect(tally.counts().load).toEqual({ free: 1, 'part-loaded': 0, full: 1 });
  });
});
