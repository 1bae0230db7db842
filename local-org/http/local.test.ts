import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReader } from '../database/open.ts';
import { readRows } from '../database/statements.ts';
import { startOrg, type RunningOrg } from '../org.ts';
import { ask, queryPath, refusalOf, rest, tokenOf, type Answer } from '../fixtures/ask.ts';
import { idOf, startSmallOrg, userId, type UserName } from '../fixtures/small-org.ts';

let org: RunningOrg;
let admin: string;
beforeAll(async () => {
  org = await startSmallOrg();
  admin = await tokenOf(org, 'admin');
});
afterAll(() => org.close());

const post = (path: string, body: unknown, token = admin): Promise<Answer> =>
  ask(org, token, path, { method: 'POST', body });
const patch = (body: unknown): Promise<Answer> =>
  ask(org, admin, '/local/settings', { method: 'PATCH', body });
const agentPath = (name: UserName, act: string): string => `/local/agents/${userId(name)}/${act}`;

async function currentStatuses(name: UserName): Promise<string[]> {
  const soql = `SELECT ServicePresenceStatus.MasterLabel FROM UserServicePresence WHERE IsCurrentState = true AND UserId = '${userId(name)}'`;
  const { body } = await ask(org, admin, queryPath(soql));
  const { records } = body as { records: { ServicePresenceStatus: { MasterLabel: string } }[] };
  return records.map((record) => record.ServicePresenceStatus.MasterLabel);
}

describe('/local/agents', () => {
  it('changes a status: one row closed, one opened, seen by the next query', async () => {
    const { status, body } = await post(agentPath('agent', 'status'), { status: 'lunch' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ closed: idOf('UserServicePresence', 1) });
    expect((body as { at: string }).at).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(await currentStatuses('agent')).toEqual(['Lunch']);
  });

  it('logs an agent out: a row closed, none opened', async () => {
    const { body } = await post(agentPath('colleague', 'logout'), {});
    expect(body).toMatchObject({ closed: idOf('UserServicePresence', 2), opened: null });
    expect(await currentStatuses('colleague')).toEqual([]);
  });

  it('moves work, and gives an agent back', async () => {
    await post(agentPath('agent', 'status'), { status: 'Available' });
    expect((await post(agentPath('agent', 'work'), { change: 2 })).status).toBe(200);
    const open = queryPath("SELECT COUNT() FROM AgentWork WHERE Status IN ('Assigned', 'Opened')");
    expect((await ask(org, admin, open)).body).toMatchObject({ totalSize: 2 });
    const release = await ask(org, admin, agentPath('agent', 'release'), { method: 'POST' });
    expect(release.body).toMatchObject({ closed: null, opened: null });
  });

  it('lists the labels when it does not know one', async () => {
    const answer = await post(agentPath('agent', 'status'), { status: 'Siesta' });
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: 'INVALID_STATUS' });
    expect((answer.body as { message: string }[])[0]?.message).toMatch(/Available.*Lunch/);
    expect(refusalOf(await post(agentPath('agent', 'status'), {})).errorCode).toBe('INVALID_STATUS');
  });

  it('does not know a user that does not exist, and obeys the administrator alone', async () => {
    const unknown = await post(`/local/agents/${idOf('User', 77)}/status`, { status: 'Lunch' });
    expect(refusalOf(unknown)).toEqual({ status: 404, errorCode: 'NOT_FOUND' });
    const supervisor = await tokenOf(org, 'supervisor');
    const refused = await post(agentPath('agent', 'status'), { status: 'Lunch' }, supervisor);
    expect(refusalOf(refused)).toEqual({ status: 403, errorCode: 'INSUFFICIENT_ACCESS' });
    expect(refusalOf(await post(agentPath('agent', 'status'), {}, 'nobody')).status).toBe(401);
  });
});

