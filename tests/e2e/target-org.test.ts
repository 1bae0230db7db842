import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject } from 'vitest';
import { cliEnvironment, cliProgram, installCli } from '../../scripts/deploy/program.ts';
import { test } from './browser.ts';
import { startChild, type Child } from './child.ts';
import { cards, patience, untilFloorIs } from './floor.ts';
import { connectAs, userId, usernameOf } from './org.ts';

const alias = 'probe';
const run = promisify(execFile);

/** The real Salesforce CLI, logged in to the local org in a home of its own, and `npm start` on that login. */
describe('npm start -- --target-org', () => {
  let home: string;
  let token: string;
  let env: NodeJS.ProcessEnv;
  let started: Child;

  const start = (...flags: string[]) => {
    const read = (line: string) => /^Preview: (\S+)$/.exec(line)?.[1];
    return startChild('scripts/start.ts', ['--port=0', '--no-open', ...flags], read, undefined, env);
  };

  beforeAll(async () => {
    installCli();
    home = await mkdtemp(path.join(tmpdir(), 'omnipresence-cli-'));
    const { accessToken } = await connectAs('supervisor');
    token = String(accessToken);
    // Without a desktop there is no keychain but the CLI's own.
    env = { ...cliEnvironment(), HOME: home, SF_USE_GENERIC_UNIX_KEYCHAIN: 'true' };
    const login = ['org', 'login', 'access-token', '--instance-url', inject('orgUrl'), '--alias', alias];
    await run(cliProgram, [...login, '--no-prompt', '--json'], { env: { ...env, SF_ACCESS_TOKEN: token } });
    started = await start(`--target-org=${alias}`);
  }, 300_000);

  afterAll(async () => {
    await started?.stop();
    await rm(home, { recursive: true, force: true });
  });

  const look = () => ({ previewUrl: started.ready, as: false }) as const;

  test('shows the floor that the same user sees with a password', async ({ open }) => {
    const [through, direct] = [await open('/supervisor', look()), await open('/supervisor')];
    const usersOn = async (page: typeof through) => {
      await untilFloorIs(page, 'ready');
      await cards(page).first().waitFor();
      const ids = await cards(page).evaluateAll((all) =>
        all.map((card) => card.getAttribute('data-user-id')),
      );
      return ids.sort();
    };
    const users = await usersOn(through);
    expect(users.length).toBeGreaterThan(0);
    expect(users).toEqual(await usersOn(direct));
  });

  test('shows the user’s own presence', async ({ open }) => {
    const page = await open('/agent', look());
    await page.locator('c-agent-presence [data-state], c-agent-presence [data-user-id]').first().waitFor();
    expect(await page.locator('#preview-context').textContent()).toContain(userId('supervisor'));
  });

  test('refuses ?as= in words, on the page and where a component asks', async ({ open }) => {
    const page = await open('/supervisor', { previewUrl: started.ready, as: 'director' });
    await page.getByText(`this one is asked as ${usernameOf('supervisor')}`).waitFor();
    const called = await page.request.post(
      `${started.ready}/apex/PresenceFloor/liveRows?as=${usernameOf('director')}`,
      { data: {} },
    );
    expect(called.status()).toBe(400);
  });

  test('says where the org and the pages are, and starts no org', () => {
    expect(started.said()).toContain(`Org: ${inject('orgUrl')}\n`);
    expect(started.said()).not.toContain('data in');
  });

  test('tells the token neither its terminal nor the page', async ({ open }) => {
    const sent: string[] = [];
    const page = await open('/supervisor', {
      ...look(),
      prepare: async (opened) => {
        opened.on('response', (response) => {
          void response.text().then(
            (text) => sent.push(text),
            () => undefined,
          );
        });
      },
    });
    await untilFloorIs(page, 'ready');
    for (const word of ['preview-context', 'serverTime'])
      await expect.poll(() => sent.some((text) => text.includes(word)), patience).toBe(true);
    const secret = token.split('!')[1] ?? token;
    expect(secret.length).toBeGreaterThan(20);
    expect(sent.filter((text) => text.includes(secret))).toEqual([]);
    expect(started.said()).not.toContain(secret);
  });

  test('ends with one line for an alias that the CLI does not know', async () => {
    await expect(start('--target-org=nobody')).rejects.toThrow(
      /ended with 2:\n--target-org nobody: No authorization information found for nobody\.\n$/,
    );
  });
});
