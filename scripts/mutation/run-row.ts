import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isConformance, type Mutation, type PageRow } from '../../tests/page/row.ts';
import { startCopiedOrg, type ConformanceOrg } from '../conformance-org.ts';
import { runStep } from '../step.ts';
import { verdictOf, type Verdict } from './verdict.ts';
import type { Workspace } from './workspace.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const limit = 180_000;

export type RowTest = Pick<PageRow, 'test' | 'mark'>;

export interface RowResult {
  readonly verdict: Verdict;
  /** What the runner wrote. */
  readonly output: string;
}

const orgs = new Set<ConformanceOrg>();

/** Ends the orgs that still run; for signals. */
export async function stopOrgs(): Promise<void> {
  for (const org of orgs) await org.stop();
}

/**
 * Runs the test of a row in the workspace while the mutation is in it. A conformance test gets an org that runs from the
 * workspace. An org that does not start, and a file that does not load, is no verdict: nothing noticed anything.
 */
export async function runRow(
  workspace: Workspace,
  row: RowTest,
  mutation: Mutation | undefined,
): Promise<RowResult> {
  const [result] = await runRows(workspace, [row], mutation);
  return result ?? { verdict: 'none', output: '' };
}

/** The same for several rows whose tests are of one kind. */
export async function runRows(
  workspace: Workspace,
  rows: readonly RowTest[],
  mutation: Mutation | undefined,
): Promise<readonly RowResult[]> {
  return workspace.with(mutation, async () => {
    const project = rows.every(({ test }) => isConformance(test)) ? 'conformance' : 'unit';
    if (project === 'unit') return runVitest(workspace, rows, project, {});
    try {
      const org = await startCopiedOrg(workspace.folder);
      orgs.add(org);
      try {
        return await runVitest(workspace, rows, project, org.env);
      } finally {
        orgs.delete(org);
        await org.stop();
      }
    } catch (error) {
      return rows.map(() => ({ verdict: 'none' as const, output: String(error) }));
    }
  });
}

async function runVitest(
  { folder }: Workspace,
  rows: readonly RowTest[],
  project: string,
  env: Readonly<Record<string, string>>,
): Promise<readonly RowResult[]> {
  const report = path.join(folder, 'report.json');
  await rm(report, { force: true });
  const { output } = await runStep({
    name: project,
    command: [
      path.join(root, 'node_modules/.bin/vitest'),
      ...['run', '--root', folder, '--project', project, '--reporter=default', '--reporter=json'],
      ...[`--outputFile.json=${report}`, '-t', titlePattern(rows)],
      ...new Set(rows.map(({ test }) => test.file)),
    ],
    cwd: folder,
    // A soak multiplies what one run shows already.
    env: { SOAK: '', ...env },
    limit,
  });
  const text = await readFile(report, 'utf8').catch(() => undefined);
  return rows.map((row) => ({ verdict: verdictOf(text, row), output }));
}

/** The runner holds it against the titles of the blocks around a test, and its own. */
export function titlePattern(rows: readonly RowTest[]): string {
  const titles = rows.map(({ test }) => {
    const text = test.title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return `${text}${isConformance(test) ? ' \\[' : '$'}`;
  });
  return `(^| )(${[...new Set(titles)].join('|')})`;
}
