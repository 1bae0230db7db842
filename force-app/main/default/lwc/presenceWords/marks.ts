import type { Agent } from 'c/presenceModel';
import { fillWords } from 'c/presenceFormat';
import { markLabels } from './labels';

export interface Mark {
  readonly key: string;
  readonly label: string;
  readonly title: string;
  readonly className: string;
}

/** `timeText` tells a time of the server, epoch milliseconds, by the viewer's clock. */
export function marksOf(agent: Agent, timeText: (at: number) => string): Mark[] {
  const marks: Mark[] = [];
  if (agent.limitBrokenAt !== undefined) {
    const title = fillWords(markLabels.limitSince, timeText(agent.limitBrokenAt));
    marks.push(mark('limit', markLabels.limit, title));
  }
  if (agent.bot) marks.push(mark('bot', markLabels.bot));
  if (agent.suspectReason === 'too-old')
    marks.push(mark('suspect', markLabels.suspect, markLabels.suspectTooOld));
  if (agent.suspectReason === 'second-row') {
    marks.push(mark('second', markLabels.second, markLabels.suspectSecond));
  }
  if (agent.changing) marks.push(mark('changing', markLabels.changing));
  return marks;
}

function mark(key: string, label: string, title = label): Mark {
  return { key, label, title, className: `mark ${key}` };
}
