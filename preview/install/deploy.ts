import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'jsforce';

/** Between two questions whether it is done, milliseconds. */
const interval = 50;

/** An org that refused a deployment, with what it said of each file. */
export class DeployError extends Error {
  override readonly name = 'DeployError';
}

/** Deploys a base64 zip, all or nothing, and waits until the org has done it. Rejects with DeployError when the org
 * refuses, or takes longer than `patience` milliseconds. */
export async function deploy(org: Connection, zip: string, patience = 60_000): Promise<void> {
  const { id } = await org.metadata.deploy(zip, { singlePackage: true, rollbackOnError: true });
  const until = performance.now() + patience;
  for (;;) {
    const { done, success, status, errorMessage, details } = await org.metadata.checkDeployStatus(id, true);
    if (done && success) return;
    if (done) {
      const failures = listOf(details?.componentFailures).map(
        ({ fileName, problem }) => `${fileName}: ${problem ?? 'refused'}`,
      );
      throw new DeployError(
        [`The org did not take the package: ${errorMessage ?? status}`, ...failures].join('\n'),
      );
    }
    if (performance.now() > until) throw new DeployError(`The org is still deploying after ${patience} ms.`);
    await pause(interval);
  }
}

/** A list of one comes as the one. */
const listOf = <T>(value: T | readonly T[] | null | undefined): readonly T[] =>
  value === null || value === undefined ? [] : ([] as readonly T[]).concat(value);
