import { fileURLToPath } from 'node:url';
import { pageRows, rowName } from '../tests/page/rows.ts';
import { runMutations, type MutationResult } from './mutation/run-all.ts';
import { stopOrgs } from './mutation/run-row.ts';
import { createWorkspace, type Workspace } from './mutation/workspace.ts';
import { endStepsOnSignals } from './step.ts';

/**
 * `npm run mutation [-- WORD …]`: breaks the local org by the mutation of every row of local-org/PAGE.md, or of those
 * whose name has each word, and ends with 0 when the row's test noticed each.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2).map((word) => word.toLowerCase());
const rows = pageRows.filter((row) => words.every((word) => rowName(row).toLowerCase().includes(word)));
const workspaces: Workspace[] = [];

const said: Readonly<Record<MutationResult['verdict'], string>> = {
  red: 'its test is not green without the mutation',
  green: 'its test did not notice',
  none: 'its test did not run',
};

const stop = new AbortController();

async function removeAll(): Promise<void> {
  for (const workspace of workspaces.splice(0)) await workspace.remove();
}

async function main(): Promise<number> {
  if (rows.length === 0) {
    console.error(`No row of the page is named ${words.join(' ')}.`);
    return 2;
  }
  const first = await createWorkspace(root);
  workspaces.push(first);
  const second = await createWorkspace(root);
  workspaces.push(second);
  const report = ({ row, noticed, verdict, output }: MutationResult): void => {
    if (stop.signal.aborted) return;
    console.log(`${noticed ? 'ok    ' : 'FAILED'} ${rowName(row)}${noticed ? '' : `: ${said[verdict]}`}`);
    if (!noticed) console.log(output.trimEnd());
  };
  const results = await runMutations([first, second], rows, report, stop.signal);
  if (stop.signal.aborted) return 1;
  const failed = results.filter(({ noticed }) => !noticed).length;
  console.log(`\n${results.length - failed} mutations noticed, ${failed} not`);
  return failed === 0 ? 0 : 1;
}

const done = main().finally(removeAll);
endStepsOnSignals(async () => {
  stop.abort();
  await stopOrgs();
  await done;
});
process.exitCode = await done;
