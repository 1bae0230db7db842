import type { WorkStep } from '../omni-channel/types.ts';

/** What happens on the floor. Times are the floor's own, epoch milliseconds. */
export type FloorEvent = StatusEvent | LogoutEvent | WorkEvent;

interface OfAgent {
  readonly at: number;
  /** FloorAgent.index */
  readonly agent: number;
}

export interface StatusEvent extends OfAgent {
  readonly kind: 'status';
  /** Place in `statuses`. */
  readonly status: number;
  /** When the row before it ends, 0 to 2 s earlier. */
  readonly endedAt: number;
  /** The row before it stays current too: an overlapping login. */
  readonly keepsOld: boolean;
}

export interface LogoutEvent extends OfAgent {
  readonly kind: 'logout';
}

export interface WorkEvent extends OfAgent {
  readonly kind: 'work';
  readonly step: WorkStep;
}

/** Order of the floor: by time, then by agent; what one agent does at one time stays in the order of his plan. */
export function byTime(a: FloorEvent, b: FloorEvent): number {
  return a.at - b.at || a.agent - b.agent;
}
