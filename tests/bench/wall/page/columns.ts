import type { Agent } from 'c/presenceModel';
import {
  absoluteTime,
  durationText,
  sinceTime,
  statusText,
  type Place,
  type PresenceWords,
} from 'c/presenceFormat';

/** What the peers show of an agent: as much as a card says, as text in eight columns. */
export interface AgentColumns {
  readonly userId: string;
  readonly name: string;
  readonly about: string;
  readonly status: string;
  readonly kind: string;
  readonly since: string;
  readonly sinceFull: string;
  readonly elapsed: string;
  readonly load: string;
}

export const columns = [
  { label: 'Name', fieldName: 'name', type: 'text' },
  { label: 'About', fieldName: 'about', type: 'text' },
  { label: 'Status', fieldName: 'status', type: 'text' },
  { label: 'Kind', fieldName: 'kind', type: 'text' },
  { label: 'Since', fieldName: 'since', type: 'text' },
  { label: 'Since, in full', fieldName: 'sinceFull', type: 'text' },
  { label: 'Time in status', fieldName: 'elapsed', type: 'text' },
  { label: 'Load', fieldName: 'load', type: 'text' },
] as const;

const place: Place = { locale: 'en-US', timeZone: 'America/New_York' };
const durations = { hours: '{0} h {1} min', days: '{0} d {1} h' };
const words: PresenceWords = {
  offline: 'Offline',
  unknownStatus: 'Unnamed status',
  since: 'since {0}',
  changing: 'changing',
  suspect: 'not believed',
  second: 'a second row',
  bot: 'bot',
  nameStatusSince: '{0}, {1}, {2}',
  averageCapacity: 'average {0} of {1}',
};

const known = new WeakMap<Agent, AgentColumns>();

/** Made once for each state of an agent, so that a change makes one anew, as a careful author would have it. */
export function columnsOf(agent: Agent, now: number): AgentColumns {
  const made = known.get(agent);
  if (made !== undefined) return made;
  const { person, load } = agent;
  const shown: AgentColumns = {
    userId: agent.userId,
    name: agent.name,
    about: [person?.title, person?.department].filter(Boolean).join(' · '),
    status: statusText(agent, words),
    kind: agent.kind,
    since: sinceTime(agent.since, now, place),
    sinceFull: absoluteTime(agent.since, place),
    elapsed: durationText(now - agent.since, durations, place.locale),
    load: load === undefined ? '' : `${load.weight ?? load.items} of ${agent.configuredCapacity ?? '?'}`,
  };
  known.set(agent, shown);
  return shown;
}

/** For measuring a first mount again. */
export function forget(agents: readonly Agent[]): void {
  for (const agent of agents) known.delete(agent);
}
