import locale from '@salesforce/i18n/locale';
import type { Alert, LimitAlert } from 'c/presenceAlerts';
import type { Agent } from 'c/presenceModel';
import type { Sequence } from 'c/presenceStore';
import { fillWords, type Shape } from 'c/presenceFormat';
import { agentWords, elapsedText, spanText } from 'c/presenceWords';
import { listLabels } from './labels';

/** Rows of agents that a board has room for, of both lists together. */
const ROOM = 4;

/** One agent on the board. The key is of the place and not of the agent: places are drawn again, not made anew. */
export interface BoardRow {
  readonly key: number;
  readonly userId: string;
  readonly kind: string;
  readonly statusId: string;
  readonly suspect: 'true' | 'false';
  readonly name: string;
  readonly status: string;
  readonly time: string;
  readonly shape: Shape;
  readonly className: string;
}

/** A list with its heading; the other one has always the same key. */
export interface BoardList {
  readonly key: 'broken' | 'longest';
  readonly heading: string;
  readonly headingClass: string;
  /** How many have no room, in words. */
  readonly more: string;
  readonly rows: readonly BoardRow[];
  /** Instead of rows. */
  readonly nobody: string;
}

export interface BoardAgents {
  /** Longest in their status first. */
  readonly agents: Sequence<Agent> | readonly Agent[];
  readonly alerts: readonly Alert[];
  readonly agentOf: (userId: string) => Agent | undefined;
}

/** Broken limits, where there are any, and who is there for longest, to whom they leave one place at least. */
export function boardLists(
  { agents, alerts, agentOf }: BoardAgents,
  now: number,
  checkedAt?: number,
): readonly BoardList[] {
  const broken = alerts.flatMap((alert) => {
    const agent = alert.kind === 'limit' ? agentOf(alert.userId) : undefined;
    return alert.kind === 'limit' && agent !== undefined ? [{ agent, alert }] : [];
  });
  const shown = broken.slice(0, ROOM - 1);
  const longest = longestOf(agents, ROOM - shown.length);
  const lists: BoardList[] = [];
  if (shown.length > 0) {
    const rows = shown.map(({ agent, alert }, key) => brokenRow(key, agent, alert, now, checkedAt));
    const more = broken.length - shown.length;
    lists.push({
      key: 'broken',
      heading: listLabels.limit,
      headingClass: 'heading presence-broken',
      more: more === 0 ? '' : fillWords(listLabels.more, more.toLocaleString(locale)),
      rows,
      nobody: '',
    });
  }
  const rows = longest.map((agent, key) => rowOf(key, agent, now, checkedAt));
  const nobody = rows.length === 0 ? listLabels.nobody : '';
  lists.push({
    key: 'longest',
    heading: listLabels.longest,
    headingClass: 'heading',
    more: '',
    rows,
    nobody,
  });
  return lists;
}

/** Bots and rows that are not believed last long and tell nothing. */
function longestOf(agents: BoardAgents['agents'], room: number): readonly Agent[] {
  const found: Agent[] = [];
  for (const agent of agents) {
    if (found.length === room || agent.kind === 'offline') break;
    if (!agent.bot && agent.suspectReason !== 'too-old') found.push(agent);
  }
  return found;
}

/** Of old data not by how much it is over: nobody knows whether it still is. */
function brokenRow(
  key: number,
  agent: Agent,
  { brokenAt }: LimitAlert,
  now: number,
  checkedAt?: number,
): BoardRow {
  const row = rowOf(key, agent, now, checkedAt);
  const status =
    checkedAt === undefined ? fillWords(listLabels.over, row.status, spanText(now - brokenAt)) : row.status;
  return { ...row, status, shape: 'octagon', className: 'person presence-broken' };
}

function rowOf(key: number, agent: Agent, now: number, checkedAt?: number): BoardRow {
  const { kind, statusId, suspect, status, shape, look } = agentWords(agent, now, checkedAt);
  const time = elapsedText(agent, now, checkedAt);
  return {
    key,
    userId: agent.userId,
    kind,
    statusId,
    suspect,
    name: agent.name,
    status,
    time,
    shape,
    className: `person ${look}`,
  };
}
