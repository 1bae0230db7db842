import { mkdir, readFile, rm } from 'node:fs/promises';
import { checks } from './checks.ts';
import { startConformanceOrg, startImportedOrg, type ConformanceOrg } from './conformance-org.ts';
import { endStepsOnSignals, runStep, runSteps, type StepResult } from './step.ts';
import { sum, summary, tallyOf, type Tally } from './suite-report.ts';
import {
  browserTests,
  browserTestsApart,
  componentTests,
  conformance,
  reports,
  unitTests,
  type Suite,
} from './suites.ts';

const tallies: Tally[] = [];
const failures: StepResult[] = [];

const seconds = ({ milliseconds }: StepResult): string => `${(milliseconds / 1000).toFixed(1)} s`;

function reportCheck(result: StepResult): void {
  if (!result.ok) failures.push(result);
  tallies.push({ passed: Number(result.ok), failed: Number(!result.ok), skipped: 0 });
  console.log(`${result.ok ? 'ok    ' : 'FAILED'} check: ${result.name} (${seconds(result)})`);
}

async function runSuite({ step, report }: Suite): Promise<void> {
  const result = await runStep({ ...step, onLine: (line) => console.log(`${step.name} │ ${line}`) });
  const tally = tallyOf(await readFile(report, 'utf8').catch(() => undefined), result.ok);
  tallies.push(tally);
  if (tally.failed > 0) failures.push(result);
  console.log(
    `${tally.failed === 0 ? 'ok    ' : 'FAILED'} ${step.name}: ${summary(tally)} (${seconds(result)})`,
  );
}

const orgs: ConformanceOrg[] = [];

/** Runs the public clients against an org, and answers it; undefined when it did not come up. */
async function runConformance(start: () => Promise<ConformanceOrg>): Promise<ConformanceOrg | undefined> {
  try {
    const org = await start();
    orgs.push(org);
    await runSuite(conformance(org.name, org.env));
    return org;
  } catch (error) {
    tallies.push({ passed: 0, failed: 1, skipped: 0 });
    console.log(`FAILED conformance: ${String(error)}`);
    return undefined;
  }
}

async function longest(): Promise<void> {
  await runSuite(unitTests);
  await runSuite(browserTests);
}

/** Unit tests wait for processes that they start, and browser tests for pages, which leaves room on two cores. The
 * clients meet an org that was grown, and one that was made of its export. */
async function besideThem(): Promise<void> {
  await runSuite(componentTests);
  const grown = await runConformance(startConformanceOrg);
  await runSuite(browserTestsApart);
  if (grown) await runConformance(() => startImportedOrg(grown));
  await stopOrgs();
}

async function stopOrgs(): Promise<void> {
  for (const org of orgs.splice(0)) await org.stop();
}

endStepsOnSignals(stopOrgs);
await rm(reports, { recursive: true, force: true });
await mkdir(reports, { recursive: true });
await runSteps(checks, 2, reportCheck);
await Promise.all([longest(), besideThem()]);

for (const { name, output } of failures) console.log(`\n── ${name} ──\n${output.trimEnd()}`);
const total = sum(tallies);
console.log(`\n${summary(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;
