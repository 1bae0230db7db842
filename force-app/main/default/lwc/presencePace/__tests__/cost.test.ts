import type { Agent } from 'c/presenceModel';
import type { Sequence } from 'c/presenceStore';
import { describe, expect, it } from 'vitest';
import { createPace, type PacedStore } from '../pace';
import { createFakeTime } from './fakeTime';
import { pacedFloor, userIdOf } from './pacedFloor';

/** The store, and how many agents of it were looked at one by one. */
function counted({ store }: ReturnType<typeof pacedFloor>) {
  let read = 0;
  const watched = (agents: Sequence<Agent>): Sequence<Agent> => ({
    length: agents.length,
    at(index) {
      read += 1;
      return agents.at(index);
    },
    slice(from, to) {
      const items = agents.slice(from, to);
      read += items.length;
      return items;
    },
    map(to) {
      read += agents.length;
      return agents.map(to);
    },
    *[Symbol.iterator]() {
      for (const agent of agents) {
        read += 1;
        yield agent;
      }
    },
  });
  const paced: PacedStore = {
    view: () => watched(store.view()),
    groups: () => store.groups(),
    arrangement: () => store.arrangement(),
    subscribe: (listener) => store.subscribe(listener),
    agent(userId) {
      read += 1;
      return store.agent(userId);
    },
  };
  return { paced, read: () => read };
}

describe.each([100, 10_000])('among %i agents', (agents) => {
  it('a draw looks at nobody but those who changed, held or not', () => {
    const floor = pacedFloor(agents);
    const { paced, read } = counted(floor);
    const time = createFakeTime();
    const pace = createPace({ store: paced, scheduler: time, now: time.now, drawEvery: 0 });
    floor.change(3, 'Z');
    floor.change(4, 'Y');
    pace.hold(true);
    for (let n = 0; n < 10; n += 1) floor.change(n, `Z${n}`);
    expect(pace.moved).toBe(10);
    pace.hold(false);
    expect(read()).toBe(0);
  });

  it('a held view asks for those whom somebody reads of it, and for each once', () => {
    const floor = pacedFloor(agents);
    const { paced, read } = counted(floor);
    const time = createFakeTime();
    const pace = createPace({ store: paced, scheduler: time, now: time.now, drawEvery: 0 });
    pace.hold(true);
    floor.change(0, 'Z');
    expect(floor.store.view().at(-1)?.name).toBe('Z');
    expect(pace.view().agents.slice(0, 30).length).toBe(30);
    expect(pace.view().agents.map(({ name }) => name)).toContain('Z');
    // Each at his place, and then as he is now.
    expect(read()).toBe(2 * (30 + agents));
  });

  it('looks through the order once where somebody of it is gone from the floor', () => {
    const floor = pacedFloor(agents);
    const { paced, read } = counted(floor);
    const time = createFakeTime();
    const pace = createPace({ store: paced, scheduler: time, now: time.now });
    floor.change(0, 'Z');
    time.pass(50);
    pace.hold(true);
    for (const user of [1, 2, 3]) floor.vanish(user);
    expect(read()).toBe(3);
    time.pass(50);
    expect(read()).toBe(3 + agents);
    expect(pace.view().agents.length).toBe(agents - 3);
    expect(floor.store.agent(userIdOf(1))).toBeUndefined();
  });
});
