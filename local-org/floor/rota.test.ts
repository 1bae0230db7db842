import { describe, expect, it } from 'vitest';
import { planDay } from './plan.ts';
import { rosterOf } from './roster.ts';
import {
  day,
  earliestEvent,
  hour,
  latestEvent,
  restAwayFrom,
  shiftStart,
  workedDays,
  works,
} from './rota.ts';

const dayOf = (text: string): number => Math.floor(Date.parse(`${text}T00:00:00Z`) / day);

describe('a shift', () => {
  it('begins at its hour of the zone on both sides of a change of clocks', () => {
    const start = (date: string, zone: string): string =>
      new Date(shiftStart(zone, dayOf(date), 0)).toISOString();
    expect(start('2026-03-07', 'America/New_York')).toBe('2026-03-07T11:00:00.000Z');
    expect(start('2026-03-08', 'America/New_York')).toBe('2026-03-08T10:00:00.000Z');
    expect(start('2026-10-24', 'Europe/Berlin')).toBe('2026-10-24T04:00:00.000Z');
    expect(start('2026-10-25', 'Europe/Berlin')).toBe('2026-10-25T05:00:00.000Z');
    expect(start('2026-10-25', 'Asia/Kolkata')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('never has an event outside what the agenda reckons with', () => {
    const floor = { seed: 3, agents: 100, seededAt: Date.parse('2026-03-10T03:00:00Z') };
    for (const agent of rosterOf(floor)) {
      for (let dayNumber = dayOf('2026-03-06'); dayNumber < dayOf('2026-03-12'); dayNumber += 1) {
        const times = planDay(floor, agent, dayNumber).map((event) => event.at);
        expect(Math.min(...times)).toBeGreaterThanOrEqual(earliestEvent(dayNumber));
        expect(Math.max(...times)).toBeLessThanOrEqual(latestEvent(dayNumber));
      }
    }
  });
});

describe('the rota', () => {
  it('gives one day of seven off and counts the others', () => {
    for (let rest = 0; rest < 7; rest += 1) {
      let worked = 0;
      for (let dayNumber = 0; dayNumber < 70; dayNumber += 1) {
        expect(workedDays(rest, dayNumber)).toBe(worked);
        if (works(rest, dayNumber)) worked += 1;
      }
      expect(worked).toBe(60);
    }
  });

  it('lets the demo agent work on the day the org is seeded and on its neighbours', () => {
    for (let today = 20_000; today < 20_014; today += 1) {
      const rest = restAwayFrom(today);
      expect([today - 1, today, today + 1].map((dayNumber) => works(rest, dayNumber))).toEqual([
        true,
        true,
        true,
      ]);
    }
  });

  it('has the demo agent and part of his team on shift whenever the org is seeded', () => {
    for (let n = 0; n < 48; n += 1) {
      const seededAt = Date.parse('2026-06-01T00:10:00Z') + n * 2 * hour;
      const [demo] = rosterOf({ seed: 1, agents: 20, seededAt });
      const starts = [-1, 0, 1].map((shift) =>
        shiftStart(demo?.zone ?? '', Math.floor(seededAt / day) + shift, demo?.shift ?? 0),
      );
      expect(starts.some((start) => start <= seededAt && seededAt < start + 8 * hour)).toBe(true);
    }
  });
});
