import { pageRows, rowName } from '../../tests/page/rows.ts';
import { runMutations, type MutationResult } from './run-all.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

const said: Readonly<Record<MutationResult['verdict'], string>> = {
  red: 'its test is not green without the mutation',
  green: 'its test did not notice',
  none: 'its test did not run',
};

/** Breaks the local org by the mutation of every row whose name has each word. Answers the exit code; begins no other row
 * once `signal` is aborted. */
export async function mutatePage(
  root: string,
  words: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const rows = pageRows.filter((row) => words.every((word) => rowName(row).toLowerCase().includes(word)));
  if (rows.length === 0) {
    console.error(`No row of the page is named ${words.join(' ')}.`);
    return 2;
  }
  const workspaces: Workspace[] = [];
  try {
    const first = await createWorkspace(root);
    workspaces.push(first);
    const second = await createWorkspace(root);
    workspaces.push(second);
    const report = (result: MutationResult) => {
      if (!signal.aborted) print(result);
    };
    const results = await runMutations([first, second], rows, report, signal);
    if (signal.aborted) return 1;
    const failed = results.filter(({ noticed }) => !noticed).length;
    console.log(`\n${results.length - failed} mutations noticed, ${failed} not`);
    return failed === 0 ? 0 : 1;
  } finally {
    for (const workspace of workspaces) await workspace.remove();
  }
}

function print({ row, noticed, verdict, output }: MutationResult): void {
  console.log(`${noticed ? 'ok    ' : 'FAILED'} ${rowName(row)}${noticed ? '' : `: ${said[verdict]}`}`);
  if (!noticed) console.log(output.trimEnd());
}
