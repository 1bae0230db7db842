import { DataError, lostFile } from './database/data-error.ts';
import { FlagError, readFlags } from './flags.ts';
import type { RunningOrg } from './org.ts';
import { createTelling } from './telling.ts';

/** `npm run org`: exit 0 after SIGINT or SIGTERM, 2 for flags, port or data that cannot be used, 1 for the rest. */
const longestGoodbye = 2500;
/** Of the users of a large import; --json has all. */
const mostListed = 20;
const ending = new AbortController();

async function main(): Promise<void> {
  const { json, ...options } = readFlags(process.argv.slice(2));
  const running: { org?: Promise<RunningOrg> } = {};
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(0), longestGoodbye);
      ending.abort();
      void Promise.resolve(running.org?.then((org) => org.close())).finally(() => process.exit(0));
    });
  }
  // Only now: loading the org takes longer than somebody's Ctrl+C.
  const { startOrg } = await import('./org.ts');
  const telling = createTelling(process.stderr);
  running.org = startOrg({ ...options, telling, onFailure, signal: ending.signal });
  const { url, users } = await running.org;
  if (json) {
    process.stdout.write(`${JSON.stringify({ url, users })}\n`);
    return;
  }
  process.stdout.write(`Org: ${url}\n`);
  for (const { username, password, profile } of users.slice(0, mostListed)) {
    process.stdout.write(`  ${username}  password ${password}  ${profile}\n`);
  }
  if (users.length > mostListed) process.stdout.write(`  and ${users.length - mostListed} more\n`);
}

/** Stopping half way would look like an org in which nobody works. */
function onFailure(error: unknown): void {
  const why = lostFile(error);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${why === undefined ? text : `The org's file cannot be used: ${why}`}\n`);
  process.exit(1);
}

main().catch((error: unknown) => {
  if (ending.signal.aborted) process.exit(0);
  const isUsage = error instanceof FlagError || error instanceof DataError || isPortTaken(error);
  const text =
    error instanceof Error ? (isUsage ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${isUsage ? text.split('\n')[0] : text}\n`);
  process.exit(isUsage ? 2 : 1);
});

function isPortTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EADDRINUSE' || code === 'EACCES';
}
