import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask, tokenOf } from '../fixtures/ask.ts';
import { startSmallOrg, userId } from '../fixtures/small-org.ts';
import type { RunningOrg } from '../org.ts';
import {
  createStreamingClient,
  replayIds,
  type Received,
  type StreamingClient,
} from '../fixtures/streaming-client.ts';

const channel = '/data/ChangeEvents';
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

async function subscribed(): Promise<StreamingClient> {
  const client = createStreamingClient(org.url, await tokenOf(org, 'admin'), '62.0');
  await client.handshake();
  expect(await client.subscribe(channel)).toMatchObject({ successful: true });
  return client;
}

const set = async (body: object): Promise<string> =>
  ((await ask(org, admin, '/local/faults', { method: 'POST', body })).body as { id: string }).id;
const remove = (id: string): Promise<unknown> => ask(org, admin, `/local/faults/${id}`, { method: 'DELETE' });
const states = async (): Promise<{ uses: number; holds: number }[]> =>
  ((await ask(org, admin, '/local/faults')).body as { faults: { uses: number; holds: number }[] }).faults;

/** A row closed and one opened: two events. */
async function change(): Promise<void> {
  const path = `/local/agents/${userId('agent')}/status`;
  const status = (await ask(org, admin, path, { method: 'POST', body: { status: 'Lunch' } })).status;
  expect(status).toBe(200);
}

/** Polls until so many events have come. */
async function events(client: StreamingClient, count: number): Promise<Received[]> {
  const got: Received[] = [];
  while (got.length < count) got.push(...(await client.connect()).filter(({ data }) => data));
  return got;
}

describe('a fault of the feed', () => {
  it('drops events, which a replay brings', async () => {
    const client = await subscribed();
    await set({ kind: 'drop', count: 2 });
    await change();
    await change();
    const arrived = replayIds(await events(client, 2));
    expect(await client.subscribe(channel, -2)).toMatchObject({ successful: true });
    const replayed = replayIds(await events(client, 4));
    expect(replayed.slice(2)).toEqual(arrived);
    expect(replayed).toEqual(replayed.toSorted((a, b) => a - b));
  });

  it('doubles and turns round what comes', async () => {
    const client = await subscribed();
    await set({ kind: 'duplicate', count: 2 });
    await change();
    const doubled = replayIds(await events(client, 4));
    expect(doubled).toEqual([doubled[0], doubled[0], doubled[3], doubled[3]]);
    await set({ kind: 'reorder', count: 1 });
    await change();
    const [later = 0, sooner = 0] = replayIds(await events(client, 2));
    expect(later).toBe(sooner + 1);
  });

  it('holds events back, and lets go of them in order', async () => {
    const client = await subscribed();
    const id = await set({ kind: 'hold' });
    const poll = events(client, 4);
    await change();
    await change();
    await expect.poll(async () => (await states())[0]?.holds).toBe(4);
    await remove(id);
    const ids = replayIds(await poll);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(ids).toHaveLength(4);
  });

  it('makes gap and overflow events of change events', async () => {
    const client = await subscribed();
    await set({ kind: 'gap', count: 1 });
    await set({ kind: 'overflow', count: 1 });
    await change();
    const got = await events(client, 2);
    expect(got.map(({ data }) => (data as { payload?: object } | undefined)?.payload)).toMatchObject([
      { ChangeEventHeader: { changeType: expect.stringMatching(/^GAP_(CREATE|UPDATE)$/) as unknown } },
      { ChangeEventHeader: { changeType: 'GAP_OVERFLOW', recordIds: ['000000000000000AAA'] } },
    ]);
  });

  it('breaks a poll that waits, and loses nothing', async () => {
    const client = await subscribed();
    const broken = expect(client.connect()).rejects.toThrow();
    await set({ kind: 'cut', count: 1 });
    await broken;
    await change();
    expect(await events(client, 2)).toHaveLength(2);
  });

  it('spends the allocation while it lasts', async () => {
    const client = await subscribed();
    const id = await set({ kind: 'exhaust' });
    expect(await client.connect()).toMatchObject([
      { successful: false, error: '403::Organization total events daily limit exceeded' },
    ]);
    await remove(id);
    await change();
    const again = await subscribed();
    await change();
    expect(await events(again, 2)).toHaveLength(2);
  });

  it('ends the session of a poll that waits', async () => {
    const client = await subscribed();
    const poll = client.connect();
    await set({ kind: 'expireSession' });
    expect(await poll).toMatchObject([{ successful: false, error: '401::Authentication invalid' }]);
  });
});
