import { drawFor, isDrawn, type Draw } from './draw.ts';
import { byTime, type FloorEvent, type WorkEvent } from './events.ts';
import { streams, type FloorAgent, type FloorDefinition } from './roster.ts';
import {
  day,
  earliestEvent,
  hour,
  latestEvent,
  longestEarly,
  longestStay,
  minute,
  shiftLength,
  shiftStart,
  workedDays,
  works,
} from './rota.ts';
import { statusPlace, statusServes } from './statuses.ts';
import { crewLunch, drawCrewStints, drawStints, type Stint } from './stints.ts';
import { planWork } from './work-plan.ts';

/** One shift in this many leaves a row that nobody closes. */
const shiftsPerHangingRow = 200;
/** One row in 500 is a second current one; a shift has about 24.5 rows. */
const shiftsPerSecondRow = 20;

const refreshCounts = [0, 0, 0, 0, 0, 0, 1, 1, 1, 2];
const dropCounts = [0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 1];

/** Closing and opening are two writes of the platform: they lie 0 to 2 s apart. */
const drawGap = (draw: Draw): number => 1000 * draw.int(0, 2);

/** Everything one agent does in the shift that begins on that day, by time; nothing on a day off. It depends on the
 * floor's definition alone: past and present are drawn from the same plans, a day at a time. */
export function planDay(floor: FloorDefinition, agent: FloorAgent, dayNumber: number): FloorEvent[] {
  if (agent.bot) return planBot(agent, dayNumber);
  if (!works(agent.rest, dayNumber)) return [];
  const draw = drawFor(floor.seed, streams.plan, agent.index, dayNumber);
  const begins = shiftStart(agent.zone, dayNumber, agent.shift);
  const from = begins - draw.int(0, longestEarly);
  const to = begins + shiftLength + draw.int(-5 * minute, longestStay);
  const stints =
    agent.crew === undefined
      ? drawStints(draw, agent, from, to)
      : drawCrewStints(draw, agent.crew, crewLunch(floor.seed, dayNumber, begins), begins, from, to);
  const serial = workedDays(agent.rest, dayNumber) * floor.agents + agent.index;
  // A crew member's hanging row would cover the next day's lunch.
  const hangs = agent.crew === undefined && isDrawn(floor.seed, streams.hangs, serial, shiftsPerHangingRow);
  const hasSecond = isDrawn(floor.seed, streams.second, serial, shiftsPerSecondRow);
  const { events, online } = sitThrough(draw, agent, stints, hasSecond);
  if (!hangs) events.push({ kind: 'logout', at: to, agent: agent.index });
  const work = planWork(draw, agent, online, to);
  return [...events, ...work.map((event) => afterSwitches(event, events))].sort(byTime);
}

/** Nothing that `planDay` plans for that day lies before; known without planning it, and the same for all whose shifts
 * begin together. */
export function dayBegins(agent: FloorAgent, dayNumber: number): number {
  if (agent.bot) return earliestEvent(dayNumber);
  return shiftStart(agent.zone, dayNumber, agent.shift) - longestEarly;
}

/** Whether everything that `planDay` plans for that day lies at or before `time`; known without planning it. */
export function isDayOver(agent: FloorAgent, dayNumber: number, time: number): boolean {
  if (agent.bot) return latestEvent(dayNumber) <= time;
  return shiftStart(agent.zone, dayNumber, agent.shift) + shiftLength + longestStay <= time;
}

/** A switch is written when the new row opens, with the old row's end up to 2 s before: work that moves between the
 * two counts for the new row, or the old one would measure more than its own length. */
function afterSwitches(work: WorkEvent, switches: readonly FloorEvent[]): WorkEvent {
  const spanning = switches.find(
    (event) => event.kind === 'status' && event.endedAt <= work.at && work.at < event.at,
  );
  return spanning ? { ...work, at: spanning.at } : work;
}

/** Stints as rows: with a refresh here and a drop there, and the times in which work may come. */
function sitThrough(
  draw: Draw,
  agent: FloorAgent,
  stints: readonly Stint[],
  hasSecond: boolean,
): { events: FloorEvent[]; online: { from: number; to: number }[] } {
  const interruptions = drawInterruptions(draw, stints);
  const second = hasSecond ? draw.int(1, stints.length - 1) : -1;
  const events: FloorEvent[] = [];
  const online: { from: number; to: number }[] = [];
  const open = (at: number, status: number, endedAt: number, keepsOld = false): void => {
    events.push({ kind: 'status', at, agent: agent.index, status, endedAt, keepsOld });
  };
  stints.forEach((stint, place) => {
    const { status } = stint;
    const opened = stint.from + drawGap(draw);
    open(opened, status, stint.from, place === second);
    const gap = interruptions.get(place);
    const spans = gap
      ? [
          { from: opened, to: gap.from },
          { from: gap.to, to: stint.to },
        ]
      : [{ from: opened, to: stint.to }];
    if (gap?.isDrop) {
      events.push({ kind: 'logout', at: gap.from, agent: agent.index });
      open(gap.to, status, gap.to);
    } else if (gap) open(gap.to, status, gap.from);
    if (statusServes(status).length > 0) online.push(...spans);
  });
  return { events, online };
}

interface Interruption {
  readonly from: number;
  readonly to: number;
  readonly isDrop: boolean;
}

const shortestInterrupted = 6 * minute;

/** At most one a stint, by the stint's place. */
function drawInterruptions(draw: Draw, stints: readonly Stint[]): Map<number, Interruption> {
  const found = new Map<number, Interruption>();
  const places = stints.flatMap((stint, place) =>
    stint.to - stint.from > shortestInterrupted ? [place] : [],
  );
  const interrupt = (isDrop: boolean): void => {
    const at = draw.int(0, places.length - 1);
    const [place] = places.splice(at, 1);
    const stint = place === undefined ? undefined : stints[place];
    if (place === undefined || !stint) return;
    const length = isDrop ? 1000 * draw.int(20, 240) : drawGap(draw);
    const from = draw.int(stint.from + 30_000, stint.to - 30_000 - length);
    found.set(place, { from, to: from + length, isDrop });
  };
  for (let n = draw.pick(refreshCounts); n > 0; n -= 1) interrupt(false);
  for (let n = draw.pick(dropCounts); n > 0; n -= 1) interrupt(true);
  return found;
}

/** A bot is always on; its session is renewed four times a day. */
function planBot(agent: FloorAgent, dayNumber: number): FloorEvent[] {
  return [0, 6, 12, 18].map((renewed) => {
    const at = dayNumber * day + renewed * hour + agent.index * 7_000;
    const status = statusPlace('Available – Messaging');
    return { kind: 'status', at, agent: agent.index, status, endedAt: at - 1000, keepsOld: false };
  });
}
