import { byTime, type FloorEvent } from './events.ts';
import { isDayOver, planDay } from './plan.ts';
import type { FloorAgent, FloorDefinition } from './roster.ts';
import { day, earliestEvent, latestEvent } from './rota.ts';

/** The events of a floor after some time, in order, without end. */
export interface Agenda {
  /** When the next event is due, floor time. */
  due(): number;
  take(): FloorEvent;
}

/** Plans are drawn a day of the whole floor at a time, when the first event of that day may be due. */
export function createAgenda(floor: FloorDefinition, roster: readonly FloorAgent[], after: number): Agenda {
  let events: FloorEvent[] = [];
  let place = 0;
  let nextDay = Math.floor(after / day);
  while (latestEvent(nextDay - 1) > after) nextDay -= 1;

  function drawNextDay(): void {
    const rest = events.slice(place);
    for (const agent of roster) {
      if (isDayOver(agent, nextDay, after)) continue;
      for (const event of planDay(floor, agent, nextDay)) if (event.at > after) rest.push(event);
    }
    events = rest.sort(byTime);
    place = 0;
    nextDay += 1;
  }

  function next(): FloorEvent {
    for (;;) {
      const event = events[place];
      if (event && event.at < earliestEvent(nextDay)) return event;
      drawNextDay();
    }
  }

  return {
    due: () => next().at,
    take() {
      const event = next();
      place += 1;
      return event;
    },
  };
}

/** Where the plans put an agent at a time: his status, undefined for logged out, and how much work he has. */
export function plannedState(
  floor: FloorDefinition,
  agent: FloorAgent,
  time: number,
): { status: number | undefined; load: number } {
  let status: number | undefined;
  let load = 0;
  const today = Math.floor(time / day);
  // Three days back: a row left hanging on Friday is still current on Sunday.
  for (let dayNumber = today - 3; dayNumber <= today; dayNumber += 1) {
    for (const event of planDay(floor, agent, dayNumber)) {
      if (event.at > time) break;
      if (event.kind === 'status') status = event.status;
      else if (event.kind === 'logout') status = undefined;
      else if (event.step === 'assign') load += 1;
      else if (event.step !== 'accept') load -= 1;
    }
  }
  return { status, load };
}
