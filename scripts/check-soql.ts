import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accessFindings } from '../config/apex/access-rules.ts';
import { classFiles } from '../config/apex/class-files.ts';
import { findingText, type ApexFinding } from '../config/apex/finding.ts';
import { soqlFindings } from '../config/apex/soql-rules.ts';
import { customTypesIn } from '../config/metadata/custom-types.ts';

/** `tsx scripts/check-soql.ts [folder]`: holds every class and every query in it to the access rules and the schema.
 * Exit 0: clean; 1: findings, one line each, or no query at all. */
const folder = resolve(process.argv[2] ?? fileURLToPath(new URL('../force-app', import.meta.url)));
const types = customTypesIn(folder);
const findings: ApexFinding[] = [];
let queries = 0;
for (const { file, source, apiVersion } of classFiles(folder)) {
  const name = relative(process.cwd(), file);
  const soql = soqlFindings(source, name, apiVersion, types);
  queries += soql.queries;
  findings.push(...soql.findings, ...accessFindings(source, name));
}
if (queries === 0) console.error(`No query found in ${folder}: the check read nothing`);
for (const finding of findings) console.error(findingText(finding));
process.exitCode = queries > 0 && findings.length === 0 ? 0 : 1;
