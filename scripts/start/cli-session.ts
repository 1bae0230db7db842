import { spawn } from 'node:child_process';
import type { OnlySession } from '../../preview/server.ts';
import { cliEnvironment, cliProgram, installCli } from '../deploy/program.ts';

/** An org that the Salesforce CLI is not logged in to, or that it says nothing of; its message is one line. */
export class TargetOrgError extends Error {
  override readonly name = 'TargetOrgError';
}

export interface TargetOrg {
  readonly url: string;
  readonly session: OnlySession;
}

interface Displayed {
  readonly instanceUrl: string;
  readonly username: string;
  readonly apiVersion?: string;
}

/** The org behind an alias, as the Salesforce CLI knows it; installs the CLI on first use. Throws TargetOrgError for an
 * alias that it does not know, CliFailure where it cannot be installed. */
export async function targetOrg(alias: string): Promise<TargetOrg> {
  installCli();
  const display = ask<Displayed>(alias, ['org', 'display']);
  let known: Promise<string> | undefined = tokenOf(alias);
  known.catch(() => undefined);
  const { instanceUrl, username, apiVersion } = await display;
  await known;
  return {
    // After a login by token it ends with a slash, and paths would begin with two.
    url: instanceUrl.replace(/\/+$/, ''),
    session: {
      username,
      apiVersion: apiVersion ?? '',
      renewal: `Log in again (sf org login web --alias ${alias}), then reload this page.`,
      accessToken() {
        const token = known ?? tokenOf(alias);
        known = undefined;
        return token;
      },
    },
  };
}

/** Newer CLIs hide the token from `org display`. This one also renews it where the login allows that. */
async function tokenOf(alias: string): Promise<string> {
  const { accessToken } = await ask<{ accessToken: string }>(alias, ['org', 'auth', 'show-access-token']);
  return accessToken;
}

interface Answer<T> {
  readonly status: number;
  readonly result?: T;
  readonly message?: string;
}

/** What the CLI prints holds the token, so it goes nowhere else; only its words for a failure do. */
async function ask<T>(alias: string, command: readonly string[]): Promise<T> {
  const child = spawn(cliProgram, [...command, '--target-org', alias, '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: cliEnvironment(),
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject).once('close', () => resolve());
  });
  const answer = parsed<T>(said);
  if (answer?.status === 0 && answer.result) return answer.result;
  const words = (answer?.message ?? 'the Salesforce CLI gave no answer')
    .replace(/^Parsing --target-org\s*|See more help with --help\s*$/g, '')
    .trim()
    .replaceAll(/\s+/g, ' ');
  throw new TargetOrgError(`--target-org ${alias}: ${words}`);
}

function parsed<T>(text: string): Answer<T> | undefined {
  try {
    return JSON.parse(text) as Answer<T>;
  } catch {
    return undefined;
  }
}
