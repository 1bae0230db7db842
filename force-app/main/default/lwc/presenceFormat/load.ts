import type { Agent, LoadState } from 'c/presenceModel';
import { numberFormat } from './intl';
import { capacityText, type PresenceWords } from './names';
import type { Place } from './times';
import { fillWords } from './words';

/** Labels: `of` "{0} of {1}", and a word for each state. */
export interface LoadWords extends Readonly<Record<LoadState, string>> {
  readonly of: string;
}

export interface LoadLine {
  readonly text: string;
  /** Width of the filled part of the meter as a style; none where there is nothing to measure against. */
  readonly fill?: string;
}

/** Open work against capacity; where AgentWork may not be read, the average that the row itself carries. */
export function loadLine(
  agent: Agent,
  words: PresenceWords,
  loadWords: LoadWords,
  place: Place,
): LoadLine | undefined {
  if (agent.kind === 'offline') return undefined;
  const { load, configuredCapacity: capacity } = agent;
  if (load?.state === undefined || !capacity) {
    const average = capacityText(agent, words, place);
    return average === undefined ? undefined : { text: average };
  }
  const used = load.weight ?? 0;
  const shown = numberFormat(place.locale, 1, undefined, 1);
  const share = fillWords(loadWords.of, shown.format(used), shown.format(capacity));
  return {
    // Whoever is at lunch without open work is not free, and neither is who is probably gone.
    text:
      agent.kind === 'online' && agent.suspectReason !== 'too-old'
        ? `${share} · ${loadWords[load.state]}`
        : share,
    fill: `inline-size: ${Math.round(Math.min(1, used / capacity) * 100)}%`,
  };
}
