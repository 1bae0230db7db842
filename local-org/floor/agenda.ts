import { byTime, type FloorEvent } from './events.ts';
import { dayBegins, isDayOver, planDay } from './plan.ts';
import type { FloorAgent, FloorDefinition } from './roster.ts';
import { day, latestEvent } from './rota.ts';

/** The events of a floor after some time, in order, without end. */
export interface Agenda {
  /** When the next event is due, floor time. */
  due(): number;
  take(): FloorEvent;
}

/** Agents whose shifts begin together. */
interface ShiftGroup {
  readonly agents: readonly FloorAgent[];
  /** The first day whose plans are not drawn yet, and when the first event of it may be due. */
  day: number;
  from: number;
}

/** Plans are drawn a shift of the whole floor at a time, when its first event may be due: those of a day at once, of
 * thousands of agents, would hold up a start and every midnight for a second. */
export function createAgenda(floor: FloorDefinition, roster: readonly FloorAgent[], after: number): Agenda {
  let events: FloorEvent[] = [];
  let place = 0;
  let today = Math.floor(after / day);
  while (latestEvent(today - 1) > after) today -= 1;
  const groups: ShiftGroup[] = groupsOf(roster).map((agents) => ({
    agents,
    day: today,
    from: firstEvent(agents, today),
  }));
  let undrawn = firstOf(groups);

  function draw(group: ShiftGroup): void {
    for (const agent of group.agents) {
      if (isDayOver(agent, group.day, after)) continue;
      for (const event of planDay(floor, agent, group.day)) if (event.at > after) events.push(event);
    }
    group.day += 1;
    group.from = firstEvent(group.agents, group.day);
    undrawn = firstOf(groups);
  }

  function next(): FloorEvent {
    for (;;) {
      const event = events[place];
      if (event && !(undrawn && undrawn.from <= event.at)) return event;
      events = events.slice(place);
      place = 0;
      do {
        if (!undrawn) throw new Error('a floor without agents has no events');
        draw(undrawn);
      } while (undrawn.from <= after);
      events.sort(byTime);
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

function groupsOf(roster: readonly FloorAgent[]): FloorAgent[][] {
  const groups = new Map<string, FloorAgent[]>();
  for (const agent of roster) {
    const key = agent.bot ? 'bots' : `${agent.zone} ${agent.shift}`;
    const group = groups.get(key);
    if (group) group.push(agent);
    else groups.set(key, [agent]);
  }
  return [...groups.values()];
}

const firstEvent = ([agent]: readonly FloorAgent[], dayNumber: number): number =>
  agent ? dayBegins(agent, dayNumber) : Infinity;

/** The group whose plans are to be drawn next. */
function firstOf(groups: readonly ShiftGroup[]): ShiftGroup | undefined {
  return groups.reduce<ShiftGroup | undefined>(
    (first, group) => (first && first.from <= group.from ? first : group),
    undefined,
  );
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
