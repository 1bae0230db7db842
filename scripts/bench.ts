import { runBench } from '../tests/bench/bench.ts';
import { BenchFlagError, readBenchFlags } from '../tests/bench/flags.ts';

/** `npm run bench [-- wall|org]`: tables on stdout, progress on stderr, samples in build/bench. Exit 0 also after
 * SIGINT or SIGTERM, 2 for a name or flag that cannot be used, 1 for the rest. */
const patience = 2500;
const endings: (() => unknown)[] = [];
let interrupted = false;

async function end(): Promise<void> {
  for (const task of endings.splice(0).reverse()) await task();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupted = true;
    const slow = new Promise((resolve) => setTimeout(resolve, patience));
    void Promise.race([end().catch(() => undefined), slow]).then(() => process.exit(0));
  });
}

const say = (text: string): void => console.error(text);

try {
  const flags = readBenchFlags(process.argv.slice(2));
  for (const name of flags.names) {
    console.log(await runBench(name, flags, { say, onEnd: (task) => endings.push(task) }));
    await end();
  }
} catch (error) {
  // What was taken away from under an interrupted bench is no failure of it.
  if (!interrupted) {
    const isUsage = error instanceof BenchFlagError;
    console.error(isUsage ? error.message : error);
    process.exitCode = isUsage ? 2 : 1;
    await end();
  }
}
