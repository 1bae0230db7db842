import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cliFolder, root } from './deploy/cli.ts';
import { buildMirror } from './deploy/mirror.ts';
import { startOrgProcess } from './start/org-process.ts';

export interface ConformanceOrg {
  /** What the clients are told: where the org is and who asks, that nothing is lost in it, where the CLI is, and which
   * project to deploy. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const project = path.join(root, 'build/conformance');

/** A small org that stands still, in a folder of its own. Rejects when it does not come up. */
export async function startConformanceOrg(): Promise<ConformanceOrg> {
  const data = await mkdtemp(path.join(tmpdir(), 'omnipresence-conformance-'));
  const flags = ['--port', '0', '--agents', '100', '--seed', '1', '--no-floor', '--json', '--data', data];
  const org = startOrgProcess(flags);
  const stop = async (): Promise<void> => {
    await org.stop(3_000);
    await rm(data, { recursive: true, force: true });
  };
  try {
    const { url, users } = await org.ready;
    const admin = users.find(({ username }) => username.startsWith('admin@'));
    await buildMirror(root, project);
    return {
      env: {
        ORG_URL: url,
        ORG_USER: admin?.username ?? '',
        ORG_PASSWORD: admin?.password ?? '',
        ORG_WRITES: '1',
        SALESFORCE_CLI: path.join(cliFolder, 'node_modules/.bin/sf'),
        PROJECT: project,
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
