import type { Agent } from 'c/presenceModel';
import type { LastOne } from 'c/presenceWatch';
import { createFollowed, type FollowedWatch } from '../followed';
import type { Subject } from '../subject';
// eslint-disable-next-line omnipresence/arrows -- the agents that every card is tested with
import { ada, gone } from '../../presenceCard/__tests__/agents';

const me: Subject = { kind: 'user', userId: ada.userId, relation: 'me' };
const owner: Subject = { kind: 'user', userId: ada.userId, relation: 'owner' };
const queue: Subject = { kind: 'queue', groupId: '00G000000000001AAA' };
const alone: LastOne = { channels: [{ id: '0N6000000000001AAA', label: 'Chat' }], agents: 5 };

/** What was answered has been heard. */
const heard = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

/** A watch whose answers the test gives, and which notes what was asked. */
function watchOf(known: Map<string, Agent>) {
  const asked: string[] = [];
  const capacities: ((value: number) => void)[] = [];
  const guards: ((value: LastOne) => void)[] = [];
  const watch: FollowedWatch = {
    store: { agent: (userId) => known.get(userId) },
    watch(userId) {
      asked.push(`watch ${userId}`);
      return () => asked.push(`leave ${userId}`);
    },
    standing: () => 'visible',
    interruptCapacity(userId) {
      asked.push(`capacity ${userId}`);
      return new Promise((answer) => capacities.push(answer));
    },
    lastOne(userId) {
      asked.push(`last one ${userId}`);
      return new Promise((answer) => guards.push(answer));
    },
    queue: (groupId) =>
      Promise.resolve({ id: groupId, name: 'Billing', userIds: [ada.userId, gone.userId], complete: true }),
    countsOf: () => ({ online: 1, busy: 0, offline: 1, suspect: 0, bot: 0, seen: 2 }),
  };
  return { watch, asked, capacities, guards };
}

function follow(known = new Map([[ada.userId, ada]])) {
  const parts = watchOf(known);
  const onChange = jest.fn();
  return { ...parts, onChange, followed: createFollowed(parts.watch, onChange) };
}

describe('who is followed', () => {
  it('is watched once, however often it is said', () => {
    const { followed, asked } = follow(new Map());
    followed.follow(me);
    followed.follow({ ...me });
    expect(asked).toEqual([`watch ${ada.userId}`]);
  });

  it('is left when the card is about another, and nothing of him is kept', async () => {
    const { followed, asked, capacities, guards } = follow();
    followed.follow(me);
    followed.polled();
    followed.facts();
    capacities[0]?.(3);
    guards[0]?.(alone);
    await heard();
    expect(followed.facts()).toMatchObject({ agent: ada, lastOne: alone, interruptCapacity: 3 });
    followed.follow({ kind: 'waiting' });
    expect(asked.at(-1)).toBe(`leave ${ada.userId}`);
    expect(followed.facts()).toEqual({ queue: undefined });
  });

  it('may be a queue: its members are watched, and left with it', async () => {
    const { followed, asked, onChange } = follow();
    followed.follow(queue);
    expect(followed.facts().queue).toEqual({ error: undefined, online: [] });
    await heard();
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(followed.facts().queue).toMatchObject({ name: 'Billing', online: [ada] });
    followed.end();
    expect(asked).toEqual([
      `watch ${ada.userId}`,
      `watch ${gone.userId}`,
      `leave ${ada.userId}`,
      `leave ${gone.userId}`,
    ]);
  });
});

describe('the interrupt capacity', () => {
  it('is asked for once for a row, and anew for the next', async () => {
    const known = new Map([[ada.userId, ada]]);
    const { followed, asked, capacities } = follow(known);
    followed.follow(owner);
    followed.facts();
    followed.facts();
    capacities[0]?.(3);
    await heard();
    expect(followed.facts().interruptCapacity).toBe(3);
    known.set(ada.userId, { ...ada, rowId: '0N3000000000009AAA' });
    expect(followed.facts().interruptCapacity).toBeUndefined();
    expect(asked.filter((call) => call.startsWith('capacity'))).toHaveLength(2);
  });

  it('of a row that is over is not believed of the next', async () => {
    const known = new Map([[ada.userId, ada]]);
    const { followed, capacities, onChange } = follow(known);
    followed.follow(owner);
    followed.facts();
    known.set(ada.userId, { ...ada, rowId: '0N3000000000009AAA' });
    followed.facts();
    capacities[0]?.(3);
    await heard();
    expect(followed.facts().interruptCapacity).toBeUndefined();
    expect(onChange).not.toHaveBeenCalled();
  });

  it('is not asked for of who is not there', () => {
    const { followed, asked } = follow(new Map([[gone.userId, gone]]));
    followed.follow({ kind: 'user', userId: gone.userId, relation: 'owner' });
    expect(followed.facts().agent).toBe(gone);
    expect(asked).toEqual([`watch ${gone.userId}`]);
  });
});

describe('being the last one', () => {
  it('is asked of the viewer alone, with each poll', () => {
    const { followed, asked } = follow(new Map());
    followed.follow(owner);
    followed.polled();
    expect(asked).toEqual([`watch ${ada.userId}`]);
    followed.follow(me);
    followed.polled();
    followed.polled();
    expect(asked.filter((call) => call.startsWith('last one'))).toHaveLength(2);
  });

  it('of who is no longer followed is not said of the next', async () => {
    const { followed, guards, onChange } = follow(new Map());
    followed.follow(me);
    followed.polled();
    followed.follow(owner);
    guards[0]?.(alone);
    await heard();
    expect(followed.facts().lastOne).toBeUndefined();
    expect(onChange).not.toHaveBeenCalled();
  });
});
