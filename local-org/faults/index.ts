import type { Sessions } from '../access/sessions.ts';
import type { FeedFaults } from '../feed/faults.ts';
import { createActiveFaults, type ActiveFaults, type FaultScheduler } from './active-faults.ts';
import { createFeedFaults } from './feed.ts';
import { createReadFaults, type DisturbRead } from './reads.ts';
import { createSessionFaults } from './sessions.ts';

export type { ActiveFaults } from './active-faults.ts';
export { readFaultOrder } from './fault-order.ts';

export interface Faults {
  readonly active: ActiveFaults;
  readonly feed: FeedFaults;
  readonly read: DisturbRead;
  /** The sessions that the feed and the calls of Salesforce ask. */
  readonly sessions: Sessions;
}

export interface FaultsOf {
  readonly sessions: Sessions;
  readonly scheduler: FaultScheduler;
  /** The newest replay id of the change log. */
  readonly position: () => number;
}

/** What goes wrong in an org because somebody asked for it. Nothing of it outlives the org's process. */
export function createFaults({ sessions, scheduler, position }: FaultsOf): Faults {
  const active = createActiveFaults(scheduler, position);
  return {
    active,
    feed: createFeedFaults(active),
    read: createReadFaults(active),
    sessions: createSessionFaults(sessions, active),
  };
}
