import { fork } from 'node:child_process';
import { DataError } from '../database/data-error.ts';
import { fileURLToPath } from 'node:url';

/** What a new org is grown from: the same three give the same records. */
export interface OrgSeed {
  readonly agents: number;
  readonly seed: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What its process says: how much is done, 0 to 1, or why the file cannot be used. */
export type FillingMessage = number | { readonly unusable: string };

/** Long work on a file that nobody else writes meanwhile. */
export type FillingOrder =
  | { readonly task: 'fill'; readonly file: string; readonly seed: OrgSeed; readonly pastDays: number }
  | { readonly task: 'make-up'; readonly file: string; readonly now: number };

/**
 * Has an order carried out by a process of its own: the org can be told to end meanwhile, and a thread cannot be stopped
 * in the middle of a write. `signal` cuts it off; the answer waits until the process is gone. `onShare` hears how much
 * is done, 0 to 1. Throws DataError for a file that cannot be written.
 */
export async function runOrder(
  order: FillingOrder,
  signal: AbortSignal | undefined,
  onShare: (share: number) => void = () => undefined,
): Promise<void> {
  signal?.throwIfAborted();
  const child = fork(fileURLToPath(new URL('./process.mjs', import.meta.url)), [], { execArgv: [] });
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  signal?.addEventListener('abort', kill);
  let unusable: string | undefined;
  child.on('message', (message: FillingMessage) => {
    if (typeof message === 'number') onShare(message);
    else unusable = message.unusable;
  });
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
  if (unusable !== undefined) throw new DataError(unusable);
}
