import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createServerClock } from '../serverClock';
import { untilNextSecond } from '../ticks';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const start = Date.UTC(2026, 4, 5, 9);

/** A machine whose monotonic clock began at `start` of the server's, and whose wall clock is wrong. */
function machine(wallError = 3_600_000) {
  let elapsed = 0;
  let wall = wallError;
  let server = start;
  const clock = createServerClock({ wall: () => start + elapsed + wall, monotonic: () => 100 + elapsed });
  const pass = (milliseconds: number) => {
    elapsed += milliseconds;
    server += milliseconds;
  };
  return {
    clock,
    pass,
    server: () => server,
    stepWall: (by: number) => void (wall += by),
    stepServer: (by: number) => void (server += by),
    /** The machine sleeps: the server's time passes, the monotonic clock stands. */
    sleep: (milliseconds: number) => void (server += milliseconds),
    ask(there: number, back: number) {
      const sentAt = clock.monotonic();
      pass(there);
      const serverTime = server;
      pass(back);
      clock.observe(sentAt, clock.monotonic(), serverTime);
    },
  };
}

describe('server time', () => {
  it('is the wall clock until an answer came, and the server clock from then on', () => {
    const m = machine();
    expect(m.clock.now()).toBe(start + 3_600_000);
    expect(m.clock.atMost()).toBe(start + 3_600_000);
    expect(m.clock.sample()).toBeUndefined();
    m.ask(0, 0);
    expect(m.clock.now()).toBe(start);
  });

  it('does not move when the wall clock steps', () => {
    const m = machine();
    m.ask(10, 10);
    m.stepWall(-7_200_000);
    m.pass(500);
    expect(m.clock.now()).toBe(m.server());
  });

  it('lies in the middle of the round trip and keeps the smallest one', () => {
    const m = machine();
    m.ask(20, 20);
    m.ask(500, 100);
    expect(m.clock.now()).toBe(m.server());
    expect(m.clock.sample()?.roundTrip).toBe(40);
    m.ask(1, 1);
    expect(m.clock.sample()?.roundTrip).toBe(2);
  });

  it('takes a wider sample in time, since oscillators drift', () => {
    const m = machine();
    m.ask(5, 5);
    m.ask(30, 30);
    expect(m.clock.sample()?.roundTrip).toBe(10);
    m.pass(3_600_000);
    m.ask(30, 30);
    expect(m.clock.sample()?.roundTrip).toBe(60);
  });

  it('takes what is kept for less certain by two tenths of a millisecond a second', () => {
    for (const [roundTrip, taken] of [
      [29, true],
      [31, false],
    ] as const) {
      const m = machine();
      m.ask(5, 5);
      m.pass(100_000 - roundTrip);
      m.ask(roundTrip, 0);
      expect(m.clock.sample()?.roundTrip).toBe(taken ? roundTrip : 10);
    }
  });

  it.each([
    ['keeps', 31_013],
    ['gives up', 31_014],
    ['keeps', 30_977],
    ['gives up', 30_976],
  ])('%s a sample for a wider one half a minute later that puts the server at %i', (verdict, serverTime) => {
    const { clock } = machine();
    clock.observe(0, 10, 1_000);
    // Within the half minute the bounds of 990 and 1000 have moved apart by 3 ms each.
    clock.observe(29_990, 30_010, serverTime);
    expect(clock.sample()?.roundTrip).toBe(verdict === 'keeps' ? 10 : 20);
  });

  it('takes the later of two samples that are as narrow', () => {
    const { clock } = machine();
    clock.observe(0, 10, 1_000);
    clock.observe(0, 10, 1_004);
    expect(clock.sample()?.offset).toBe(999);
  });

  it('follows a clock that was set on the server, forwards and back', () => {
    for (const by of [600_000, -600_000]) {
      const m = machine();
      m.ask(5, 5);
      m.clock.now();
      m.stepServer(by);
      m.ask(40, 40);
      expect(m.clock.now()).toBe(m.server());
    }
  });

  it('follows a clock that was set a little on a page that has been open for a day', () => {
    const m = machine();
    m.pass(86_400_000);
    m.ask(5, 5);
    m.stepServer(5_000);
    m.ask(40, 40);
    expect(m.clock.now()).toBe(m.server());
  });

  it('is right again with the first answer after a sleep that stopped the monotonic clock', () => {
    const m = machine();
    m.ask(5, 5);
    m.sleep(3_600_000);
    m.ask(200, 200);
    expect(m.clock.now()).toBe(m.server());
  });

  it('does not run backwards when a better sample corrects it', () => {
    const m = machine();
    m.ask(0, 400);
    const shown = m.clock.now();
    expect(shown).toBe(m.server() - 200);
    m.ask(150, 0);
    const later = m.clock.now();
    expect(later).toBeGreaterThanOrEqual(shown);
    m.ask(400, 0);
    expect(m.clock.now()).toBeGreaterThanOrEqual(later);
  });

  it('stands until it is overtaken when a better sample puts it back, by two seconds at most', () => {
    const m = machine();
    m.ask(4_000, 0);
    const shown = m.clock.now();
    expect(shown).toBe(m.server() + 2_000);
    m.ask(0, 0);
    expect(m.clock.now()).toBe(shown);
    m.pass(1_999);
    expect(m.clock.now()).toBe(shown);
    m.pass(2);
    expect(m.clock.now()).toBe(shown + 1);
  });

  it('goes back where a better sample puts it back by more: the server itself was set', () => {
    const m = machine();
    m.ask(4_002, 0);
    m.clock.now();
    m.ask(0, 0);
    expect(m.clock.now()).toBe(m.server());
  });

  it(`is never later than atMost, and off by half a round trip at most (seed ${seed})`, () => {
    const latency = fc.integer({ min: 0, max: 3_000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(latency, latency, fc.integer({ min: 0, max: 60_000 })), { minLength: 1 }),
        (asks) => {
          const m = machine();
          let best = Infinity;
          let last = -Infinity;
          for (const [there, back, pause] of asks) {
            m.ask(there, back);
            best = Math.min(best, there + back);
            expect(m.clock.atMost()).toBeGreaterThanOrEqual(m.server());
            m.pass(pause);
            expect(m.clock.atMost()).toBeGreaterThanOrEqual(m.server());
            const now = m.clock.now();
            expect(now).toBeGreaterThanOrEqual(last);
            last = now;
          }
          const drifted = asks.reduce((sum, [there, back, pause]) => sum + there + back + pause, 0) * 0.0002;
          expect(m.clock.atMost() - m.server()).toBeLessThanOrEqual(best + drifted);
        },
      ),
      { seed },
    );
  });
});

describe('ticks', () => {
  it('fall on whole seconds of server time', () => {
    expect(untilNextSecond(start)).toBe(1000);
    expect(untilNextSecond(start + 1)).toBe(999);
    expect(untilNextSecond(start + 999.5)).toBe(0.5);
    expect(untilNextSecond(-1)).toBe(1);
  });
});
