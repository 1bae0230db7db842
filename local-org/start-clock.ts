import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { createClock, type OrgClock } from './clock.ts';
import { DataError } from './database/data-error.ts';
import { readMeta, writeMeta } from './database/meta.ts';
import { readRow } from './database/statements.ts';
import { floorStandsAt } from './floor/index.ts';

export interface ClockStart {
  readonly file: string;
  /** Where the clock of a new org starts, epoch milliseconds; undefined for real time. */
  readonly startsAt: number | undefined;
  /** Epoch milliseconds. */
  readonly realTime: () => number;
}

/** What a system's clock is put right by while an org is down. */
const smallCorrection = 5 * 60_000;

/**
 * The clock that an org's file goes on with. It never shows a time before what the file has lived through: a small step
 * back of the system's clock is made up for, a large one means that the clock is wrong. Throws DataError.
 */
export function startClock(db: DatabaseSyncInstance, { file, startsAt, realTime }: ClockStart): OrgClock {
  let offset = readMeta<number>(db, 'clockOffset');
  if (offset === undefined && startsAt !== undefined) {
    offset = startsAt - realTime();
    writeMeta(db, 'clockOffset', offset);
  }
  const now = realTime() + (offset ?? 0);
  const missing = livedUntil(db) - now;
  if (missing > smallCorrection) {
    throw new DataError(
      `${file} has lived until ${iso(now + missing)}, but by the system's clock it would be ${iso(now)} there: ` +
        'set the clock right, or make a new org with --reset',
    );
  }
  if (missing > 0) {
    offset = (offset ?? 0) + missing;
    writeMeta(db, 'clockOffset', offset);
  }
  return createClock(offset ?? 0, realTime);
}

/** The org's time of the last thing that is known to have happened in it, epoch milliseconds; 0 for nothing. */
function livedUntil(db: DatabaseSyncInstance): number {
  const change = readRow<{ at: number | null }>(
    db,
    'SELECT committed AS at FROM change_log ORDER BY replay_id DESC LIMIT 1',
  );
  return Math.max(change?.at ?? 0, floorStandsAt(db) ?? 0);
}

const iso = (at: number): string => new Date(at).toISOString();
