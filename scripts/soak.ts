import { spawn, type ChildProcess } from 'node:child_process';
import process from 'node:process';
import { parseArgs } from 'node:util';

/**
 * `npm run soak`: the property tests of every room with many times their runs (SOAK=1), and then every mutation of the
 * object's page and of the pure bundles. With file names, the tests in those alone. `--histories N`: the engine's histories of changes and
 * faults, that many. `--wallboard [--hours N]`: a wallboard for eight hours of the clocks of page and org. Takes as long
 * as it takes.
 */
const histories = 'force-app/main/default/lwc/presenceSync/__tests__/faults.test.ts';
const { values, positionals } = readFlags();
const files = values.histories === undefined ? positionals : [...positionals, histories];

interface Flags {
  readonly values: { readonly histories?: string; readonly wallboard?: boolean; readonly hours?: string };
  readonly positionals: string[];
}

function readFlags(): Flags {
  try {
    const read = parseArgs({
      options: {
        histories: { type: 'string' },
        wallboard: { type: 'boolean' },
        hours: { type: 'string' },
      },
      allowPositionals: true,
    });
    const { histories: count, hours } = read.values;
    const wrong = [count, hours].find((value) => value !== undefined && !/^[1-9]\d*$/.test(value));
    if (wrong === undefined) return read;
    console.error(`${wrong === hours ? '--hours' : '--histories'} takes a number, not ${wrong}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
  }
  process.exit(2);
}

let running: ChildProcess | undefined;
let stopped = false;

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  if (stopped) return Promise.resolve(1);
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: 'inherit' });
  running = child;
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopped = true;
    running?.kill(signal);
  });
}
if (values.wallboard) {
  const { soakWallboard } = await import('./soak/wallboard.ts');
  const problems = await soakWallboard(Number(values.hours ?? 8), () => stopped);
  for (const problem of problems) console.error(problem);
  process.exit(problems.length === 0 ? 0 : 1);
}
const tests = await run('node_modules/.bin/vitest', ['run', '--project', 'unit', ...files], {
  SOAK: '1',
  ...(values.histories === undefined ? {} : { HISTORIES: values.histories }),
});
const mutations =
  files.length > 0 ? 0 : await run(process.execPath, ['--import', 'tsx', 'scripts/mutation.ts']);
process.exitCode = tests === 0 && mutations === 0 ? 0 : 1;
