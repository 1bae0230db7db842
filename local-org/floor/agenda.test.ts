import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAgenda, type Agenda } from './agenda.ts';
import { byTime, type FloorEvent } from './events.ts';
import { planDay } from './plan.ts';
import { rosterOf, type FloorAgent, type FloorDefinition } from './roster.ts';
import { day, hour } from './rota.ts';

const noon = Date.parse('2026-05-05T12:00:00Z');
const runs = { numRuns: process.env['SOAK'] ? 300 : 15, seed: 20_260_505 };

function eventsUntil(agenda: Agenda, until: number): FloorEvent[] {
  const taken: FloorEvent[] = [];
  while (agenda.due() <= until) taken.push(agenda.take());
  return taken;
}

/** Every plan there is, sorted at once. */
function allEvents(floor: FloorDefinition, after: number, until: number): FloorEvent[] {
  const found: FloorEvent[] = [];
  for (let dayNumber = Math.floor(after / day) - 3; dayNumber <= until / day + 1; dayNumber += 1) {
    for (const agent of rosterOf(floor)) found.push(...planDay(floor, agent, dayNumber));
  }
  return found.filter(({ at }) => at > after && at <= until).sort(byTime);
}

describe('an agenda', () => {
  it('has the events of all plans after its time, each once and in order', () => {
    const times = fc.record({
      // Both changes of clocks are among these days.
      after: fc.integer({ min: 0, max: 300 * 24 * 60 }).map((minutes) => noon - 100 * day + minutes * 60_000),
      hours: fc.integer({ min: 1, max: 60 }),
      seed: fc.integer({ min: 1, max: 9 }),
      agents: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(times, ({ after, hours, seed, agents }) => {
        const floor = { seed, agents, seededAt: noon };
        const until = after + hours * hour;
        const agenda = createAgenda(floor, rosterOf(floor), after);
        expect(eventsUntil(agenda, until)).toEqual(allEvents(floor, after, until));
      }),
      runs,
    );
  });

  it('does not plan shifts that have not come', () => {
    const floor = { seed: 1, agents: 200, seededAt: noon };
    const planned = new Set<number>();
    const roster = rosterOf(floor).map((agent): FloorAgent => ({
      ...agent,
      // Whether somebody works is the first thing that planning asks.
      get rest() {
        planned.add(agent.index);
        return agent.rest;
      },
    }));
    const agenda = createAgenda(floor, roster, noon);
    expect(agenda.due()).toBeGreaterThan(noon);
    expect(planned.size).toBeGreaterThan(50);
    expect(planned.size).toBeLessThan(140);
    eventsUntil(agenda, noon + day);
    expect(planned.size).toBe(200);
  });
});
