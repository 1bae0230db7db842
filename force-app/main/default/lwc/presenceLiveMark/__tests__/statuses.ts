import type { MarkStatus } from '../liveState';

/** 9:00 in the zone of the tests, America/Los_Angeles. */
export const now = Date.UTC(2026, 4, 5, 16);

export type Told = MarkStatus;

/** A status that polls keep fresh, unless told otherwise. */
export function statusOf(told: Partial<Told> = {}): MarkStatus {
  return { state: 'polling', feed: 'polling', reason: 'polling', knownComplete: now, missed: 0, ...told };
}
