import type { Agent } from 'c/presenceModel';
import { numberFormat } from './intl';
import { clockTime, sinceTime, type Place } from './times';
import { fillWords } from './words';

/** Labels. `since` "since {0}", `nameStatusSince` "{0}, {1}, {2}", `averageCapacity` "average {0} of {1} in this
 * status, as of {2}"; `changing`, `suspect`, `second`, `bot` and `limit` put their words behind a name: "{0}, changing". */
export interface PresenceWords {
  readonly offline: string;
  readonly unknownStatus: string;
  readonly since: string;
  readonly changing: string;
  readonly suspect: string;
  readonly second: string;
  readonly bot: string;
  readonly limit: string;
  readonly nameStatusSince: string;
  readonly averageCapacity: string;
}

/** What the agent's status is called: its MasterLabel, or the word for having none. */
export function statusText(agent: Agent, words: PresenceWords): string {
  return agent.kind === 'offline' ? words.offline : (agent.statusLabel ?? words.unknownStatus);
}

/** "Name, Status, since 14:05", then what a card marks: "…, probably gone". Without ticking parts, so that a screen
 * reader is not told every second. */
export function accessibleName(agent: Agent, words: PresenceWords, now: number, place: Place): string {
  const since = fillWords(words.since, sinceTime(agent.since, now, place));
  const name = fillWords(words.nameStatusSince, agent.name, statusText(agent, words), since);
  return markWords(agent, words).reduce((marked, mark) => fillWords(mark, marked), name);
}

function markWords(agent: Agent, words: PresenceWords): readonly string[] {
  const marks: string[] = [];
  if (agent.bot) marks.push(words.bot);
  if (agent.limitBrokenAt !== undefined) marks.push(words.limit);
  if (agent.suspectReason === 'too-old') marks.push(words.suspect);
  if (agent.suspectReason === 'second-row') marks.push(words.second);
  if (agent.changing) marks.push(words.changing);
  return marks;
}

/** "average 1.5 of 4 in this status, as of 14:05", or undefined where the row has no average or no capacity. */
export function capacityText(agent: Agent, words: PresenceWords, place: Place): string | undefined {
  const { averageCapacity: average, configuredCapacity: capacity, capacityAsOf: asOf } = agent;
  if (average === undefined || capacity === undefined || asOf === undefined) return undefined;
  const shown = numberFormat(place.locale, 1, undefined, 1);
  return fillWords(
    words.averageCapacity,
    shown.format(average),
    shown.format(capacity),
    clockTime(asOf, place),
  );
}
