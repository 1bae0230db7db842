import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { changeSettings, initialSettings } from '../access/settings.ts';
import type { FeedMessage, OpenPoll } from '../feed/faults.ts';
import {
  createStreamingClient,
  replayIds,
  type Received,
  type StreamingClient,
} from '../fixtures/streaming-client.ts';
import { startStreamingStand, type StreamingStand } from '../fixtures/streaming-stand.ts';

let stand: StreamingStand;
beforeAll(async () => {
  stand = await startStreamingStand();
});
afterEach(() => {
  stand.disturb({});
  changeSettings(stand.db, initialSettings);
  expect(stand.reports.splice(0)).toEqual([]);
});
afterAll(() => stand.close());

const everything = '/data/ChangeEvents';
const denied = (failureReason: string): object => ({
  channel: '/meta/handshake',
  successful: false,
  error: '403::Handshake denied',
  advice: { reconnect: 'none' },
  ext: { sfdc: { failureReason }, replay: true, 'payload.format': true },
});
const handshake = {
  channel: '/meta/handshake',
  id: '1',
  version: '1.0',
  supportedConnectionTypes: ['long-polling'],
};
const subscribed = async (channel = everything, replay?: unknown): Promise<StreamingClient> => {
  const client = stand.client('supervisor');
  await client.handshake();
  expect(await client.subscribe(channel, replay)).toMatchObject({ successful: true, subscription: channel });
  return client;
};
/** The next poll that the org holds. */
const nextPoll = (): { waits: Promise<OpenPoll>; over: Promise<void> } => {
  let end: () => void;
  const over = new Promise<void>((resolve) => (end = resolve));
  const waits = new Promise<OpenPoll>((resolve) =>
    stand.disturb({
      polled(poll) {
        resolve(poll);
        return () => end();
      },
    }),
  );
  return { waits, over };
};
const lastOf = (received: readonly Received[]): Received | undefined => received.at(-1);

describe('a handshake', () => {
  it('needs no cookie and gives none', async () => {
    const response = await fetch(`${stand.url}/cometd/60.0`, {
      method: 'POST',
      headers: { authorization: `OAuth ${stand.token('agent')}`, 'content-type': 'application/json' },
      body: JSON.stringify([handshake]),
    });
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.json()).toMatchObject([
      {
        channel: '/meta/handshake',
        id: '1',
        successful: true,
        version: '1.0',
        minimumVersion: '1.0',
        supportedConnectionTypes: ['long-polling'],
        ext: { replay: true, 'payload.format': true },
      },
    ]);
  });

  it('is denied without a login, in the words of the reference', async () => {
    const asked = (token: string | undefined, version?: string): Promise<Received[]> =>
      createStreamingClient(stand.url, token, version).send([handshake]);
    expect(await asked(undefined)).toMatchObject([denied('401::Request requires authentication')]);
    expect(await asked('nobody')).toMatchObject([denied('401::Authentication invalid')]);
  });

  it('is denied below 37.0, gone below 31.0, and not there above the newest', async () => {
    const at = (version: string): Promise<Received[]> => stand.client('agent', version).send([handshake]);
    expect(await at('37.0')).toMatchObject([{ successful: true }]);
    expect(await at('36.0')).toMatchObject([
      denied(
        "400::Unsupported API version. Only API versions '37.0' and later are supported. URI format: '/cometd/67.0'",
      ),
    ]);
    await expect(at('30.0')).rejects.toThrow();
    const bare = await fetch(`${stand.url}/cometd`, { method: 'POST', body: JSON.stringify(handshake) });
    expect(await bare.json()).toMatchObject([
      denied("400::API version in the URI is mandatory. URI format: '/cometd/67.0'"),
    ]);
  });

  it('is denied beyond the clients that the org takes, of whom a login is one', async () => {
    const open = new Set(['agent', 'colleague'] as const);
    const before = stand.bayeux.clients();
    changeSettings(stand.db, { maxClients: before + open.size });
    for (const name of open) await stand.client(name).handshake();
    const [token, third] = [stand.token('director'), stand.client('director')];
    const refused = createStreamingClient(stand.url, token);
    expect(await third.send([handshake])).toMatchObject([
      denied('403::Organization concurrent user limit exceeded'),
    ]);
    changeSettings(stand.db, { maxClients: before + open.size + 1 });
    await refused.handshake();
    await createStreamingClient(stand.url, token).handshake();
  });
});

