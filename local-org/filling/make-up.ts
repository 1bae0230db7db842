import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { floorStandsAt } from '../floor/index.ts';
import { runOrder } from './orders.ts';

export interface MakingUp {
  readonly file: string;
  /** The org's clock, epoch milliseconds. */
  readonly now: number;
  readonly report: (text: string) => void;
  readonly signal?: AbortSignal | undefined;
}

const day = 86_400_000;

/** Lets a floor that missed days live through them before the org answers. What is less it makes up for by itself, in
 * well under a second. */
export async function makeUpForMissedDays(
  db: DatabaseSyncInstance,
  { file, now, report, signal }: MakingUp,
): Promise<void> {
  const missed = now - (floorStandsAt(db) ?? now);
  if (missed < day) return;
  report(`The floor stood still for ${Math.floor(missed / day)} days: making up for it`);
  await runOrder({ task: 'make-up', file, now }, signal);
}
