import { Connection } from 'jsforce';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask, queryPath, refusalOf, rest, tokenOf, type Answer } from '../fixtures/ask.ts';
import { idOf, startSmallOrg, type UserName } from '../fixtures/small-org.ts';
import type { RunningOrg } from '../org.ts';

let org: RunningOrg;
let admin: string;
beforeAll(async () => {
  org = await startSmallOrg();
  admin = await tokenOf(org, 'admin');
});
afterEach(async () => {
  await ask(org, admin, '/local/faults', { method: 'DELETE' });
});
afterAll(() => org.close());

const path = '/local/faults';
const soql = 'SELECT Id FROM UserServicePresence';
const post = (body: unknown, token = admin): Promise<Answer> =>
  ask(org, token, path, { method: 'POST', body });
const set = async (body: unknown): Promise<string> => ((await post(body)).body as { id: string }).id;
const states = async (): Promise<{ id: string; uses: number; holds: number }[]> =>
  ((await ask(org, admin, path)).body as { faults: { id: string; uses: number; holds: number }[] }).faults;
const remove = (id: string): Promise<Answer> => ask(org, admin, `${path}/${id}`, { method: 'DELETE' });
const queried = async (name: UserName, token?: string): Promise<number> =>
  (await ask(org, token ?? (await tokenOf(org, name)), queryPath(soql))).status;

describe('/local/faults', () => {
  it('sets, tells and takes away', async () => {
    const id = await set({ kind: 'drop', share: 0.25, seed: 3 });
    expect(await states()).toEqual([{ id, kind: 'drop', share: 0.25, seed: 3, uses: 0, holds: 0 }]);
    await set({ kind: 'cut', count: 2, ms: 60_000 });
    expect((await remove(id)).status).toBe(204);
    expect(await states()).toMatchObject([{ kind: 'cut', count: 2, ms: 60_000, uses: 0 }]);
    expect((await ask(org, admin, path, { method: 'DELETE' })).status).toBe(204);
    expect(await states()).toEqual([]);
    expect((await remove(id)).status).toBe(204);
    expect(refusalOf(await remove('no-fault'))).toEqual({ status: 404, errorCode: 'NOT_FOUND' });
  });

  it('is the administrator’s alone', async () => {
    const refused = { status: 403, errorCode: 'INSUFFICIENT_ACCESS' };
    const supervisor = await tokenOf(org, 'supervisor');
    expect(refusalOf(await post({ kind: 'drop' }, supervisor))).toEqual(refused);
    for (const [method, at] of [
      ['GET', path],
      ['DELETE', path],
      ['DELETE', `${path}/1`],
    ] as const) {
      expect(refusalOf(await ask(org, supervisor, at, { method })), `${method} ${at}`).toEqual(refused);
    }
    expect(refusalOf(await ask(org, 'nobody', path)).status).toBe(401);
  });

  it('says by name what it cannot use', async () => {
    for (const [name, body] of [
      ['kind', { kind: 'explode' }],
      ['ms', { kind: 'slowQuery' }],
      ['share', { kind: 'drop', share: 2 }],
      ['the body', []],
    ] as const) {
      const answer = await post(body);
      expect(refusalOf(answer)).toEqual({ status: 400, errorCode: 'INVALID_INPUT' });
      expect((answer.body as { message: string }[])[0]?.message).toMatch(new RegExp(`^${name}`));
    }
    expect(await states()).toEqual([]);
  });
});

describe('failQuery', () => {
  it('fails reads of records as an overloaded org does, which clients do not try again', async () => {
    await set({ kind: 'failQuery', count: 3 });
    const client = new Connection({ instanceUrl: org.url, accessToken: admin, version: '60.0' });
    const refused = { errorCode: 'QUERY_TIMEOUT' };
    await expect(client.query(soql)).rejects.toMatchObject(refused);
    await expect(client.sobject('User').retrieve(idOf('User', 1))).rejects.toMatchObject(refused);
    const window = ['2026-05-05T09:00:00Z', '2026-05-05T10:00:00Z'] as const;
    await expect(client.sobject('User').updated(...window)).rejects.toMatchObject({
      errorCode: expect.stringMatching(/^QUERY_TIMEOUT$/) as unknown,
    });
    expect((await client.query(soql)).done).toBe(true);
    expect(await states()).toEqual([]);
  });

  it('takes the same reads of each user by the same seed, and no describe', async () => {
    const agent = await tokenOf(org, 'agent');
    const fates = async (seed: number): Promise<number[]> => {
      const id = await set({ kind: 'failQuery', share: 0.5, seed });
      const statuses: number[] = [];
      for (let n = 0; n < 12; n += 1) {
        statuses.push(await queried('agent', agent));
        await queried('admin', admin);
      }
      expect((await ask(org, admin, rest('/sobjects/User/describe'))).status).toBe(200);
      await remove(id);
      return statuses;
    };
    const first = await fates(7);
    expect(new Set(first)).toEqual(new Set([200, 400]));
    expect(await fates(7)).toEqual(first);
    expect(await fates(8)).not.toEqual(first);
  });
});

describe('slowQuery', () => {
  it('keeps an answer back, and lets it go with the fault', async () => {
    const id = await set({ kind: 'slowQuery', ms: 3_600_000, count: 1 });
    let answered = false;
    const slow = queried('admin', admin).then((status) => {
      answered = true;
      return status;
    });
    await expect.poll(async () => (await states())[0]?.holds).toBe(1);
    expect(await queried('admin', admin)).toBe(200);
    expect(answered).toBe(false);
    await remove(id);
    expect(await slow).toBe(200);
  });

  it('answers by itself after its milliseconds', async () => {
    await set({ kind: 'slowQuery', ms: 1, count: 1 });
    expect(await queried('admin', admin)).toBe(200);
    await expect.poll(states).toEqual([]);
  });
});

describe('expireSession', () => {
  it('ends each session that was open, at its next use', async () => {
    const [agent, supervisor] = [await tokenOf(org, 'agent'), await tokenOf(org, 'supervisor')];
    const id = await set({ kind: 'expireSession' });
    expect(refusalOf(await ask(org, agent, queryPath(soql)))).toEqual({
      status: 401,
      errorCode: 'INVALID_SESSION_ID',
    });
    const again = await tokenOf(org, 'agent');
    expect(await queried('agent', again)).toBe(200);
    await remove(id);
    expect([await queried('agent', agent), await queried('agent', again)]).toEqual([401, 200]);
    expect(await queried('supervisor', supervisor)).toBe(200);
  });

  it('ends so many, and keeps to /local the one that set it', async () => {
    const id = await set({ kind: 'expireSession' });
    expect(await queried('admin', admin)).toBe(401);
    expect((await states()).map((fault) => fault.uses)).toEqual([1]);
    await remove(id);
    expect(await queried('admin', admin)).toBe(200);
    const [one, other] = [await tokenOf(org, 'agent'), await tokenOf(org, 'agent')];
    await set({ kind: 'expireSession', count: 1 });
    expect([await queried('agent', one), await queried('agent', other)]).toEqual([401, 200]);
  });
});
