import { drawFor } from './draw.ts';
import { drawName, type PersonName } from './names.ts';
import { day, restAwayFrom, shiftHours, shiftStart } from './rota.ts';

/** An agent or a bot of the floor, wholly determined by the floor's definition. */
export interface FloorAgent {
  /** Place on the floor: 0 is the demo agent, bots come last. */
  readonly index: number;
  readonly name: PersonName;
  readonly team: number;
  readonly shift: number;
  /** Which day of seven is off (`works`). */
  readonly rest: number;
  readonly zone: string;
  readonly bot: boolean;
  /** Place in the video crew, which lunches together and so leaves its channel empty; undefined for all others. */
  readonly crew: number | undefined;
  readonly skill: Skill;
}

export type Skill = 'voice' | 'chat' | 'messaging' | 'case' | 'all' | 'video';

export interface FloorDefinition {
  readonly seed: number;
  /** Bots not counted. */
  readonly agents: number;
  /** When the org was seeded, epoch milliseconds: the demo agent works in the shift of that hour. */
  readonly seededAt: number;
}

/** Capacity units; each piece of the floor's work weighs one. */
export const capacityOf: Readonly<Record<Skill, number>> = {
  voice: 1,
  chat: 3,
  messaging: 5,
  case: 4,
  all: 5,
  video: 1,
};

/** Ordinals that keep the streams of draws apart. */
export const streams = { name: 1, plan: 2, lunch: 3, hangs: 4, second: 5, cases: 6 } as const;

const teamSize = 20;
export const crewPlaces = 4;
const teamZones = [
  'America/New_York',
  'America/New_York',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
];
const skills: readonly Skill[] = [
  'voice',
  'voice',
  'chat',
  'chat',
  'messaging',
  'messaging',
  'case',
  'all',
  'all',
];

export const teamCount = (agents: number): number => Math.max(1, Math.round(agents / teamSize));
export const teamZone = (team: number): string => teamZones[team % teamZones.length] ?? 'America/New_York';
const botCount = (agents: number): number => Math.min(6, Math.max(2, Math.round(agents / 60)));

/** The shift that is on at that time. */
function shiftAt(zone: string, time: number): number {
  const today = Math.floor(time / day);
  const starts = [today - 1, today, today + 1].flatMap((dayNumber) =>
    shiftHours.map((_, shift) => ({ shift, start: shiftStart(zone, dayNumber, shift) })),
  );
  return starts.findLast(({ start }) => start <= time)?.shift ?? 0;
}

export function rosterOf({ seed, agents, seededAt }: FloorDefinition): FloorAgent[] {
  const teams = teamCount(agents);
  const roster: FloorAgent[] = [];
  const places = new Map<number, number>();
  let crewed = 0;
  for (let index = 0; index < agents; index += 1) {
    const team = Math.floor((index * teams) / agents);
    const place = places.get(team) ?? 0;
    places.set(team, place + 1);
    const zone = teamZone(team);
    const isDemo = index === 0;
    const draw = drawFor(seed, streams.name, index);
    const name = drawName(draw);
    const skill = draw.pick(skills);
    const shift = isDemo ? shiftAt(zone, seededAt) : place % 3;
    const inCrew = team === 0 && !isDemo && shift === 0 && crewed < crewPlaces;
    roster.push({
      index,
      name,
      team,
      shift,
      rest: isDemo ? restAwayFrom(Math.floor(seededAt / day)) : index % 7,
      zone,
      bot: false,
      crew: inCrew ? crewed : undefined,
      skill: inCrew ? 'video' : skill,
    });
    if (inCrew) crewed += 1;
  }
  for (let bot = 0; bot < botCount(agents); bot += 1) {
    roster.push({
      index: agents + bot,
      name: { first: 'Virtual', last: `Assistant ${bot + 1}` },
      team: bot % teams,
      shift: 0,
      rest: 0,
      zone: teamZone(0),
      bot: true,
      crew: undefined,
      skill: 'messaging',
    });
  }
  return roster;
}
