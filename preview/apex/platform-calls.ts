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
  [
    'OrgLimits.getMap().get(…).getValue()',
    {
      ask: async (org, [name]) => {
        const { Max, Remaining } = await limitOf(org, name);
        return Max - Remaining;
      },
      answers: 'number',
    },
  ],
  [
    'OrgLimits.getMap().get(…).getLimit()',
    { ask: async (org, [name]) => (await limitOf(org, name)).Max, answers: 'number' },
  ],
]);

interface OrgLimit {
  readonly Max: number;
  readonly Remaining: number;
}

/** Apex says the same of a limit that the org does not have. */
async function limitOf(org: Connection, name: unknown): Promise<OrgLimit> {
  const limits: Readonly<Record<string, OrgLimit | undefined>> = await org.limits();
  const limit = limits[String(name)];
  if (limit === undefined) throw new Error('Attempt to de-reference a null object');
  return limit;
}

export const platformCallNames: ReadonlySet<string> = new Set(platformCalls.keys());
