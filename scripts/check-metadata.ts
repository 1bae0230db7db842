import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findingText } from '../config/metadata/finding.ts';
import { checkProject } from '../config/metadata/project-check.ts';
import { packingFindings } from './deploy/packed.ts';

/** `tsx scripts/check-metadata.ts [project]`: checks what is deployed, without an org. Exit 0: clean; 1: findings, one
 * line each. */
const project = resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
const { findings, descriptions } = checkProject(project);
const all = [...findings, ...(await packingFindings(project))];
for (const finding of all) console.error(findingText(finding));
if (descriptions === 0) console.error('No -meta.xml under force-app: the check read nothing.');
process.exitCode = all.length === 0 && descriptions > 0 ? 0 : 1;
