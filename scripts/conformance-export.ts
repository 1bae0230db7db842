import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cliEnvironment, cliProgram } from './deploy/program.ts';

/** Of a running org, and of somebody who sees all of it. */
export interface ExportSource {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

const guideFile = fileURLToPath(new URL('../docs/IMPORT.md', import.meta.url));

/** Exports an org into `folder` by the commands of docs/IMPORT.md, as they stand there, with a CLI whose home is its own.
 * Rejects when the guide has no six commands or one of them fails. */
export async function exportAsTheGuideSays(org: ExportSource, folder: string): Promise<void> {
  const guide = await readFile(guideFile, 'utf8');
  const commands = [...guide.matchAll(/^sf (data query) -o ORG -r csv -q "(.+)" > (\w+\.csv)$/gm)];
  if (commands.length !== 6)
    throw new Error(`docs/IMPORT.md has ${commands.length} commands of export, not 6.`);
  const home = await mkdtemp(join(tmpdir(), 'omnipresence-export-'));
  const env = { ...cliEnvironment(), HOME: home, SF_ORG_MAX_QUERY_LIMIT: '2000000' };
  try {
    await mkdir(folder, { recursive: true });
    const login = [
      'org',
      'login',
      'access-token',
      '--no-prompt',
      '--alias',
      'ORG',
      '--instance-url',
      org.url,
    ];
    await run(login, join(home, 'login.txt'), { ...env, SF_ACCESS_TOKEN: await tokenOf(org) });
    for (const [, , soql = '', name = ''] of commands) {
      await run(['data', 'query', '-o', 'ORG', '-r', 'csv', '-q', soql], join(folder, name), env);
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function tokenOf({ url, username, password }: ExportSource): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'password', username, password });
  const response = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body });
  return ((await response.json()) as { access_token: string }).access_token;
}

async function run(args: readonly string[], file: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(cliProgram, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const written = once(child.stdout.pipe(createWriteStream(file)), 'finish');
  const [code] = (await once(child, 'exit')) as [number | null];
  await written;
  if (code !== 0) throw new Error(`sf ${args.join(' ')} ended with ${code ?? 'a signal'}: ${said}`);
}