describe('a client that nobody knows', () => {
  const unknown = {
    successful: false,
    error: '403::Unknown client',
    advice: { reconnect: 'handshake', interval: 0 },
  };

  it('is told to shake hands', async () => {
    const client = stand.client('agent');
    expect(await client.connect()).toMatchObject([{ channel: '/meta/connect', ...unknown }]);
    expect(await client.subscribe(everything)).toMatchObject({
      successful: false,
      error: '403::Unknown client',
    });
  });

  it('is also another login with the id of a client', async () => {
    const client = await subscribed();
    const [{ clientId } = {}] = await client.connect(0);
    const other = createStreamingClient(stand.url, stand.token('supervisor'));
    const stolen = { channel: '/meta/connect', clientId, connectionType: 'long-polling' };
    expect(await other.send([stolen])).toMatchObject([unknown]);
  });

  it('is every client after a restart, whose replay ids go on', async () => {
    const client = await subscribed();
    stand.change();
    const ids = replayIds(await client.connect());
    await stand.restart();
    expect(await client.connect()).toMatchObject([unknown]);
    await client.handshake();
    stand.change();
    await client.subscribe(everything, ids.at(-1));
    expect(replayIds(await client.connect())).toEqual(ids.map((id) => id + ids.length));
  });
});

describe('a subscription', () => {
  it('gets what is committed from then on, while its poll waits', async () => {
    const client = await subscribed();
    const poll = client.connect();
    await client.unsubscribe('/data/Nothing');
    stand.change();
    const received = await poll;
    expect(received).toMatchObject([
      { channel: everything, data: { payload: { changeType: 'UPDATE' }, event: {} } },
      { channel: everything, data: { payload: { changeType: 'CREATE' }, event: {} } },
      { channel: '/meta/connect', successful: true },
    ]);
    const [first = 0, second] = replayIds(received);
    expect(second).toBe(first + 1);
  });

  it('is told once, and not after it ended', async () => {
    const client = await subscribed();
    stand.change();
    expect(replayIds(await client.connect())).toHaveLength(2);
    expect(await client.unsubscribe(everything)).toMatchObject({ successful: true });
    stand.change();
    expect(replayIds(await client.connect(0))).toEqual([]);
  });

  it('replays all there is, or what came after an id', async () => {
    stand.change();
    const all = replayIds(await (await subscribed(everything, -2)).connect());
    expect(all.length).toBeGreaterThan(0);
    expect(all).toEqual(all.map((_, n) => n + 1));
    const after = all.at(-2);
    expect(replayIds(await (await subscribed(everything, after)).connect())).toEqual(all.slice(-1));
  });

  it.each([7_000_000, 0, -3, 'x'])('is refused from the replay id %s', async (replay) => {
    const client = stand.client('supervisor');
    await client.handshake();
    const { successful, error } = await client.subscribe(everything, replay);
    expect({ successful, error }).toEqual({
      successful: false,
      error: `400::The replayId {${replay}} you provided was invalid. Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.`,
    });
    stand.change();
    expect(replayIds(await client.connect(0))).toEqual([]);
  });

  it('is refused in the words of the channel, or where no channel is named', async () => {
    const client = stand.client('supervisor');
    await client.handshake();
    expect(await client.subscribe('/data/Forbidden')).toMatchObject({
      successful: false,
      error: '403::Restricted channel',
      subscription: '/data/Forbidden',
    });
    expect(await client.subscribe('data')).toMatchObject({
      error: "400::Channel subscriptions must start with a leading '/'",
    });
    expect(await client.subscribe('')).toMatchObject({ error: '400::Channel name not specified' });
  });

  it('breaks for one client and is reported where a channel breaks', async () => {
    const client = stand.client('supervisor');
    await client.handshake();
    expect(await client.subscribe('/data/Broken')).toMatchObject({
      successful: false,
      error: '500::Internal error',
    });
    expect(stand.reports.splice(0)).toEqual([new Error('a channel that breaks')]);
  });

  it('keeps what came while its client was cut off', async () => {
    const client = await subscribed();
    const { waits, over } = nextPoll();
    const cut = new AbortController();
    const poll = expect(client.connect(undefined, cut.signal)).rejects.toThrow();
    await waits;
    cut.abort();
    await poll;
    await over;
    stand.change();
    expect(replayIds(await client.connect())).toHaveLength(2);
  });
});

