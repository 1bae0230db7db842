import { checks } from './checks.ts';
import { endStepsOnSignals, runSteps } from './step.ts';

endStepsOnSignals();
const results = await runSteps(checks, 2, ({ name, ok, milliseconds }) => {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${(milliseconds / 1000).toFixed(1)} s)`);
});
const failed = results.filter(({ ok }) => !ok);
for (const { name, output } of failed) console.log(`\n── ${name} ──\n${output.trimEnd()}`);
process.exitCode = failed.length === 0 ? 0 : 1;
