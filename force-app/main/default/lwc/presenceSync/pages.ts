import type { Caller } from './caller';
import { failure } from './failure';
import type { Answer, Page } from './ports';

export interface PagesRead {
  /** Server time of the first page: what was there by then is in the pages. */
  readonly serverTime: number;
  /** False when the limit of pages came first. */
  readonly finished: boolean;
}

/** Reads a keyset to its end or to `limit` pages, handing over each page as it comes. Rejects with GatewayError. */
export async function readPages<T, Key>(
  caller: Pick<Caller, 'call'>,
  ask: (after: Key | undefined) => Promise<Answer<Page<T, Key>>>,
  limit: number,
  take: (items: readonly T[], serverTime: number) => void,
): Promise<PagesRead> {
  let key: Key | undefined;
  let first: number | undefined;
  for (let page = 0; page < limit; page += 1) {
    const after = key;
    const { serverTime, value } = await caller.call(() => ask(after));
    first ??= serverTime;
    take(value.items, serverTime);
    if (value.next === undefined) return { serverTime: first, finished: true };
    if (sameKey(value.next, after)) throw failure('other', 'A page of a keyset names itself as the next');
    key = value.next;
  }
  return { serverTime: first ?? 0, finished: false };
}

function sameKey(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** `items` in runs of at most `size`. */
export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
  return chunks;
}
