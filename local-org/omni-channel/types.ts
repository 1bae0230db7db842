/** The ids of presence rows that a change closed and opened. */
export interface Transition {
  readonly closed: string | null;
  readonly opened: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface StatusChange {
  /** When the old row ended, if before the new one began: the platform first closes and then creates. */
  readonly endedAt?: number;
  /** Leaves the old row current beside the new one, as overlapping logins do. */
  readonly keepsOld?: boolean;
}

/** What happens to one piece of work. `decline` is a push that nobody answered. */
export type WorkStep = 'assign' | 'accept' | 'close' | 'decline';

/** The object reference names no prefix for UserServicePresence (unverified: an id is opaque). */
export const presencePrefix = '0N3';
export const workPrefix = '0Bz';

/** Row times have second precision. */
export function wholeSecond(at: number): number {
  return Math.floor(at / 1000) * 1000;
}

/** Auto numbers ("Name"): the object reference shows no format, so this one is the local org's. */
export function autoNumber(letter: string, n: number): string {
  return `${letter}-${String(n).padStart(8, '0')}`;
}
