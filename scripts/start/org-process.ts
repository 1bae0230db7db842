import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface OrgUser {
  readonly username: string;
  readonly password: string;
  readonly id: string;
  readonly name: string;
  readonly profile: string;
}

export interface OrgReady {
  readonly url: string;
  readonly users: readonly OrgUser[];
}

/** The org ended by itself. What it had to say is on stderr already. */
export class OrgEndedError extends Error {
  override readonly name = 'OrgEndedError';
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`The org ended with ${exitCode}.`);
    this.exitCode = exitCode;
  }
}

export interface OrgProcess {
  /** Resolves when its port answers; rejects with OrgEndedError. */
  readonly ready: Promise<OrgReady>;
  /** Resolves with the exit code when the process has ended. */
  readonly ended: Promise<number>;
  /** Ends it, with force after `patience` milliseconds. */
  stop(patience: number): Promise<void>;
}

/** How to start an org again that ended, on the port and the data that it had. */
export function restartCommand(flags: readonly string[], url: string): string {
  const kept = flags.filter((flag) => !/^--(port=|reset$|json$)/.test(flag));
  return ['npm run org --', `--port=${new URL(url).port}`, ...kept].join(' ');
}

/** Starts the local org as a process of its own: its writes and its readers get a core that no build holds up. `folder` is
 * the repository, or a copy of what an org needs of it. */
export function startOrgProcess(flags: readonly string[], folder = root): OrgProcess {
  const main = path.join(folder, 'local-org/main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...flags], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(([code]: unknown[]) => (typeof code === 'number' ? code : 1));
  return { ready: firstLine(child, ended), ended, stop: (patience) => stop(child, ended, patience) };
}

async function firstLine(child: ChildProcess, ended: Promise<number>): Promise<OrgReady> {
  if (!child.stdout) throw new Error('The org has no output.');
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    once(lines, 'line').then(([text]: unknown[]) => String(text)),
    ended.then((code) => {
      throw new OrgEndedError(code);
    }),
  ]);
  return JSON.parse(line) as OrgReady;
}

async function stop(child: ChildProcess, ended: Promise<number>, patience: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(force);
}
