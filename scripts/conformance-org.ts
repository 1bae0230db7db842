import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startOrgProcess } from './start/org-process.ts';

export interface ConformanceOrg {
  /** What the clients are told about the org: ORG_URL, ORG_USER, ORG_PASSWORD. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

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
    return {
      env: { ORG_URL: url, ORG_USER: admin?.username ?? '', ORG_PASSWORD: admin?.password ?? '' },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
