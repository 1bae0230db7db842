import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { classFiles } from '../config/apex/class-files.ts';
import { findingText } from '../config/apex/finding.ts';
import { literalFindings } from '../config/apex/literal-rules.ts';
import { ApexCheckError, checkApexTypes } from '../config/apex/type-check.ts';

/** `tsx scripts/check-apex.ts [project]`: type-checks the Apex. Exit 0: clean; 1: findings, one line each; 2: the check
 * could not run, one line why. */
const project = resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
const shipped = join(project, 'force-app');
try {
  const literals = classFiles(existsSync(shipped) ? shipped : project).flatMap(({ file, source }) =>
    literalFindings(source, relative(project, file)),
  );
  const findings = [...(await checkApexTypes(project)), ...literals];
  for (const finding of findings) console.error(findingText(finding));
  process.exitCode = findings.length === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof ApexCheckError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
