import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, rest, tokenOf } from '../fixtures/ask.ts';
import { startSmallOrg, userId } from '../fixtures/small-org.ts';
import { createStreamingClient, replayIds, type StreamingClient } from '../fixtures/streaming-client.ts';
import type { RunningOrg } from '../org.ts';

/** The parts of streaming that meet in a whole org. */
const channel = '/data/UserServicePresenceChangeEvent';
let org: RunningOrg;
let admin: string;
beforeAll(async () => {
  org = await startSmallOrg();
  admin = await tokenOf(org, 'admin');
});
afterAll(() => org.close());

const patch = (body: object) => ask(org, admin, '/local/settings', { method: 'PATCH', body });
const setStatus = () =>
  ask(org, admin, `/local/agents/${userId('agent')}/status`, { method: 'POST', body: { status: 'Lunch' } });
const limits = async (): Promise<Record<string, { Max: number; Remaining: number }>> =>
  (await ask(org, admin, rest('/limits'))).body as Record<string, { Max: number; Remaining: number }>;
const subscribed = async (token: string, name: string): Promise<StreamingClient> => {
  const client = createStreamingClient(org.url, token, '67.0');
  await client.handshake();
  expect(await client.subscribe(name)).toMatchObject({ successful: true });
  return client;
};

describe('streaming', () => {
  it('tells a change of status, and shows in the limits what it cost', async () => {
    const before = await limits();
    const client = await subscribed(admin, channel);
    const poll = client.connect();
    await setStatus();
    const received = await poll;
    const event = (changeType: string): object => ({
      channel,
      data: { payload: { ChangeEventHeader: { changeType } } },
    });
    expect(received).toMatchObject([
      event('UPDATE'),
      event('CREATE'),
      { channel: '/meta/connect', successful: true },
    ]);
    const after = await limits();
    const spent = (name: string): number =>
      (before[name]?.Remaining ?? NaN) - (after[name]?.Remaining ?? NaN);
    expect(before['DailyDeliveredPlatformEvents']?.Max).toBe(25_000);
    expect(spent('DailyDeliveredPlatformEvents')).toBe(2);
    expect(before['DailyDurableStreamingApiEvents']).toEqual({ Max: 200_000, Remaining: 200_000 });
    expect(spent('DailyDurableStreamingApiEvents')).toBe(0);
    expect(spent('DurableStreamingApiConcurrentClients')).toBe(1);
  });

  it('ends with the login, by whatever way that ends', async () => {
    const revoked = await tokenOf(org, 'admin');
    const client = await subscribed(revoked, channel);
    const poll = client.connect();
    await client.unsubscribe('/topic/Nothing');
    const body = new URLSearchParams({ token: revoked });
    await fetch(`${org.url}/services/oauth2/revoke`, { method: 'POST', body });
    expect(await poll).toMatchObject([{ successful: false, error: '401::Authentication invalid' }]);
  });

  it('has no channels of presence while Omni-Channel is off', async () => {
    const client = createStreamingClient(org.url, admin, '67.0');
    await client.handshake();
    await patch({ omniChannel: false });
    expect(await client.subscribe(channel)).toMatchObject({ successful: false });
    await patch({ omniChannel: true });
    expect(await client.subscribe(channel)).toMatchObject({ successful: true });
  });

  it('keeps to the allocation and the clients that an administrator sets', async () => {
    const client = await subscribed(admin, channel);
    await patch({ dailyDeliveries: 0, maxClients: 0 });
    await setStatus();
    const [reply] = await client.connect();
    expect(reply?.error).toBe('403::Organization total events daily limit exceeded');
    const other = createStreamingClient(org.url, await tokenOf(org, 'agent'));
    await expect(other.handshake()).rejects.toThrow('403::Organization concurrent user limit exceeded');
    await patch({ dailyDeliveries: 25_000, maxClients: 1000 });
    await other.handshake();
    await client.subscribe(channel);
    await setStatus();
    expect(replayIds(await client.connect())).toHaveLength(2);
  });
});
