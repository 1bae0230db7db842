import type { Step } from './step.ts';

export interface Suite {
  readonly step: Step;
  /** Where the runner writes its JSON report. */
  readonly report: string;
}

export const reports = 'build/test';

const reportOf = (name: string): string => `${reports}/${name}.json`;
const minutes = (count: number): number => count * 60_000;

function vitest(project: string, limit: number, name = project, ...more: readonly string[]): Suite {
  const report = reportOf(name);
  const json = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return {
    report,
    step: {
      name,
      command: ['node_modules/.bin/vitest', 'run', '--project', project, ...more, ...json],
      limit,
    },
  };
}

const jestReport = reportOf('components');

// One core is left out by default, which of two is half.
export const unitTests = vitest('unit', minutes(8), 'unit', '--maxWorkers=2');

export const componentTests: Suite = {
  report: jestReport,
  step: {
    name: 'components',
    command: ['node_modules/.bin/jest', '--ci', '--json', `--outputFile=${jestReport}`],
    limit: minutes(4),
  },
};

/** The public clients, against the org that `env` tells of. */
export const conformance = (name: string, env: Readonly<Record<string, string>>): Suite => {
  const suite = vitest('conformance', minutes(5), name);
  return { ...suite, step: { ...suite.step, env } };
};

export const browserTests = vitest('e2e', minutes(8));

/** Those that start an org of their own, and wait for it most of the time. */
export const browserTestsApart = vitest('e2e-apart', minutes(8));
