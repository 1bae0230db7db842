import type { Agent } from 'c/presenceModel';
import { durationText, loadLine, sinceTime, statusText, type Place } from 'c/presenceFormat';

/** The eight fields that everybody shows of an agent, and how wide they are, pixels. */
export const columns = [
  { field: 'name', label: 'Name', width: 200 },
  { field: 'status', label: 'Status', width: 170 },
  { field: 'elapsed', label: 'Time in status', width: 110 },
  { field: 'since', label: 'Since', width: 120 },
  { field: 'load', label: 'Load', width: 150 },
  { field: 'title', label: 'Title', width: 170 },
  { field: 'role', label: 'Role', width: 160 },
  { field: 'department', label: 'Department', width: 160 },
] as const;

export type Field = (typeof columns)[number]['field'];
/** As text, each. */
export type Facts = Readonly<Record<Exclude<Field, 'elapsed'>, string>>;
export const elapsedColumn = columns.findIndex(({ field }) => field === 'elapsed');

/** Of dense rows and of the peers' rows alike, pixels. */
export const rowHeight = 32;

const place: Place = { locale: 'en-US', timeZone: 'America/New_York' };
const durations = { hours: '{0} h {1} min', days: '{0} d {1} h' };
const words = {
  offline: 'Offline',
  unknownStatus: 'Unnamed status',
  since: 'since {0}',
  changing: 'changing',
  suspect: 'not believed',
  second: 'a second row',
  bot: 'bot',
  limit: 'limit broken',
  nameStatusSince: '{0}, {1}, {2}',
  averageCapacity: 'average {0} of {1}',
};
const loads = { of: '{0} of {1}', free: 'free', 'part-loaded': 'part-loaded', full: 'full' };

const known = new WeakMap<Agent, Facts>();

/** Made once for each state of an agent, as a careful author would have it. */
export function factsOf(agent: Agent, now: number): Facts {
  const made = known.get(agent);
  if (made !== undefined) return made;
  const { person } = agent;
  const facts: Facts = {
    name: agent.name,
    status: statusText(agent, words),
    since: sinceTime(agent.since, now, place),
    load: loadLine(agent, words, loads, place)?.text ?? '',
    title: person?.title ?? '',
    role: person?.roleName ?? '',
    department: person?.department ?? '',
  };
  known.set(agent, facts);
  return facts;
}

export const elapsedOf = (agent: Agent, now: number): string =>
  durationText(now - agent.since, durations, place.locale);

export const factOf = (agent: Agent, field: Field, now: number): string =>
  field === 'elapsed' ? elapsedOf(agent, now) : factsOf(agent, now)[field];
