import type { Agent } from 'c/presenceModel';

const MINUTE = 60_000;

interface Kept<Words> {
  readonly agent: Agent;
  readonly minute: number;
  readonly checkedAt?: number;
  readonly words: Words;
}

/** Makes the words of an agent once a minute: only the elapsed time changes from second to second. */
export function keptForAMinute<Words>(
  make: (agent: Agent, now: number, checkedAt?: number) => Words,
): (agent: Agent, now: number, checkedAt?: number) => Words {
  let kept: Kept<Words> | undefined;
  return (agent, now, checkedAt) => {
    const minute = Math.floor(now / MINUTE);
    if (kept?.agent !== agent || kept.minute !== minute || kept.checkedAt !== checkedAt)
      kept = { agent, minute, checkedAt, words: make(agent, now, checkedAt) };
    return kept.words;
  };
}
