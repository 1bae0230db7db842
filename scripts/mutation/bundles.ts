import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { runStep } from '../step.ts';

/** The bundles that Stryker breaks, each against its own tests alone. */
export const mutatedBundles = ['presenceModel', 'presenceClock', 'presenceStore'] as const;
export type MutatedBundle = (typeof mutatedBundles)[number];

/** Fewer mutants noticed than this fail, percent. Those of today that nothing notices: docs/MUTANTS.md. */
const enough = 90;
const lwc = 'force-app/main/default/lwc';
const stryker = 'scripts/mutation/stryker';
const packages = `${stryker}/node_modules/@stryker-mutator`;
const patience = 3_600_000;

/** Breaks one bundle in every way that Stryker knows, in a copy. The report goes to build/mutants/BUNDLE.json. True where
 * enough was noticed. */
export async function mutateBundle(
  root: string,
  bundle: MutatedBundle,
  say: (line: string) => void,
): Promise<boolean> {
  const folder = await copyOf(root);
  try {
    await writeFile(path.join(folder, 'stryker.json'), JSON.stringify(configOf(root, bundle)));
    const { ok } = await runStep({
      name: bundle,
      command: [process.execPath, path.join(root, packages, 'core/bin/stryker.js'), 'run', 'stryker.json'],
      cwd: folder,
      // One seed: the same mutants are noticed by the same histories every time.
      env: { BUNDLE: bundle, SEED: '1', MUTANTS: '1' },
      limit: patience,
      onLine: (line) => {
        if (!/ (INFO|WARN) /.test(line)) say(line);
      },
    });
    return ok;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Below `build`, so that packages are found as in the working tree. */
async function copyOf(root: string): Promise<string> {
  await mkdir(path.join(root, 'build'), { recursive: true });
  const folder = await mkdtemp(path.join(root, 'build/mutants-'));
  for (const bundle of mutatedBundles) {
    await cp(path.join(root, lwc, bundle), path.join(folder, lwc, bundle), { recursive: true });
  }
  for (const file of ['vitest.config.ts', 'first-failure.ts']) {
    await cp(path.join(root, stryker, file), path.join(folder, file));
  }
  await cp(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  return folder;
}

function configOf(root: string, bundle: MutatedBundle) {
  return {
    testRunner: 'vitest',
    plugins: [path.join(root, packages, 'vitest-runner/dist/src/index.js')],
    mutate: [`${lwc}/${bundle}/*.ts`, '!**/*.generated.ts'],
    inPlace: true,
    concurrency: 1,
    coverageAnalysis: 'perTest',
    reporters: ['clear-text', 'json'],
    jsonReporter: { fileName: path.join(root, 'build/mutants', `${bundle}.json`) },
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    // A slow machine must not pass for a mutant that was noticed.
    timeoutMS: 60_000,
    thresholds: { high: 95, low: enough, break: enough },
  };
}
