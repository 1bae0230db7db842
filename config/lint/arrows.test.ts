import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;

/** The repository's own configuration, without type information: these files do not exist. */
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }],
});

async function rulesBroken(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}${file}` });
  return [...new Set(result?.messages.map(({ ruleId }) => ruleId))];
}

const lwc = 'force-app/main/default/lwc';
const arrow = 'omnipresence/arrows';

/** Each must be refused by exactly this rule: [where, what, rule]. */
const refused: readonly (readonly [file: string, code: string, rule: string])[] = [
  // Pure bundles import downwards and nothing of the platform.
  [`${lwc}/presenceModel/bad.ts`, "export { a } from 'c/presenceFormat';", arrow],
  [`${lwc}/presenceModel/bad.ts`, "export { a } from 'lwc';", arrow],
  [`${lwc}/presenceClock/bad.ts`, "export { a } from 'c/presenceModel';", arrow],
  [`${lwc}/presenceStore/bad.ts`, "export { a } from '@salesforce/user/Id';", arrow],
  [`${lwc}/presenceStore/bad.ts`, "export * from 'c/presenceSync';", arrow],
  [`${lwc}/presenceFormat/bad.ts`, "export { a } from 'lightning/empApi';", arrow],
  [`${lwc}/presenceViewport/bad.ts`, "export const a = () => import('c/presenceModel');", arrow],
  [`${lwc}/presenceSync/bad.ts`, "export type A = import('c/presenceGatewayApex').A;", arrow],
  [`${lwc}/presenceSync/bad.ts`, "export { a } from '../presenceStore/presenceStore';", arrow],
  [`${lwc}/presenceSync/bad.ts`, "export { a } from 'luxon';", arrow],
  [`${lwc}/presenceClock/bad.ts`, 'export const now = () => Date.now();', 'no-restricted-properties'],
  [`${lwc}/presenceClock/bad.ts`, 'export const now = () => new Date();', 'no-restricted-syntax'],
  [`${lwc}/presenceSync/bad.ts`, 'export const a = () => Math.random();', 'no-restricted-properties'],
  [
    `${lwc}/presenceSync/bad.ts`,
    'export const a = (f: () => void) => setTimeout(f);',
    'no-restricted-globals',
  ],
  [`${lwc}/presenceStore/bad.ts`, 'export const a = () => document.title;', 'no-restricted-globals'],
  [`${lwc}/presenceFormat/bad.ts`, 'export const a = () => console.log(1);', 'no-restricted-globals'],
  [`${lwc}/presenceWatch/bad.ts`, "export { a } from 'c/presenceClock';", arrow],
  [`${lwc}/presenceSync/bad.ts`, "export { a } from 'c/presenceWatch';", arrow],
  [`${lwc}/presenceAlerts/bad.ts`, "export { a } from 'c/presenceSync';", arrow],
  [`${lwc}/presencePace/bad.ts`, "export { a } from 'c/presenceSync';", arrow],
  [`${lwc}/presencePace/bad.ts`, 'export const now = () => Date.now();', 'no-restricted-properties'],
  [`${lwc}/presenceCard/bad.ts`, "export { a } from 'c/presencePace';", arrow],
  [`${lwc}/presenceTeam/bad.ts`, "export { a } from 'c/presenceWatch';", arrow],
  [`${lwc}/presenceTeam/bad.ts`, "export { a } from 'c/presenceStore';", arrow],
  // Only the browser's own bundle knows the browser's time.
  [`${lwc}/presenceBrowser/bad.ts`, "export { a } from 'c/presenceSync';", arrow],
  [`${lwc}/presenceSession/bad.ts`, 'export const now = () => Date.now();', 'no-restricted-properties'],
  // Adapters take types and one platform module.
  [`${lwc}/presenceGatewayApex/bad.ts`, "export { a } from 'c/presenceSync';", arrow],
  [`${lwc}/presenceGatewayApex/bad.ts`, "export type { A } from 'c/presenceStore';", arrow],
  [`${lwc}/presenceGatewayApex/bad.ts`, "export { a } from 'lightning/empApi';", arrow],
  [`${lwc}/presenceFeedEmpApi/bad.ts`, "export { a } from '@salesforce/apex/PresencePeople.load';", arrow],
  [`${lwc}/presenceWatchSession/bad.ts`, "export { a } from 'c/presenceFeedEmpApi';", arrow],
  // Views take props; the session is the containers' business.
  [`${lwc}/presenceCard/bad.ts`, "export { a } from 'c/presenceSession';", arrow],
  [`${lwc}/presenceCard/bad.ts`, "export { a } from 'c/presenceSync';", arrow],
  [`${lwc}/presenceCard/bad.ts`, "export { a } from 'c/presenceModel';", arrow],
  [`${lwc}/presenceCard/bad.ts`, "export { a } from 'c/presenceAlerts';", arrow],
  [`${lwc}/presenceCard/bad.ts`, "export { a } from '@salesforce/apex/PresencePeople.load';", arrow],
  [`${lwc}/presenceCard/bad.ts`, "export { a } from 'c/supervisorPresence';", arrow],
  [`${lwc}/presenceCard/bad.ts`, "export { a } from 'c/presenceColors';", arrow],
  [`${lwc}/presenceCard/bad.ts`, 'export class A { #b() {} }', 'no-restricted-syntax'],
  [
    `${lwc}/presenceCard/bad.ts`,
    "import { api, LightningElement } from 'lwc';\nexport default class A extends LightningElement { @api b = 1; c() { this.b = 2; } }",
    '@lwc/lwc/no-api-reassignments',
  ],
  [
    `${lwc}/presenceCard/bad.ts`,
    'export const a = (f: () => void) => setTimeout(f);',
    '@lwc/lwc/no-async-operation',
  ],
  [`${lwc}/supervisorPresence/bad.ts`, "export { a } from 'c/presenceGatewayApex';", arrow],
  [`${lwc}/supervisorPresence/bad.ts`, "export { a } from '@salesforce/apex/PresencePeople.load';", arrow],
  [`${lwc}/supervisorPresence/bad.ts`, "export { a } from 'c/presenceStore';", arrow],
  // Rooms.
  ['preview/bad.ts', "export { a } from '../local-org/org.ts';", arrow],
  ['preview/apex/bad.ts', "export type { A } from '../../local-org/schema/types.ts';", arrow],
  ['local-org/bad.ts', "export { a } from '../preview/server.ts';", arrow],
  ['local-org/bad.ts', "export { a } from 'lwc';", arrow],
  ['local-org/schema/bad.ts', "export { a } from 'c/presenceModel';", arrow],
  ['local-org/floor/bad.test.ts', "export { a } from '../../preview/server.ts';", arrow],
  ['local-org/http/bad.ts', "export { a } from '../soql/index.ts';", arrow],
  ['local-org/http/bad.ts', "export { a } from '../database/open.ts';", arrow],
  ['local-org/soql/bad.ts', "export { a } from '../calls/query.ts';", arrow],
  ['local-org/database/bad.ts', "export type { A } from '../calls/read-calls.ts';", arrow],
  ['local-org/calls/bad.ts', "export type { A } from '../reading/messages.ts';", arrow],
  ['local-org/schema/bad.ts', "export { a } from '../soql/index.ts';", arrow],
  ['local-org/writing/bad.ts', "export { a } from '../calls/query.ts';", arrow],
  ['local-org/recycle-bin/bad.ts', "export { a } from '../omni-channel/index.ts';", arrow],
  ['local-org/access/bad.ts', "export { a } from '../soql/index.ts';", arrow],
  ['local-org/faults/bad.ts', "export type { A } from '../http/local-faults.ts';", arrow],
  ['local-org/feed/bad.ts', "export type { A } from '../faults/index.ts';", arrow],
  ['local-org/metadata/bad.ts', "export { a } from '../feed/change-log.ts';", arrow],
  ['local-org/calls/bad.ts', 'export const a = () => Date.now();', 'no-restricted-properties'],
  ['local-org/floor/bad.ts', 'export const a = () => Math.random();', 'no-restricted-properties'],
  ['local-org/floor/bad.ts', 'console.log(1);', 'no-console'],
  ['scripts/bad.ts', "export { a } from '../tests/e2e/stack.ts';", arrow],
  ['scripts/bad.ts', "export { a } from '../tests/conformance/org.ts';", arrow],
  ['local-org/bad.ts', "export { a } from '../tests/bench/race.ts';", arrow],
  ['preview/bad.ts', "export { a } from '../tests/bench/race.ts';", arrow],
  ['tests/bench/bad.ts', "export { a } from '../e2e/stack.ts';", arrow],
  ['tests/bench/org/bad.ts', "export { a } from '../../conformance/org.ts';", arrow],
  ['tests/page/bad.ts', "export { a } from '../conformance/verified.ts';", arrow],
  ['tests/page/bad.test.ts', "export { a } from '../../scripts/step.ts';", arrow],
  ['local-org/bad.test.ts', "export { a } from '../tests/page/rows.ts';", arrow],
  ['tests/e2e/bad.test.ts', "export { a } from '../bench/race.ts';", arrow],
  ['tests/conformance/bad.test.ts', "export { a } from '../../local-org/org.ts';", arrow],
  ['tests/conformance/bad.test.ts', "export { a } from '../e2e/org.ts';", arrow],
  ['tests/conformance/bad.test.ts', "export { a } from '../../scripts/step.ts';", arrow],
];

const allowed: readonly (readonly [file: string, code: string])[] = [
  [`${lwc}/presenceFormat/good.ts`, "export { a } from 'c/presenceModel';"],
  [`${lwc}/presenceSync/good.ts`, "export { a } from 'c/presenceStore';\nexport { b } from './ports';"],
  [`${lwc}/presenceGatewayApex/good.ts`, "export type { A } from 'c/presenceSync';"],
  [`${lwc}/presenceGatewayApex/good.ts`, "export { a } from '@salesforce/apex/PresencePeople.load';"],
  [
    `${lwc}/presenceCard/good.ts`,
    "export { a } from 'c/presenceFormat';\nexport type { A } from 'c/presenceModel';",
  ],
  [`${lwc}/presenceToolbar/good.ts`, "export { a } from 'c/presenceArrangement';"],
  [
    `${lwc}/supervisorPresence/good.ts`,
    "export { a } from 'c/presenceSession';\nexport { b } from 'c/presenceGrid';",
  ],
  [`${lwc}/presenceWatch/good.ts`, "export { a } from 'c/presenceSync';"],
  [`${lwc}/presenceBadge/good.ts`, "export { a } from 'c/presenceWatchSession';"],
  [`${lwc}/presenceBrowser/good.ts`, 'export const a = () => Date.now();'],
  ['local-org/http/good.ts', "export { a } from '../calls/query.ts';"],
  ['scripts/good.ts', "export { a } from '../tests/bench/bench.ts';"],
  ['scripts/good.ts', "export { a } from '../tests/page/rows.ts';"],
  ['tests/page/good.ts', "export { a } from '../../local-org/schema/page/read.ts';"],
  ['tests/bench/org/good.ts', "export { a } from '../../../local-org/database/open.ts';"],
  ['tests/bench/wall/good.ts', "export { a } from '../../../preview/build/plugin.ts';"],
  ['local-org/access/good.ts', "export type { A } from '../soql/index.ts';"],
  [
    'tests/conformance/good.test.ts',
    "export { Connection } from 'jsforce';\nexport { a } from './clients.ts';",
  ],
];

describe('lint', () => {
  test.each(refused)('refuses in %s: %s', async (file, code, rule) => {
    expect(await rulesBroken(file, code)).toContain(rule);
  });

  test.each(allowed)('allows in %s: %s', async (file, code) => {
    expect(await rulesBroken(file, code)).toEqual([]);
  });
});
