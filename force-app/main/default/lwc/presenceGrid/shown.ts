import type { Agent } from 'c/presenceModel';

/** Carries an agent to a row as he is: around a plain object Lightning would put a proxy on the way. */
export class Shown {
  readonly agent: Agent;

  constructor(agent: Agent) {
    this.agent = agent;
  }
}

const known = new WeakMap<Agent, Shown>();

/** The same object for the same agent, so that a row can tell that nothing has changed. */
export function shownOf(agent: Agent): Shown {
  let shown = known.get(agent);
  if (shown === undefined) known.set(agent, (shown = new Shown(agent)));
  return shown;
}
