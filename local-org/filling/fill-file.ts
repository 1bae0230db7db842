import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DataError } from '../database/data-error.ts';
import { readMeta } from '../database/meta.ts';
import { discardDatabase, openWriter } from '../database/open.ts';

/** What a new org is grown from: the same three give the same records. */
export interface OrgSeed {
  readonly agents: number;
  readonly seed: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface FillingOrder {
  readonly file: string;
  readonly seed: OrgSeed;
  readonly pastDays: number;
}

export interface Filling {
  /** Epoch milliseconds. */
  readonly realTime: number;
  readonly pastDays?: number | undefined;
  /** Told how far a long filling is. */
  readonly report: (text: string) => void;
  /** Cuts the filling off; the answer waits until its process is gone. */
  readonly signal?: AbortSignal | undefined;
}

/** Agent-days from which on somebody waits long enough to wonder. */
const longFilling = 5000;

const initialSeed = { agents: 200, seed: 1 };

/**
 * Fills a new file, or checks that a stored one is what was asked for; true when it was filled. It works in a process
 * of its own: the org can be told to end meanwhile, and a thread cannot be stopped in the middle of a write. Throws DataError when the file was grown from other
 * values than `asked`.
 */
export async function fillFile(
  file: string,
  asked: Partial<OrgSeed>,
  { realTime, pastDays, report, signal }: Filling,
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
  await runProcess({ file, seed, pastDays: pastDays ?? usualPast(seed.agents) }, report, signal);
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

async function runProcess(
  order: FillingOrder,
  report: (text: string) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  signal?.throwIfAborted();
  const { agents } = order.seed;
  const child = fork(fileURLToPath(new URL('./process.mjs', import.meta.url)), [], { execArgv: [] });
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  signal?.addEventListener('abort', kill);
  if (agents * order.pastDays >= longFilling) {
    const what = `Making an org of ${agents} agents and ${order.pastDays} days`;
    child.on('message', (share: number) => report(`${what}: ${Math.round(share * 100)} %`));
  }
  child.send(order);
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error('filling the org was cut off')),
      );
    });
  } finally {
    process.off('exit', kill);
    signal?.removeEventListener('abort', kill);
  }
}
