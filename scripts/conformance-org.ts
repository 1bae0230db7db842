import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportAsTheGuideSays } from './conformance-export.ts';
import { buildMirror } from './deploy/mirror.ts';
import { cliProgram } from './deploy/program.ts';
import { startOrgProcess } from './start/org-process.ts';

type Environment = Readonly<Record<string, string>>;

export interface ConformanceOrg {
  readonly name: string;
  /** What the clients are told: where the org and the CLI are and who asks; of the grown org also that nothing is lost in
   * it, and which project to deploy. */
  readonly env: Environment;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const project = path.join(root, 'build/conformance');

/** A small org that stands still, in a folder of its own. Rejects when it does not come up. */
export async function startConformanceOrg(): Promise<ConformanceOrg> {
  const grown = ['--agents', '100', '--seed', '1', '--no-floor'];
  return started('conformance', grown, async (org) => {
    await buildMirror(root, project);
    return { ...org, ORG_WRITES: '1', PROJECT: project };
  });
}

/** An org made of what the first one exports, by the guide's own commands. Nothing is written into it. */
export async function startImportedOrg({ env }: ConformanceOrg): Promise<ConformanceOrg> {
  const folder = await mkdtemp(path.join(tmpdir(), 'omnipresence-export-'));
  try {
    const { ORG_URL: url = '', ORG_USER: username = '', ORG_PASSWORD: password = '' } = env;
    await exportAsTheGuideSays({ url, username, password }, folder);
    return await started('conformance-imported', ['--import', folder]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A smaller one, run from a copy of the repository. */
export function startCopiedOrg(folder: string): Promise<ConformanceOrg> {
  const grown = ['--agents', '30', '--seed', '1', '--no-floor'];
  return started('conformance-copied', grown, async (org) => ({ ...org, ORG_WRITES: '1' }), folder);
}

async function started(
  name: string,
  flags: readonly string[],
  more: (env: Environment) => Promise<Environment> = async (env) => env,
  folder = root,
): Promise<ConformanceOrg> {
  const data = await mkdtemp(path.join(tmpdir(), 'omnipresence-conformance-'));
  const org = startOrgProcess(['--port', '0', '--json', '--data', data, ...flags], folder);
  const stop = async (): Promise<void> => {
    await org.stop(3_000);
    await rm(data, { recursive: true, force: true });
  };
  try {
    const { url, users } = await org.ready;
    const admin = users.find(({ username }) => username.startsWith('admin@'));
    const { username = '', password = '' } = admin ?? {};
    const told = { ORG_URL: url, ORG_USER: username, ORG_PASSWORD: password, SALESFORCE_CLI: cliProgram };
    return { name, env: await more(told), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
