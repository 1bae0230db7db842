import { isConformance, type PageRow } from '../../tests/page/row.ts';
import { runRow, runRows, type RowResult } from './run-row.ts';
import type { Workspace } from './workspace.ts';

export interface MutationResult extends RowResult {
  readonly row: PageRow;
  /** Green without the mutation, red with it. */
  readonly noticed: boolean;
}

/** Those rows whose test is not green while nothing is broken: what turns red then proves nothing. */
export async function rowsThatFail(
  workspace: Workspace,
  rows: readonly PageRow[],
): Promise<ReadonlyMap<PageRow, RowResult>> {
  const failing = new Map<PageRow, RowResult>();
  for (const kind of [true, false]) {
    const some = rows.filter(({ test }) => isConformance(test) === kind);
    const results = some.length === 0 ? [] : await runRows(workspace, some, undefined);
    for (const [i, result] of results.entries()) {
      const row = some[i];
      if (row && result.verdict !== 'green') failing.set(row, result);
    }
  }
  return failing;
}

/** Breaks each row's rule in turn, one at a time in each workspace, and says whether its test noticed. Begins no other once
 * `signal` is aborted. */
export async function runMutations(
  workspaces: readonly [Workspace, ...Workspace[]],
  rows: readonly PageRow[],
  onDone: (result: MutationResult) => void,
  signal?: AbortSignal,
): Promise<readonly MutationResult[]> {
  const failing = await rowsThatFail(workspaces[0], rows);
  const results: MutationResult[] = [];
  const done = (result: MutationResult): void => {
    results.push(result);
    onDone(result);
  };
  for (const [row, result] of failing) done({ ...result, row, noticed: false });
  const queue = rows.filter((row) => !failing.has(row));
  const lane = async (workspace: Workspace): Promise<void> => {
    for (let row = queue.shift(); row !== undefined && !signal?.aborted; row = queue.shift()) {
      const result = await runRow(workspace, row, row.mutation);
      done({ ...result, row, noticed: result.verdict === 'red' });
    }
  };
  await Promise.all(workspaces.map(lane));
  return results;
}
