import { spawn } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { callText, type CliCall } from './commands.ts';
import { DeployFlagError } from './flags.ts';
import { buildMirror } from './mirror.ts';
import { CliFailure, cliEnvironment, cliProgram, installCli } from './program.ts';

export { cliFolder } from './program.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const mirror = join(root, 'build/deploy');
/** Builds the mirror and runs the calls in it, or says what would be run. Throws CliFailure. */
export async function runInMirror(calls: readonly CliCall[], print: boolean): Promise<void> {
  const files = await buildMirror(root, mirror);
  console.log(`${files.length} files compiled to ${relative(process.cwd(), mirror) || '.'}`);
  if (!print) installCli();
  for (const call of calls) {
    console.log(`${print ? '' : '> '}${callText(call)}`);
    if (!print) await runCli(call, mirror);
  }
}

/** Runs the CLI in `folder` with the aliases and logins of whoever calls. Throws CliFailure. */
export async function runCli(call: CliCall, folder: string): Promise<void> {
  const child = spawn(cliProgram, call, { cwd: folder, stdio: 'inherit', env: cliEnvironment() });
  const end = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', end).on('SIGTERM', end);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('exit', resolve);
  });
  process.off('SIGINT', end).off('SIGTERM', end);
  if (code !== 0) throw new CliFailure(`${callText(call)} ended with ${code ?? 'a signal'}`);
}

/** Runs a command of this room: exit 2 and one line for a flag, 1 for the rest. */
export async function endsWell(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const known = error instanceof DeployFlagError || error instanceof CliFailure;
    console.error(known ? error.message : error);
    process.exitCode = error instanceof DeployFlagError ? 2 : 1;
  }
}
