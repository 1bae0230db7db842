import { describe, expect, it } from 'vitest';
import { createPace } from '../pace';
import { lunch, pacedFloor, recordOf, start, userIdOf } from './pacedFloor';

describe('drawing', () => {
  it('has the floor from the beginning, and the first change when it is told', () => {
    const { change, draws, names, time } = pacedFloor(3);
    expect(names()).toEqual(['A', 'B', 'C']);
    change(0, 'D');
    expect(names()).toEqual(['B', 'C', 'D']);
    expect([draws, time.waiting()]).toEqual([[0], 0]);
  });

  it('waits a tenth of a second for what comes next, with one timer, and with none when all is drawn', () => {
    const { change, draws, names, time } = pacedFloor(3);
    change(0, 'D');
    time.pass(40);
    change(1, 'E');
    change(2, 'F');
    expect([names(), time.waiting()]).toEqual([['B', 'C', 'D'], 1]);
    time.pass(59);
    expect(draws).toEqual([0]);
    time.pass(1);
    expect([names(), draws, time.waiting()]).toEqual([['D', 'E', 'F'], [0, 100], 0]);
    time.pass(100);
    change(0, 'G');
    expect(draws).toEqual([0, 100, 200]);
  });

  it('takes a thousand changes a second at ten draws a second, whatever is newest', () => {
    const { change, draws, names, time } = pacedFloor(5);
    for (let n = 0; n < 3_000; n += 1) {
      change(n % 5, `Z${n}`);
      expect(time.waiting()).toBeLessThanOrEqual(1);
      time.pass(1);
    }
    time.pass(100);
    expect(draws.length).toBe(31);
    expect(names()).toEqual(['Z2995', 'Z2996', 'Z2997', 'Z2998', 'Z2999']);
    expect(time.waiting()).toBe(0);
  });

  it('draws each time that the store tells where it need not wait', () => {
    const { change, draws, time } = pacedFloor(2, 0);
    for (const user of [0, 1, 0]) change(user, `Z${user}`);
    expect([draws.length, time.waiting()]).toEqual([3, 0]);
  });

  it('keeps the view that it has where nobody in it is another', () => {
    const { change, draws, pace, store, time } = pacedFloor(3);
    store.arrange({ sort: 'name', search: 'a' });
    const view = pace.view();
    time.pass(100);
    change(1, 'D');
    expect(draws).toEqual([0, 100]);
    expect(pace.view()).toBe(view);
  });

  it('takes a new arrangement at once, and lets nobody wait twice', () => {
    const { change, draws, names, store, time } = pacedFloor(3);
    change(0, 'D');
    time.pass(10);
    change(1, 'E');
    store.arrange({ sort: 'name', search: 'e' });
    expect([names(), draws, time.waiting()]).toEqual([['E'], [0, 10], 0]);
  });

  it('does not wait longer because the clock was set back', () => {
    const { draws, store, time } = pacedFloor(2);
    let ahead = 60_000;
    const pace = createPace({ store, scheduler: time, now: () => time.now() + ahead });
    let drawn = 0;
    pace.subscribe(() => (drawn += 1));
    store.upsertRows([recordOf(0, 'D', 1)], start + 1);
    ahead = 0;
    store.upsertRows([recordOf(0, 'E', 2)], start + 2);
    time.pass(100);
    expect([drawn, draws.length]).toEqual([2, 2]);
  });

  it('ends with what waits, and hears nothing more', () => {
    const { change, draws, pace, time } = pacedFloor(2);
    change(0, 'D');
    change(1, 'E');
    expect(time.waiting()).toBe(1);
    pace.end();
    expect(time.waiting()).toBe(0);
    change(0, 'F');
    time.pass(1_000);
    expect(draws).toEqual([0]);
  });

  it('tells nobody after his undo', () => {
    const { change, draws, pace } = pacedFloor(2);
    let heard = 0;
    const undo = pace.subscribe(() => (heard += 1));
    undo();
    change(0, 'D');
    expect([heard, draws.length]).toEqual([0, 1]);
  });
});

