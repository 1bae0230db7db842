import holdsAgent from '@salesforce/customPermission/Presence_Agent';
import type { Agent, PageKind } from 'c/presenceModel';
import { deniedWords } from 'c/presenceDenied';
import { fillWords, type Appearance } from 'c/presenceFormat';
import { agentWords, clockText } from 'c/presenceWords';
import type { BadgeState } from './badgeState';
import { labels } from './labels';

const HOUR = 3_600_000;

/** All that a badge shows and says. */
export interface BadgeText extends Appearance {
  /** To a reader and on hover. */
  readonly name: string;
  readonly text: string;
  readonly kind?: PageKind;
  readonly statusId?: string;
  readonly suspect?: 'true' | 'false';
}

/** Times are epoch milliseconds; `checkedAt` is when what is shown was known to be complete. */
export interface BadgeFacts {
  readonly state: BadgeState;
  readonly agent?: Agent;
  readonly now: number;
  readonly checkedAt?: number;
  /** How far back presence is looked for, milliseconds. */
  readonly floorWindow: number;
}

export function badgeText(facts: BadgeFacts): BadgeText {
  const { agent, state } = facts;
  return agent !== undefined && (state === 'ready' || state === 'stale')
    ? agentText(agent, facts)
    : absenceText(facts);
}

function agentText(agent: Agent, { state, now, checkedAt = now }: BadgeFacts): BadgeText {
  // What was known is not called what is: neither colour nor words claim it.
  const words = agentWords(agent, now, state === 'stale' ? checkedAt : undefined);
  const { accessibleName: name, look: className, kind, statusId, suspect, shape } = words;
  const status = agent.suspectReason === 'too-old' ? labels.suspect : words.status;
  const text = state === 'stale' ? fillWords(labels.staleText, status, clockText(checkedAt)) : status;
  return { className, kind, statusId, suspect, shape, name, text };
}

function absenceText({ state, floorWindow }: BadgeFacts): BadgeText {
  const className = 'badge-absent';
  switch (state) {
    case 'unseen': {
      const name = fillWords(labels.unseenName, String(Math.round(floorWindow / HOUR)));
      return { className, shape: 'slash', name, text: labels.unseen };
    }
    case 'unknown':
      return { className, shape: 'question', name: labels.unknownName, text: labels.unknown };
    case 'denied': {
      const name = deniedWords('agent', holdsAgent).heading;
      return { className, shape: 'lock', name, text: labels.denied };
    }
    case 'error':
      return { className, shape: 'question', name: labels.failedName, text: labels.failed };
    case 'loading':
    case 'ready':
    case 'stale':
      return { className, shape: 'dots', name: labels.loadingName, text: labels.loading };
  }
}
