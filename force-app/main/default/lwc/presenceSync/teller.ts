import { tellOne } from 'c/presenceStore';
import { nextState, type SyncEvent } from './machine';
import type { SyncState } from './status';

/** A status that is replaced by each event and told to whoever listens. */
export interface Teller<Status> {
  readonly status: () => Status;
  /** `event` decides the state, `facts` the rest. */
  readonly tell: (facts: Partial<Status>, event?: SyncEvent) => void;
  readonly subscribe: (listener: (status: Status) => void) => () => void;
  /** Nobody hears anything any more. */
  readonly end: () => void;
}

/** `derived`: what follows from the state and from elsewhere, taken anew each time. */
export function createTeller<Status extends { readonly state: SyncState }>(
  first: Status,
  derived: (state: SyncState) => Partial<Status>,
): Teller<Status> {
  const listeners = new Set<(status: Status) => void>();
  let status = first;

  return {
    status: () => status,
    tell(facts, event) {
      const state = event === undefined ? status.state : nextState(status.state, event);
      status = { ...status, ...facts, ...derived(state), state };
      for (const listener of [...listeners]) tellOne(listener, status);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    end: () => listeners.clear(),
  };
}
