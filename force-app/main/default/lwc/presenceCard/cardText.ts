import type { Agent } from 'c/presenceModel';
import type { LoadLine } from 'c/presenceFormat';
import { agentWords, loadText, type AgentWords } from 'c/presenceWords';

/** What a card says of one agent, all but the ticking part. */
export interface CardText extends Omit<AgentWords, 'about'> {
  readonly photoUrl?: string;
  readonly about: string;
  readonly aboutFull: string;
  readonly load?: LoadLine;
}

export function cardText(agent: Agent, now: number, checkedAt?: number): CardText {
  const words = agentWords(agent, now, checkedAt);
  return {
    ...words,
    photoUrl: agent.person?.photoUrl,
    // A mark takes the place of what would be cut off beside it.
    about: words.about.slice(0, words.marks.length > 0 ? 1 : 2).join(' · '),
    aboutFull: words.about.join(' · '),
    load: loadText(agent),
  };
}
