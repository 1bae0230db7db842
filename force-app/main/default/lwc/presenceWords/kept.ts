import type { Agent } from 'c/presenceModel';

const MINUTE = 60_000;

/** Makes the words of an agent once a minute: only the elapsed time changes from second to second. They stay his when
 * he is shown in another place. */
export function keptForAMinute<Words>(
  make: (agent: Agent, now: number, checkedAt?: number) => Words,
): (agent: Agent, now: number, checkedAt?: number) => Words {
  let kept = new WeakMap<Agent, Words>();
  let keptMinute: number | undefined;
  let keptCheckedAt: number | undefined;
  return (agent, now, checkedAt) => {
    const minute = Math.floor(now / MINUTE);
    if (minute !== keptMinute || checkedAt !== keptCheckedAt) {
      kept = new WeakMap();
      keptMinute = minute;
      keptCheckedAt = checkedAt;
    }
    let words = kept.get(agent);
    if (words === undefined) kept.set(agent, (words = make(agent, now, checkedAt)));
    return words;
  };
}
