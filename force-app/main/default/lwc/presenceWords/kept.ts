import type { Agent } from 'c/presenceModel';

const MINUTE = 60_000;

/** Makes the words of an agent once a minute: only the elapsed time changes from second to second. */
export function keptForAMinute<Words>(
  make: (agent: Agent, now: number) => Words,
): (agent: Agent, now: number) => Words {
  let kept: { readonly agent: Agent; readonly minute: number; readonly words: Words } | undefined;
  return (agent, now) => {
    const minute = Math.floor(now / MINUTE);
    if (kept?.agent !== agent || kept.minute !== minute) kept = { agent, minute, words: make(agent, now) };
    return kept.words;
  };
}
