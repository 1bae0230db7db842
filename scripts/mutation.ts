import { fileURLToPath } from 'node:url';
import { mutateBundle } from './mutation/bundles.ts';
import { MutationFlagError, readMutationFlags, type MutationFlags } from './mutation/flags.ts';
import { mutatePage } from './mutation/page.ts';
import { stopOrgs } from './mutation/run-row.ts';
import { endStepsOnSignals } from './step.ts';

/**
 * `npm run mutation [-- page [WORD …] | stryker [BUNDLE …]]`: breaks the local org by the mutation of every row of
 * local-org/PAGE.md, and the pure bundles in every way that Stryker knows. Ends with 0 when the tests noticed each row,
 * and enough of each bundle; with 2 for a word that says nothing.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const stop = new AbortController();

async function main({ page, bundles }: MutationFlags): Promise<number> {
  let code = page === undefined ? 0 : await mutatePage(root, page, stop.signal);
  for (const bundle of bundles) {
    if (stop.signal.aborted) return 1;
    if (!(await mutateBundle(root, bundle, console.log))) code = Math.max(code, 1);
  }
  return code;
}

function flags(): MutationFlags | undefined {
  try {
    return readMutationFlags(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof MutationFlagError)) throw error;
    console.error(error.message);
    return undefined;
  }
}

const asked = flags();
if (asked === undefined) {
  process.exitCode = 2;
} else {
  const done = main(asked);
  endStepsOnSignals(async () => {
    stop.abort();
    await stopOrgs();
    await done;
  });
  process.exitCode = await done;
}
