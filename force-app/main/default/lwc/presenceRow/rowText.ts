import type { Agent } from 'c/presenceModel';
import type { Column } from 'c/presenceArrangement';
import { agentWords, keptForAMinute, loadText, type AgentWords } from 'c/presenceWords';

type Kept = 'accessibleName' | 'kind' | 'statusId' | 'suspect' | 'look' | 'marks';

/** What a row says of one agent, all but the ticking part. */
export interface RowText extends Pick<AgentWords, Kept> {
  readonly nameClass: string;
  readonly cells: Readonly<Record<Exclude<Column, 'time-in-status'>, string>>;
}

function makeRowText(agent: Agent, now: number, checkedAt?: number): RowText {
  const words = agentWords(agent, now, checkedAt);
  const { person } = agent;
  const { accessibleName, kind, statusId, suspect, look, marks } = words;
  return {
    accessibleName,
    kind,
    statusId,
    suspect,
    look,
    marks,
    // Not on the row: a class there makes the browser look through the style of all that is in it.
    nameClass: `cell name ${words.shape} ${words.look}`,
    cells: {
      status: words.checked === undefined ? words.status : `${words.status} · ${words.checked}`,
      since: words.sinceTime,
      load: loadText(agent)?.text ?? '',
      title: person?.title ?? '',
      role: person?.roleName ?? '',
      department: person?.department ?? '',
      manager: person?.managerName ?? '',
    },
  };
}

/** Agents change their row when the order changes: what was said of one goes with him. */
export const rowText = keptForAMinute(makeRowText);
