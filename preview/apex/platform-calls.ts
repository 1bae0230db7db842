import type { Connection } from 'jsforce';

/** An Apex call that a method may consist of, and the public call that stands for it here. */
export interface PlatformCall {
  /** What the preview asks the org instead, and how its answer is turned into the call's. */
  readonly ask: (org: Connection, given: readonly unknown[]) => Promise<unknown>;
  /** What a component gets, in TypeScript. */
  readonly answers: string;
}

/** By the call's name with the getter that reads its answer. A call that is not listed fails the build; each stands in
 * docs/INVARIANTS.md. */
export const platformCalls: ReadonlyMap<string, PlatformCall> = new Map([
  [
    'Database.getUpdated(…).getIds()',
    {
      ask: async (org, [object, since, until]) =>
        (await org.updated(String(object), String(since), String(until))).ids,
      answers: 'readonly string[]',
    },
  ],
]);

export const platformCallNames: ReadonlySet<string> = new Set(platformCalls.keys());