describe('an agent of a floor', () => {
  it('is held by a work change, and not by one that was refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'local-hold-'));
    const seeded = await startOrg({ port: 0, folder, agents: 3, pastDays: 1, floor: false, readers: 1 });
    const token = await tokenOf(seeded, 'admin');
    const id = seeded.users.find((user) => user.username.startsWith('agent@'))?.id ?? '';
    const act = (name: string, body: unknown): Promise<Answer> =>
      ask(seeded, token, `/local/agents/${id}/${name}`, { method: 'POST', body });
    const db = openReader(join(folder, 'org.db'));
    const holds = (): unknown => readRows(db, 'SELECT user_id AS id, hold FROM floor_hold');
    await act('logout', {});
    await act('release', {});
    const released = holds();
    expect((await act('work', { change: 1 })).status).toBe(400);
    expect(holds()).toEqual(released);
    await act('status', { status: 'Training' });
    expect((await act('work', { change: 1 })).status).toBe(200);
    expect(holds()).toEqual([{ id, hold: 'held' }]);
    db.close();
    await seeded.close();
    rmSync(folder, { recursive: true });
  });
});

describe('/local/settings', () => {
  it('opens the rows to everybody and closes them again', async () => {
    const outsider = await tokenOf(org, 'outsider');
    const count = async (): Promise<unknown> =>
      (
        (await ask(org, outsider, queryPath('SELECT COUNT() FROM UserServicePresence'))).body as {
          totalSize: number;
        }
      ).totalSize;
    const closed = await count();
    expect((await patch({ sharing: 'Read' })).body).toMatchObject({ sharing: 'Read', omniChannel: true });
    expect(await count()).toBeGreaterThan(Number(closed));
    await patch({ sharing: 'Private' });
    expect(await count()).toBe(closed);
  });

  it('switches Omni-Channel off and on while running', async () => {
    const describePath = rest('/sobjects/UserServicePresence/describe');
    await patch({ omniChannel: false });
    expect((await ask(org, admin, describePath)).status).toBe(404);
    expect(refusalOf(await post(agentPath('agent', 'status'), { status: 'Lunch' })).status).toBe(404);
    await patch({ omniChannel: true });
    expect((await ask(org, admin, describePath)).status).toBe(200);
  });

  it('gives the field of Interruptible Capacity with the feature, from 57.0 on', async () => {
    const asked = async (version: string): Promise<number> =>
      (
        await ask(
          org,
          admin,
          queryPath('SELECT ConfiguredInterruptCapacity FROM UserServicePresence', version),
        )
      ).status;
    expect(await asked('57.0')).toBe(400);
    await patch({ interruptibleCapacity: true });
    expect([await asked('56.0'), await asked('57.0')]).toEqual([400, 200]);
    await patch({ interruptibleCapacity: false });
  });

  it('refuses what it does not know, and by name what is not there yet', async () => {
    expect(refusalOf(await patch({ sharing: 'Public' })).errorCode).toBe('INVALID_INPUT');
    for (const name of ['colour', 'toString', 'constructor']) {
      expect(refusalOf(await patch({ [name]: true })).errorCode, name).toBe('INVALID_INPUT');
    }
    for (const maxIds of [0, 600_001, 1.5, '7']) {
      expect(refusalOf(await patch({ maxIds })).errorCode, String(maxIds)).toBe('INVALID_INPUT');
    }
    for (const setting of [{ dailyDeliveries: -1 }, { maxClients: 'many' }]) {
      expect(refusalOf(await patch(setting)).errorCode).toBe('INVALID_INPUT');
    }
    expect((await ask(org, admin, '/local/settings')).body).toEqual({
      sharing: 'Private',
      omniChannel: true,
      interruptibleCapacity: false,
      maxIds: 600_000,
      dailyDeliveries: 25_000,
      maxClients: 1000,
    });
  });
});

describe('/local/clock', () => {
  it('moves the org ahead, and never back', async () => {
    const before = org.now();
    const { body } = await post('/local/clock', { advance: 3600 });
    expect(Date.parse((body as { now: string }).now)).toBeGreaterThanOrEqual(before + 3_600_000);
    expect(org.now()).toBeGreaterThanOrEqual(before + 3_600_000);
    expect(refusalOf(await post('/local/clock', { advance: -1 })).errorCode).toBe('INVALID_INPUT');
    expect(refusalOf(await post('/local/clock', { advance: 'soon' })).errorCode).toBe('INVALID_INPUT');
  });
});

describe('/local', () => {
  it('names what it does not imitate', async () => {
    expect(refusalOf(await post('/local/nothing', {})).errorCode).toBe('LOCAL_ORG_NOT_IMITATED');
  });
});
