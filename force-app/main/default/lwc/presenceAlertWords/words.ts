import locale from '@salesforce/i18n/locale';
import type { Alert } from 'c/presenceAlerts';
import type { Agent } from 'c/presenceModel';
import { fillWords, type Shape } from 'c/presenceFormat';
import { labels, levelLabels, spokenLabels } from './labels';

/** An agent of the floor by user id; undefined where he may not be seen. */
export type AgentOf = (userId: string) => Agent | undefined;

/** What every view says of an alert in the same words, all but its age. */
export interface AlertWords {
  /** The agent's name or the channel's label. */
  readonly name: string;
  readonly text: string;
  /** What to do about it. */
  readonly next: string;
  readonly level: 'warning' | 'broken';
  readonly levelName: string;
  readonly shape: Shape;
  /** From when on it has been so, epoch milliseconds. */
  readonly since: number;
  /** All of it in one short phrase, for a screen reader. */
  readonly spoken: string;
}

export function alertWords(alert: Alert, agentOf: AgentOf): AlertWords {
  const words = alert.kind === 'limit' ? limitWords(alert, agentOf) : coverageWords(alert);
  const level = alert.kind === 'limit' ? 'broken' : alert.level;
  return {
    ...words,
    level,
    levelName: levelLabels[level],
    shape: level === 'broken' ? 'octagon' : 'triangle',
  };
}

type Said = Pick<AlertWords, 'name' | 'text' | 'next' | 'since' | 'spoken'>;

function limitWords(alert: Alert & { kind: 'limit' }, agentOf: AgentOf): Said {
  const agent = agentOf(alert.userId);
  const name = agent?.name ?? labels.somebody;
  // Within the join gap after his last change he may be shown in another one.
  const status = agent?.statusId === alert.statusId ? agent.statusLabel : undefined;
  return {
    name,
    text: status === undefined ? labels.limitOther : fillWords(labels.limitText, status),
    next: labels.limitNext,
    since: alert.brokenAt,
    spoken: fillWords(spokenLabels.limit, name),
  };
}

function coverageWords({ channelLabel, level, online, minimum, since }: Alert & { kind: 'coverage' }): Said {
  const [there, needed] = [online, minimum].map((count) => count.toLocaleString(locale));
  const counts = [there ?? '', needed ?? ''];
  return {
    name: channelLabel,
    text: fillWords(level === 'broken' ? labels.brokenText : labels.warningText, ...counts),
    next: level === 'broken' ? labels.brokenNext : labels.warningNext,
    since,
    spoken: fillWords(spokenLabels.coverage, channelLabel, ...counts),
  };
}
