import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { apexStubs } from '../../local-org/schema/emit/apex-stubs.ts';
import { objects } from '../../local-org/schema/index.ts';
import type { ApexFinding } from './finding.ts';
import { checkerLibrary, platformTypes } from './platform-types.ts';

/** The check could not run at all: a tool is missing or broke. */
export class ApexCheckError extends Error {
  override readonly name = 'ApexCheckError';
}

/**
 * Type-checks the Apex of the project in `projectDir` (the folder of its sfdx-project.json) against the platform's
 * types and the schema's objects. Throws ApexCheckError when the check cannot run.
 */
export async function checkApexTypes(projectDir: string): Promise<readonly ApexFinding[]> {
  requireTools();
  const types = await platformTypes(apexStubs(objects));
  const library = checkerLibrary();
  const classPath = [join(types, '*'), join(library, '*')].join(process.platform === 'win32' ? ';' : ':');
  const checker = 'io.github.apexdevtools.apexls.CheckForIssues';
  const done = spawnSync(
    'java',
    ['-cp', classPath, checker, '-n', '-d', 'warnings', '-f', 'json', '-w', projectDir],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  // 0: clean, 4: findings; everything else is the checker's own failure.
  if (done.status !== 0 && done.status !== 4) {
    throw new ApexCheckError(
      `The Apex type check broke (exit ${done.status}): ${done.stderr || done.stdout}`,
    );
  }
  return readFindings(done.stdout, projectDir);
}

function requireTools(): void {
  const missing = ['java', 'javac', 'jar'].filter(
    (tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error !== undefined,
  );
  if (missing.length === 0) return;
  throw new ApexCheckError(
    `The Apex type check needs a JDK (${missing.join(', ')} not found): on Debian, apt-get install openjdk-17-jdk-headless`,
  );
}

interface CheckerReport {
  readonly files: readonly {
    readonly path: string;
    readonly messages: readonly { readonly start: { readonly line: number }; readonly message: string }[];
  }[];
}

function readFindings(json: string, projectDir: string): readonly ApexFinding[] {
  const report = JSON.parse(json) as CheckerReport;
  return report.files.flatMap(({ path, messages }) =>
    messages.map(({ start, message }) => ({ file: relative(projectDir, path), line: start.line, message })),
  );
}
