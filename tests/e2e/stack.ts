import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startChild, type Child } from './child.ts';

export interface OrgUser {
  readonly username: string;
  readonly password: string;
  readonly id: string;
  readonly name: string;
}

export interface RunningOrg {
  readonly url: string;
  readonly users: readonly OrgUser[];
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** Starts it again on the same port and the same data. */
  restart(): Promise<void>;
}

/** What answers at a URL until it is stopped. */
export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

export type RunningPreview = Running;

/** The org's clock starts here, so that the stored past is the same in every run. */
export const orgStart = '2026-05-05T14:30:00.000Z';

const isReady = (line: string): string | undefined => (line.startsWith('{"url"') ? line : undefined);

export async function startOrg(agents: number): Promise<RunningOrg> {
  const data = await mkdtemp(path.join(tmpdir(), 'omnipresence-e2e-'));
  const fixed = ['--agents', String(agents), '--seed', '1', '--data', data, '--no-floor', '--json'];
  let child: Child = await startChild(
    'local-org/main.ts',
    ['--port', '0', '--now', orgStart, ...fixed],
    isReady,
  );
  const { url, users } = JSON.parse(child.ready) as { url: string; users: OrgUser[] };
  return {
    url,
    users,
    kill: () => child.kill(),
    stop: async () => {
      await child.stop();
      await rm(data, { recursive: true, force: true });
    },
    restart: async () => {
      child = await startChild('local-org/main.ts', ['--port', new URL(url).port, ...fixed], isReady);
    },
  };
}

/** A floor that lives `speed` times as fast, with a past of `days` instead of the usual weeks, which take a large one
 * minutes to make. */
export async function startLargeFloor(agents: number, days: number, speed: number): Promise<Running> {
  const data = await mkdtemp(path.join(tmpdir(), 'omnipresence-e2e-'));
  const org = await serve('serve-org.ts', [String(agents), String(days), orgStart, data, String(speed)]);
  return {
    url: org.url,
    stop: async () => {
      await org.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** `root` is the repository whose sources are shown: this one unless said. */
export async function startPreview(orgUrl: string, root?: string): Promise<Running> {
  return serve('serve-preview.ts', [orgUrl], root);
}

/** Starts a script of this folder that says where it answers. */
async function serve(script: string, args: readonly string[], root?: string): Promise<Running> {
  const read = (line: string): string | undefined => (line.startsWith('http') ? line : undefined);
  const child = await startChild(`tests/e2e/${script}`, args, read, root);
  return { url: child.ready, stop: async () => void (await child.stop()) };
}
