import type { Agent } from 'c/presenceModel';
import { agentWords, type AgentWords } from 'c/presenceWords';

/** What the card says of one agent, all but the ticking part and the facts about work. */
export interface DetailText extends Omit<AgentWords, 'about'> {
  readonly about: string;
  /** Why the row is doubted. */
  readonly doubt: string;
}

export function detailText(agent: Agent, now: number, checkedAt?: number): DetailText {
  const words = agentWords(agent, now, checkedAt);
  const doubt = words.marks.find(({ key }) => key === 'suspect' || key === 'second');
  return { ...words, about: words.about.join(' · '), doubt: doubt?.title ?? '' };
}
