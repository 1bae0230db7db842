import { existsSync } from 'node:fs';
import { DataError } from '../database/data-error.ts';
import { readMeta } from '../database/meta.ts';
import { discardDatabase, openWriter } from '../database/open.ts';
import { runOrder, type OrgSeed } from './orders.ts';

export interface Filling {
  /** Epoch milliseconds. */
  readonly realTime: number;
  readonly pastDays?: number | undefined;
  /** Told how far a long filling is. */
  /** How far a long filling has come, from 0 to 1. */
  readonly onProgress: (what: string, share: number) => void;
  /** Cuts the filling off; the answer waits until its process is gone. */
  readonly signal?: AbortSignal | undefined;
}

/** Agent-days from which on somebody waits long enough to wonder. */
const longFilling = 5000;

const initialSeed = { agents: 200, seed: 1 };

/**
 * Fills a new file, or checks that a stored one is what was asked for; true when it was filled. Throws DataError when
 * the file was grown from other values than `asked`.
 */
export async function fillFile(
  file: string,
  asked: Partial<OrgSeed>,
  { realTime, pastDays, onProgress, signal }: Filling,
): Promise<boolean> {
  const stored = storedSeed(file);
  if (stored) {
    refuseContradiction(file, stored, asked);
    return false;
  }
  discardDatabase(file);
  const seed: OrgSeed = {
    agents: asked.agents ?? initialSeed.agents,
    seed: asked.seed ?? initialSeed.seed,
    now: asked.now ?? realTime,
  };
  const days = pastDays ?? usualPast(seed.agents);
  const what = `Making an org of ${seed.agents} agents and ${days} days`;
  const isLong = seed.agents * days >= longFilling;
  await runOrder({ task: 'fill', file, seed, pastDays: days }, signal, (share) => {
    if (isLong) onProgress(what, share);
  });
  return true;
}

/** A large floor is there to be measured, so its past is longer; one that is very large would take minutes to make. */
function usualPast(agents: number): number {
  if (agents < 1000) return 7;
  return Math.max(7, Math.min(30, Math.floor(60_000 / agents)));
}

/** Undefined when there is no file, or one whose filling was cut off. */
function storedSeed(file: string): OrgSeed | undefined {
  if (!existsSync(file)) return undefined;
  const db = openWriter(file);
  try {
    return readMeta<OrgSeed>(db, 'seed');
  } finally {
    db.close();
  }
}

function refuseContradiction(file: string, stored: OrgSeed, asked: Partial<OrgSeed>): void {
  const words = (name: keyof OrgSeed, value: number): string =>
    name === 'now' ? new Date(value).toISOString() : String(value);
  for (const name of ['agents', 'seed', 'now'] as const) {
    const wanted = asked[name];
    if (wanted !== undefined && wanted !== stored[name]) {
      throw new DataError(
        `${file} was made with --${name} ${words(name, stored[name])}, not ${words(name, wanted)}; --reset makes a new one`,
      );
    }
  }
}
