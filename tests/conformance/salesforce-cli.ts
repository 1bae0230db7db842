import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { connect, orgUrl, token, variable } from './org.ts';

/** Path of the CLI's program `sf`; without it, its tests are skipped. */
export const program = variable('SALESFORCE_CLI');
export const hasCli = program !== undefined;
export const cliVersion = '@salesforce/cli 2.146.3';
export const alias = 'conformance';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface SalesforceCli {
  /** A folder of its own, which is also its home: nothing of whoever runs the suite is read or changed. */
  readonly folder: string;
  /** Runs `sf` in `cwd`, by default the folder, logged in to the org as the alias. */
  run(args: readonly string[], cwd?: string): Promise<Ended>;
  /** The same with `--json`: what it printed, and how it ended. */
  json(
    args: readonly string[],
    cwd?: string,
  ): Promise<{ readonly code: number | null; readonly body: CliJson }>;
  /** Runs another program of Node in the CLI's environment. */
  node(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended>;
  remove(): Promise<void>;
}

/** What `--json` prints: `result` of a success, `name` and `message` of a failure. */
export interface CliJson {
  readonly status: number;
  readonly result: Record<string, unknown>;
  readonly name?: string;
  readonly message?: string;
}

export async function accessToken(): Promise<string> {
  return token ?? (await connect()).accessToken ?? '';
}

/** Logs the CLI in with a session of the org. Rejects with what it said when it cannot. */
export async function logIn(): Promise<SalesforceCli> {
  if (program === undefined) throw new Error('SALESFORCE_CLI does not say where the CLI is');
  const folder = await mkdtemp(join(tmpdir(), 'conformance-cli-'));
  const env = {
    ...process.env,
    HOME: folder,
    USERPROFILE: folder,
    PATH: [dirname(program), process.env['PATH']].join(delimiter),
    NODE_ENV: 'production',
    SF_DISABLE_TELEMETRY: 'true',
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
  };
  const run = (args: readonly string[], cwd = folder): Promise<Ended> => end(program, args, cwd, env);
  const login = ['org', 'login', 'access-token', '--no-prompt', '--alias', alias, '--instance-url', orgUrl()];
  const { code, stdout, stderr } = await end(program, [...login, '--json'], folder, {
    ...env,
    SF_ACCESS_TOKEN: await accessToken(),
  });
  if (code !== 0) throw new Error(`the CLI cannot log in: ${stdout}${stderr}`);
  return {
    folder,
    run,
    async json(args, cwd) {
      const ended = await run([...args, '--json'], cwd);
      return { code: ended.code, body: JSON.parse(ended.stdout) as CliJson };
    },
    node: (args, more) => end(process.execPath, args, folder, { ...env, ...more }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function end(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Ended> {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, stdout, stderr };
}
