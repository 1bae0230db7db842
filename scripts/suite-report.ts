export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The part of their JSON reports that vitest and jest share. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests?: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

const crashed: Tally = { passed: 0, failed: 1, skipped: 0 };

const isReport = (value: unknown): value is Report =>
  typeof value === 'object' && value !== null && 'numPassedTests' in value && 'testResults' in value;

/**
 * What a suite's JSON report says. A report that is missing or unreadable, a suite without one test, a file that
 * could not be loaded, and a runner that failed although no test did, each count as a failure.
 */
export function tallyOf(report: string | undefined, runnerSucceeded: boolean): Tally {
  if (report === undefined) return crashed;
  let parsed: unknown;
  try {
    parsed = JSON.parse(report);
  } catch {
    return crashed;
  }
  if (!isReport(parsed)) return crashed;
  const unloaded = parsed.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  ).length;
  const tally = {
    passed: parsed.numPassedTests,
    failed: parsed.numFailedTests + unloaded,
    skipped: parsed.numPendingTests + (parsed.numTodoTests ?? 0),
  };
  const ran = tally.passed + tally.failed > 0;
  return ran && (runnerSucceeded || tally.failed > 0) ? tally : { ...tally, failed: tally.failed + 1 };
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The last line of `npm test`. */
export function summary({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
