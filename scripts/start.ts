import type { PreviewOptions } from '../preview/server.ts';
import { assertPortIsFree } from '../preview/port.ts';
import { CliFailure } from './deploy/program.ts';
import { canOpenBrowser, readStartFlags, StartFlagError, type StartFlags } from './start/flags.ts';
import { TargetOrgError, targetOrg } from './start/cli-session.ts';
import {
  OrgEndedError,
  restartCommand,
  startOrgProcess,
  type OrgProcess,
  type OrgUser,
} from './start/org-process.ts';

/** `npm start`: the local org and the preview on it, or the preview on an org of the Salesforce CLI. Exit 0 after SIGINT or SIGTERM, 2 for flags, ports or data that
 * cannot be used, 1 for the rest. */
const patience = 2000;

let org: OrgProcess | undefined;
let closePreview: () => Promise<void> = () => Promise.resolve();
let ending = false;

async function end(exitCode: number): Promise<never> {
  if (!ending) {
    ending = true;
    const slow = new Promise<void>((resolve) => setTimeout(resolve, patience));
    await Promise.all([org?.stop(patience), Promise.race([closePreview().catch(() => undefined), slow])]);
    process.exit(exitCode);
  }
  return new Promise(() => undefined);
}

async function start(): Promise<void> {
  const flags = readStartFlags(process.argv.slice(2));
  await assertPortIsFree(flags.port);
  if (ending) return;
  if (flags.targetOrg !== undefined) {
    const { url: orgUrl, session } = await targetOrg(flags.targetOrg);
    await show({ port: flags.port, orgUrl, session }, flags);
    return;
  }
  org = startOrgProcess(flags.orgFlags);
  org.ready.catch(fail);
  // Loaded and built while the org fills its file.
  const { buildPreview } = await import('../preview/server.ts');
  const build = buildPreview();
  build.catch(() => undefined);
  const { url: orgUrl, users } = await org.ready;
  const password = users[0]?.password ?? 'local';
  const who = { password, users, ...defaultUser(users), ...administrator(users) };
  await show({ port: flags.port, orgUrl, ...who, build }, flags);
  const code = await org.ended;
  if (ending) return;
  // The pages stay: they say how old they are and are live again once an org answers there.
  console.error(
    `The org ended by itself, with ${code}. Start it again: ${restartCommand(flags.orgFlags, orgUrl)}`,
  );
}

async function show(options: PreviewOptions, { openBrowser }: StartFlags): Promise<void> {
  console.log(`Org: ${options.orgUrl}`);
  const { startPreview } = await import('../preview/server.ts');
  const preview = await startPreview(options);
  closePreview = () => preview.close();
  console.log(`Preview: ${preview.url}`);
  if (!openBrowser || !canOpenBrowser(process.env, process.platform)) return;
  const { default: open } = await import('open');
  await open(`${preview.url}/supervisor`).catch(() => undefined);
}

/** An imported org has no supervisor of the demo: its administrator looks, who stands first. */
function defaultUser(users: readonly OrgUser[]): { defaultUser?: string } {
  const [first] = users;
  const isDemo = users.some((user) => user.username === 'supervisor@omnipresence.example');
  return isDemo || !first ? {} : { defaultUser: first.username };
}

/** Whoever may deploy installs the package. */
function administrator(users: readonly OrgUser[]): { administrator?: string } {
  const found = users.find(({ profile }) => profile === 'System Administrator');
  return found ? { administrator: found.username } : {};
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0));

function fail(error: unknown): void {
  if (ending) return;
  if (error instanceof OrgEndedError) return void end(error.exitCode === 2 ? 2 : 1);
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  const message = error instanceof Error ? error.message : String(error);
  const isUsage =
    error instanceof StartFlagError ||
    error instanceof TargetOrgError ||
    code === 'EADDRINUSE' ||
    code === 'EACCES';
  console.error(isUsage || error instanceof CliFailure ? message : error);
  void end(isUsage ? 2 : 1);
}

start().catch(fail);
