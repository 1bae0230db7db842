import type { Connection } from 'jsforce';

/** What the preview asks an org instead of a platform call, and how its answer is turned into the call's. */
export type PlatformCall = (org: Connection, given: readonly unknown[]) => Promise<unknown>;

/** Apex calls that a method may consist of, each with the public call that stands for it here. A call that is not
 * listed fails the build; none is needed yet. */
export const platformCalls: ReadonlyMap<string, PlatformCall> = new Map();

export const platformCallNames: ReadonlySet<string> = new Set(platformCalls.keys());
