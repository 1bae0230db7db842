import { spawn } from 'node:child_process';

/** `npm run soak`: the property tests of every room with many times their runs (SOAK=1). Takes as long as it takes. */
const vitest = spawn('node_modules/.bin/vitest', ['run', '--project', 'unit', ...process.argv.slice(2)], {
  env: { ...process.env, SOAK: '1' },
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => vitest.kill(signal));
vitest.once('exit', (code) => process.exit(code ?? 1));
