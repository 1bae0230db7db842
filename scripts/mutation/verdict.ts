import { isTitleOf, type PageRow } from '../../tests/page/row.ts';

/** `none`: the test did not run, so that it says nothing, whatever its runner's exit code. */
export type Verdict = 'green' | 'red' | 'none';

interface Assertion {
  readonly title: string;
  readonly status: string;
}

/** What the JSON report of a run says of the row's own test. */
export function verdictOf(report: string | undefined, row: Pick<PageRow, 'test' | 'mark'>): Verdict {
  const found = assertionsIn(report, row.test.file).filter(({ title }) => isTitleOf(row, title));
  const [only] = found;
  if (only === undefined || found.length > 1) return 'none';
  if (only.status === 'passed') return 'green';
  return only.status === 'failed' ? 'red' : 'none';
}

/** The titles in a file that the report tells of. */
export const titlesIn = (report: string | undefined, file: string): readonly string[] =>
  assertionsIn(report, file).map(({ title }) => title);

function assertionsIn(report: string | undefined, file: string): readonly Assertion[] {
  if (report === undefined) return [];
  try {
    const { testResults } = JSON.parse(report) as {
      testResults: readonly { name: string; assertionResults: readonly Assertion[] }[];
    };
    return testResults
      .filter(({ name }) => name.replaceAll('\\', '/').endsWith(`/${file}`))
      .flatMap(({ assertionResults }) => assertionResults);
  } catch {
    return [];
  }
}
