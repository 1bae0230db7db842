import type { UserServicePresenceRecord } from 'c/presenceModel';
import type { PresenceStore } from 'c/presenceStore';
import type { SyncSettings } from './settings';

/** Agents between two statuses: a feed tells that a row was closed, and not that none follows. */
export interface Leaving {
  note(records: readonly UserServicePresenceRecord[]): void;
  /** Server time from which an answer tells whether the first of them has left; undefined where there is none. */
  dueAt(): number | undefined;
}

export function createLeaving(
  store: Pick<PresenceStore, 'agent'>,
  settings: () => Pick<SyncSettings, 'joinGap'>,
): Leaving {
  const userIds = new Set<string>();

  return {
    note(records) {
      for (const { UserId, IsCurrentState } of records) if (!IsCurrentState) userIds.add(UserId);
    },
    dueAt() {
      let first = Infinity;
      for (const userId of userIds) {
        const agent = store.agent(userId);
        if (agent?.changing && agent.lastEnd !== undefined) first = Math.min(first, agent.lastEnd);
        else userIds.delete(userId);
      }
      // A row's end has whole seconds, and only an answer later than the gap counts.
      return first === Infinity ? undefined : first + settings().joinGap + 1_000;
    },
  };
}
