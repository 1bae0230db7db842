import { describe, expect, it } from 'vitest';
import { dayBegins, isDayOver, planDay } from './plan.ts';
import { crewPlaces, rosterOf, type FloorDefinition } from './roster.ts';
import { day, hour, minute, shiftLength, shiftStart } from './rota.ts';
import { measure, rowsOf } from './rows.fixture.ts';
import { channels, statuses, statusPlace, statusServes } from './statuses.ts';

const firstDay = Math.floor(Date.parse('2026-03-02T00:00:00Z') / day);
const days = 28;
const dayNumbers = Array.from({ length: days }, (_, n) => firstDay + n);
const seededAt = Date.parse('2026-03-30T14:00:00Z');

const within = (value: number, target: number): void => {
  expect(value / target).toBeGreaterThan(0.8);
  expect(value / target).toBeLessThan(1.2);
};

describe.each([1, 2, 3, 4, 5])('a floor of 200 agents, seed %i', (seed) => {
  const floor: FloorDefinition = { seed, agents: 200, seededAt };
  const roster = rosterOf(floor);
  const people = roster.filter((agent) => !agent.bot);
  const events = people.flatMap((agent) =>
    dayNumbers.flatMap((dayNumber) => planDay(floor, agent, dayNumber)),
  );
  const rows = rowsOf(events);
  const found = measure(rows, firstDay * day, (firstDay + days + 2) * day);

  it('gives every agent-day 12 to 40 rows and uses that span', () => {
    expect(found.shifts).toBeGreaterThan(4_000);
    within(found.fewestRows, 12);
    within(found.mostRows, 40);
    expect(found.fewestRows).toBeGreaterThanOrEqual(12);
    expect(found.mostRows).toBeLessThanOrEqual(40);
  });

  it('opens a row 0, 1 or 2 seconds after it closed the one before', () => {
    expect([...found.gaps].sort()).toEqual([0, 1, 2]);
  });

  it('refreshes half a time and drops once per agent-day, for 20 to 240 seconds', () => {
    within(found.refreshes / found.shifts, 0.5);
    within(found.drops.length / found.shifts, 1);
    within(Math.min(...found.drops), 20);
    within(Math.max(...found.drops), 240);
    expect(Math.min(...found.drops)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...found.drops)).toBeLessThanOrEqual(240);
  });

  it('leaves a hanging row in 0.5 % of shifts and opens 1 row in 500 beside a current one', () => {
    within(found.hanging / found.shifts, 0.005);
    within(found.second / found.rows, 1 / 500);
  });

  it('leaves the video channel alone once a day, at lunch', () => {
    const crew = people.filter((agent) => agent.crew !== undefined);
    expect(crew).toHaveLength(crewPlaces);
    const zone = crew[0]?.zone ?? '';
    const video = String(statusPlace('Available – Video'));
    const covered = rows.filter((row) => row.status === video).sort((a, b) => a.start - b.start);
    for (const dayNumber of dayNumbers) {
      const begins = shiftStart(zone, dayNumber, 0);
      const [from, to] = [begins + 20 * minute, begins + shiftLength - 20 * minute];
      let last = from;
      const gaps: { from: number; length: number }[] = [];
      for (const { start, end } of covered) {
        if (end === null || end < from || start > to) continue;
        if (start - last > 5 * minute) gaps.push({ from: last, length: start - last });
        last = Math.max(last, end);
      }
      expect(gaps).toHaveLength(1);
      expect(gaps[0]?.from).toBeGreaterThan(begins + 3 * hour);
      expect(gaps[0]?.from).toBeLessThan(begins + 5 * hour);
      expect(gaps[0]?.length).toBeLessThan(40 * minute);
    }
  });

  it('has a few bots that are always on', () => {
    const bots = roster.filter((agent) => agent.bot);
    expect(bots.length).toBeGreaterThanOrEqual(2);
    expect(bots.length).toBeLessThanOrEqual(6);
    for (const bot of bots) {
      const botRows = rowsOf(dayNumbers.flatMap((dayNumber) => planDay(floor, bot, dayNumber)));
      expect(botRows).toHaveLength(days * 4);
      expect(botRows.filter((row) => row.end === null)).toHaveLength(1);
    }
  });
});

describe('the plan of one agent-day', () => {
  const floor: FloorDefinition = { seed: 7, agents: 60, seededAt };
  const roster = rosterOf(floor);
  const worked = roster
    .filter((agent) => !agent.bot)
    .flatMap((agent) => dayNumbers.map((dayNumber) => planDay(floor, agent, dayNumber)))
    .filter((events) => events.length > 0);

  it('is the same each time it is drawn, whatever was drawn before', () => {
    for (const agent of roster.slice(0, 5)) {
      const drawn = dayNumbers.map((dayNumber) => planDay(floor, agent, dayNumber));
      const backwards = [...dayNumbers].reverse().map((dayNumber) => planDay(floor, agent, dayNumber));
      expect(backwards.reverse()).toEqual(drawn);
    }
  });

  it('assigns work only while the agent is logged in with a status that serves a channel', () => {
    for (const events of worked) {
      let status: number | undefined;
      for (const event of events) {
        if (event.kind === 'status') status = event.status;
        else if (event.kind === 'logout') status = undefined;
        else if (event.step === 'assign') {
          expect(status).toBeDefined();
          expect(statusServes(status ?? -1).length).toBeGreaterThan(0);
        }
      }
    }
  });

  it('finishes all work it assigned, each piece accepted before it is closed', () => {
    for (const events of worked) {
      let assigned = 0;
      let opened = 0;
      for (const event of events) {
        if (event.kind !== 'work') continue;
        if (event.step === 'assign') assigned += 1;
        else if (event.step === 'close') opened -= 1;
        else assigned -= 1;
        if (event.step === 'accept') opened += 1;
        expect(Math.min(assigned, opened)).toBeGreaterThanOrEqual(0);
      }
      expect([assigned, opened]).toEqual([0, 0]);
    }
  });

  it('never sets the status that the agent has, but to refresh or to come back', () => {
    for (const events of worked) {
      const switches = events.filter((event) => event.kind === 'status' || event.kind === 'logout');
      const repeated = switches.filter((event, place) => {
        const before = switches[place - 1];
        return event.kind === 'status' && before?.kind === 'status' && before.status === event.status;
      });
      expect(repeated.length).toBeLessThanOrEqual(2);
    }
  });

  it('keeps to its order of time', () => {
    for (const events of worked) {
      const times = events.map((event) => event.at);
      expect([...times].sort((a, b) => a - b)).toEqual(times);
    }
  });

  it('has nothing before its day begins', () => {
    for (const agent of roster) {
      for (const dayNumber of dayNumbers) {
        const first = planDay(floor, agent, dayNumber)[0]?.at ?? Infinity;
        expect(first).toBeGreaterThanOrEqual(dayBegins(agent, dayNumber));
      }
    }
  });

  it('is called over only when nothing of it is still to come, and by the end of the next day', () => {
    for (const agent of roster) {
      for (const dayNumber of dayNumbers) {
        const last = planDay(floor, agent, dayNumber).at(-1);
        if (last) expect(isDayOver(agent, dayNumber, last.at - 1)).toBe(false);
        expect(isDayOver(agent, dayNumber, (dayNumber + 2) * day)).toBe(true);
      }
    }
  });
});

it('has statuses with and without channels, and serves each channel by one', () => {
  expect(statuses.some((status) => status.channels.length === 0)).toBe(true);
  for (const channel of channels) {
    expect(statuses.some((status) => (status.channels as readonly string[]).includes(channel))).toBe(true);
  }
});