describe('a login that ends', () => {
  const invalid = {
    channel: '/meta/connect',
    successful: false,
    error: '401::Authentication invalid',
    advice: { reconnect: 'none', interval: 0 },
  };

  it('ends the poll that waits, and every later one', async () => {
    const token = stand.token('supervisor');
    const client = createStreamingClient(stand.url, token);
    await client.handshake();
    await client.subscribe(everything);
    const { waits } = nextPoll();
    const poll = client.connect();
    await waits;
    stand.sessions.end(token);
    expect(await poll).toMatchObject([invalid]);
    expect(await client.connect()).toMatchObject([invalid]);
    await expect(client.handshake()).rejects.toThrow('401::Authentication invalid');
  });

  it('is found when a poll is judged again', async () => {
    const token = stand.token('supervisor');
    const client = createStreamingClient(stand.url, token);
    await client.handshake();
    const { waits } = nextPoll();
    const poll = client.connect();
    const held = await waits;
    stand.db.prepare('DELETE FROM local_session WHERE token = ?').run(token);
    held.judgeAgain();
    expect(await poll).toMatchObject([invalid]);
  });
});

describe('the allocation of a day', () => {
  const over = '403::Organization total events daily limit exceeded';

  it('ends a subscription to change events, counts what was delivered and lets go after a day', async () => {
    const client = await subscribed();
    const { used } = stand.feed.allocation('change-events');
    changeSettings(stand.db, { dailyDeliveries: used + 3 });
    stand.change();
    expect(replayIds(await client.connect())).toHaveLength(2);
    stand.change();
    const last = await client.connect();
    expect(replayIds(last)).toHaveLength(1);
    expect(lastOf(last)).toMatchObject({
      channel: '/meta/connect',
      successful: false,
      error: over,
      advice: { reconnect: 'none', interval: 0 },
    });
    expect(stand.feed.allocation('change-events')).toEqual({ max: used + 3, used: used + 3 });
    expect(await client.subscribe(everything)).toMatchObject({ successful: false, error: over });
    expect(await client.subscribe('/topic/Apart')).toMatchObject({ successful: true });
    stand.later(25 * 3_600_000);
    expect(await client.subscribe(everything)).toMatchObject({ successful: true });
  });

  it('ends a poll that waits', async () => {
    const client = await subscribed();
    const { waits } = nextPoll();
    const poll = client.connect();
    await waits;
    changeSettings(stand.db, { dailyDeliveries: stand.feed.allocation('change-events').used });
    stand.change();
    expect(await poll).toMatchObject([{ channel: '/meta/connect', successful: false, error: over }]);
  });

  it('is not forgotten by a restart', async () => {
    const client = await subscribed('/topic/Counted');
    stand.change();
    expect(replayIds(await client.connect())).toHaveLength(2);
    const before = stand.feed.allocation('push-topic');
    await stand.restart();
    expect(stand.feed.allocation('push-topic')).toEqual(before);
    expect(before.used).toBeGreaterThan(0);
  });
});

describe('faults', () => {
  it('get every batch, and pass on what is to arrive', async () => {
    const client = await subscribed();
    let later: () => void = () => undefined;
    const asked = new Promise<void>((resolve) =>
      stand.disturb({
        disturb(messages: readonly FeedMessage[], _user, send) {
          later = () => send(messages.toReversed());
          resolve();
        },
      }),
    );
    const poll = client.connect();
    stand.change();
    await asked;
    later();
    const [second = 0, first] = replayIds(await poll);
    expect(first).toBe(second - 1);
  });

  it('cut a poll that comes in or waits, and lose nothing', async () => {
    const client = await subscribed();
    stand.disturb({ fateOf: () => 'cut' });
    stand.change();
    await expect(client.connect()).rejects.toThrow();
    stand.disturb({});
    expect(replayIds(await client.connect())).toHaveLength(2);
    const { waits } = nextPoll();
    const poll = expect(client.connect()).rejects.toThrow();
    (await waits).cut();
    stand.change();
    await poll;
    expect(replayIds(await client.connect())).toHaveLength(2);
  });

  it('answer a poll as if the allocation were spent', async () => {
    const client = await subscribed();
    stand.disturb({ fateOf: () => 'exhausted' });
    expect(await client.connect()).toMatchObject([
      { successful: false, error: '403::Organization total events daily limit exceeded' },
    ]);
  });
});

describe('the end of the org', () => {
  it('answers a poll that waits', async () => {
    const client = await subscribed();
    const { waits } = nextPoll();
    const poll = client.connect();
    await waits;
    stand.bayeux.close();
    expect(await poll).toMatchObject([{ channel: '/meta/connect', successful: true }]);
  });
});
