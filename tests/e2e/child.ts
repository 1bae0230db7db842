import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Child {
  /** What the first line of stdout that `read` understood says. */
  readonly ready: string;
  /** Everything it has said so far, on stdout and stderr. */
  said(): string;
  /** Ends the process as a user would (SIGTERM); resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Ends it without a word. */
  kill(): Promise<void>;
}

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', (code) => resolve(code)));

/**
 * Starts `node --import tsx FILE ARGS` in `cwd`, the root of the repository unless said, and waits until `read` finds its word in a
 * line of stdout. Rejects with everything the process said when it ends before that.
 */
export async function startChild(
  file: string,
  args: readonly string[],
  read: (line: string) => string | undefined,
  cwd = process.cwd(),
  env: NodeJS.ProcessEnv = process.env,
): Promise<Child> {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A run that ends without its tear-down leaves nothing behind.
  const endWithThisProcess = (): boolean => child.kill('SIGKILL');
  process.once('exit', endWithThisProcess);
  child.once('exit', () => process.off('exit', endWithThisProcess));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ready = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said += `${line}\n`;
      const word = read(line);
      if (word !== undefined) resolve(word);
    });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${String(code)}:\n${said}`)));
    child.once('error', reject);
  });
  return {
    ready,
    said: () => said,
    stop: () => {
      child.kill('SIGTERM');
      return ended(child);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended(child);
    },
  };
}
