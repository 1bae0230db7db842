import type { Agent } from 'c/presenceModel';
import { fillWords } from 'c/presenceFormat';
import { loadLabels } from './labels';

export interface LoadLine {
  readonly text: string;
  /** Width of the filled part of the meter as a style; none where there is nothing to measure against. */
  readonly fill?: string;
}

/** Open work against capacity; where AgentWork may not be read, the average that the row itself carries. */
export function loadLine(agent: Agent, locale: string, average: string | undefined): LoadLine | undefined {
  if (agent.kind === 'offline') return undefined;
  const { load, configuredCapacity: capacity } = agent;
  if (load?.state === undefined || !capacity) return average === undefined ? undefined : { text: average };
  const used = load.weight ?? 0;
  const number = (value: number) => value.toLocaleString(locale, { maximumFractionDigits: 1 });
  const share = fillWords(loadLabels.of, number(used), number(capacity));
  return {
    // Whoever is at lunch without open work is not free, and neither is who is probably gone.
    text:
      agent.kind === 'online' && agent.suspectReason !== 'too-old'
        ? `${share} · ${loadLabels[load.state]}`
        : share,
    fill: `inline-size: ${Math.round(Math.min(1, used / capacity) * 100)}%`,
  };
}
