import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import type { Agent } from 'c/presenceModel';
import { clockTime, durationText, fillWords, loadLine, type Place } from 'c/presenceFormat';
import { durationWords, factLabels, loadWords, presenceWords } from './labels';

const place: Place = { locale, timeZone };

/** One line of the card below the status. */
export interface Fact {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** When the value was so, where the platform does not keep it up to date. */
  readonly asOf?: string;
  /** Width of the filled part of a meter as a style. */
  readonly fill?: string;
}

/** What is known of an agent's work. Of who is not there nothing is. */
export function factsOf(agent: Agent, interruptCapacity: number | undefined): readonly Fact[] {
  if (agent.kind === 'offline') return [];
  const facts: Fact[] = [];
  const load = loadLine(agent, presenceWords, loadWords, place);
  if (load !== undefined) {
    facts.push({ key: 'load', label: factLabels.load, value: load.text, fill: load.fill });
  }
  if (interruptCapacity !== undefined) {
    const value = interruptCapacity.toLocaleString(locale);
    facts.push({ key: 'interrupt', label: factLabels.interrupt, value });
  }
  return [...facts, ...duration(agent, 'idle'), ...duration(agent, 'atCapacity')];
}

/** The platform rewrites these only when work moves (object reference: UserServicePresence). */
function duration(agent: Agent, key: 'idle' | 'atCapacity'): readonly Fact[] {
  const { [key]: milliseconds, capacityAsOf } = agent;
  if (milliseconds === undefined || capacityAsOf === undefined) return [];
  const value = durationText(milliseconds, durationWords, locale);
  return [
    {
      key,
      label: factLabels[key],
      value,
      asOf: fillWords(factLabels.asOf, clockTime(capacityAsOf, place)),
    },
  ];
}