describe('an order that is held', () => {
  it('keeps everybody at his place, says what is new of each, and counts who would move', () => {
    const { change, names, pace, time } = pacedFloor(3);
    pace.hold(true);
    change(0, 'D');
    expect([names(), pace.moved]).toEqual([['D', 'B', 'C'], 1]);
    time.pass(100);
    change(1);
    expect([names(), pace.moved]).toEqual([['D', 'B', 'C'], 1]);
    change(8);
    time.pass(100);
    expect([names(), pace.moved]).toEqual([['D', 'B', 'C'], 2]);
  });

  it('is the newest again when it is let go, no sooner than the pace allows', () => {
    const { change, draws, names, pace, time } = pacedFloor(3);
    pace.hold(true);
    change(0, 'D');
    time.pass(30);
    pace.hold(false);
    pace.hold(false);
    expect([draws, pace.moved]).toEqual([[0], 0]);
    time.pass(70);
    expect([draws, names(), time.waiting()]).toEqual([[0, 100], ['B', 'C', 'D'], 0]);
    time.pass(100);
    pace.hold(true);
    pace.hold(false);
    expect([draws.length, time.waiting()]).toEqual([2, 0]);
  });

  it('is that which was drawn, not that which waits to be', () => {
    const { change, names, pace, time } = pacedFloor(3);
    change(0, 'D');
    change(1, 'E');
    pace.hold(true);
    expect(pace.moved).toBe(1);
    time.pass(100);
    expect(names()).toEqual(['E', 'C', 'D']);
  });

  it('takes the newest when somebody asks, at once, and is held on', () => {
    const { change, draws, names, pace } = pacedFloor(3);
    pace.hold(true);
    change(0, 'D');
    change(1, 'E');
    pace.apply();
    expect([names(), draws, pace.moved]).toEqual([['C', 'D', 'E'], [0, 0], 0]);
    change(2, 'F');
    expect(pace.moved).toBe(1);
  });

  it('takes a new arrangement, and holds that', () => {
    const { change, names, pace, store } = pacedFloor(3);
    pace.hold(true);
    change(0, 'D');
    store.arrange({ sort: 'name', search: 'd' });
    expect([names(), pace.moved]).toEqual([['D'], 0]);
    change(1, 'Dd');
    expect([names(), pace.moved]).toEqual([['D'], 1]);
  });

  it('has nobody who is gone from the floor, and does not count him as moved', () => {
    const { change, names, pace, time, vanish } = pacedFloor(4);
    pace.hold(true);
    vanish(1);
    expect([names(), pace.moved]).toEqual([['A', 'C', 'D'], 0]);
    time.pass(100);
    change(1);
    expect([names(), pace.moved]).toEqual([['A', 'C', 'D'], 1]);
    vanish(1);
    time.pass(100);
    expect([names(), pace.moved]).toEqual([['A', 'C', 'D'], 0]);
    for (const user of [0, 2, 3]) vanish(user);
    time.pass(100);
    expect([names(), pace.view().agents.length]).toEqual([[], 0]);
  });

  it('keeps who only left the view, until he is gone from the floor', () => {
    const { change, names, pace, store, time, vanish } = pacedFloor(2);
    store.arrange({ sort: 'name', kinds: ['online'] });
    pace.hold(true);
    change(0, 'A', lunch);
    time.pass(100);
    expect([names(), pace.moved, store.view().length]).toEqual([['A', 'B'], 1, 1]);
    expect(pace.view().agents.at(0)?.kind).toBe('busy');
    vanish(0);
    time.pass(100);
    expect([names(), pace.moved]).toEqual([['B'], 0]);
  });

  it('counts nobody who left and has come back to where he was drawn from as gone', () => {
    const { change, pace, store, names, time } = pacedFloor(2);
    store.arrange({ sort: 'name', kinds: ['online'] });
    pace.hold(true);
    change(0, 'A', lunch);
    change(0, 'A');
    time.pass(100);
    expect([names(), pace.moved]).toEqual([['A', 'B'], 1]);
    change(5, 'F');
    change(5, 'F', lunch);
    expect(pace.moved).toBe(1);
  });
});

describe('groups', () => {
  const shape = ({ pace }: ReturnType<typeof pacedFloor>) =>
    pace.view().groups?.map(({ key, agents, counts }) => [key, agents.map(({ name }) => name), counts.total]);

  it('are none unless somebody asks for them, and those of the store while nothing is held', () => {
    const floor = pacedFloor(2);
    expect(floor.pace.view().groups).toBeUndefined();
    floor.store.arrange({ sort: 'name', groupBy: 'kind' });
    expect(floor.pace.view().groups).toBe(floor.store.groups());
  });

  it('that are held keep their members, and have the totals of now', () => {
    const floor = pacedFloor(3);
    floor.store.arrange({ sort: 'name', groupBy: 'kind' });
    floor.change(2, 'C', lunch);
    floor.time.pass(200);
    floor.pace.hold(true);
    floor.change(0, 'A', lunch);
    expect(shape(floor)).toEqual([
      ['online', ['A', 'B'], 1],
      ['busy', ['C'], 2],
    ]);
    expect(floor.pace.moved).toBe(1);
    floor.change(2, 'C');
    floor.change(0, 'A');
    floor.time.pass(100);
    expect(shape(floor)).toEqual([
      ['online', ['A', 'B'], 3],
      ['busy', ['C'], 0],
    ]);
    floor.pace.apply();
    expect(shape(floor)).toEqual([['online', ['A', 'B', 'C'], 3]]);
  });

  it('that are held go with the last of their members', () => {
    const floor = pacedFloor(2);
    floor.change(1, 'B', lunch);
    floor.store.arrange({ sort: 'name', groupBy: 'kind' });
    floor.pace.hold(true);
    floor.time.pass(100);
    floor.vanish(1);
    expect(shape(floor)).toEqual([['online', ['A'], 1]]);
    expect(floor.pace.view().agents.map(({ userId }) => userId)).toEqual([userIdOf(0)]);
  });
});
