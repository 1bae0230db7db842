import locale from '@salesforce/i18n/locale';
import type { Agent } from 'c/presenceModel';
import { fillWords } from 'c/presenceFormat';
import { clockText, loadText, spanText } from 'c/presenceWords';
import { factLabels } from './labels';

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
  const load = loadText(agent);
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
  const asOf = fillWords(factLabels.asOf, clockText(capacityAsOf));
  return [{ key, label: factLabels[key], value: spanText(milliseconds), asOf }];
}
