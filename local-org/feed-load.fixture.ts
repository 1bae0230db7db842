import type { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { request } from 'node:http';

/** What a client of the feed keeps of a change event. */
export interface Delivery {
  readonly replayId: number;
  readonly changeType: string;
  readonly recordIds: readonly string[];
  /** Milliseconds from the commit, by the org's clock, until the answer was read. */
  readonly took: number;
}

export interface PollingClient {
  readonly deliveries: readonly Delivery[];
  /** Answers that brought something. */
  readonly answers: number;
  /** Polls again and again from now on, after a pause of so many milliseconds each time. */
  start(pause?: () => number): void;
  stop(): void;
}

interface Reply {
  readonly channel: string;
  readonly successful?: boolean;
  readonly clientId?: string;
  readonly data?: {
    readonly event: { readonly replayId: number };
    readonly payload: {
      readonly ChangeEventHeader: {
        readonly commitTimestamp: number;
        readonly changeType: string;
        readonly recordIds: readonly string[];
      };
    };
  };
}

/** A POST on a kept connection, and its answer's text. Rejects what is refused. */
export function post(agent: Agent, url: string, token: string, body: unknown): Promise<string> {
  const sent = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(sent),
    };
    request(url, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(text));
      });
      response.on('error', reject);
    })
      .on('error', reject)
      .end(sent);
  });
}

/** A client with its handshake made, subscribed to the channels. `orgTime` tells the org's clock. */
export async function openPollingClient(
  agent: Agent,
  url: string,
  token: string,
  channels: readonly string[],
  orgTime: () => number,
): Promise<PollingClient> {
  const endpoint = `${url}/cometd/62.0`;
  const send = async (...messages: object[]): Promise<Reply[]> => {
    const text = await post(agent, endpoint, token, messages);
    const replies = JSON.parse(text) as Reply[];
    const refused = replies.find(({ successful }) => successful === false);
    if (refused) throw new Error(text);
    return replies;
  };
  const [handshake] = await send({
    channel: '/meta/handshake',
    version: '1.0',
    supportedConnectionTypes: ['long-polling'],
  });
  const clientId = handshake?.clientId;
  for (const subscription of channels) await send({ channel: '/meta/subscribe', clientId, subscription });
  const connect = { channel: '/meta/connect', clientId, connectionType: 'long-polling' };

  const deliveries: Delivery[] = [];
  let answers = 0;
  let stopped = false;
  const poll = async (pause: () => number): Promise<void> => {
    while (!stopped) {
      if (pause() > 0) await wait(pause());
      const replies = await send(connect);
      const now = orgTime();
      const events = replies.flatMap(({ data }) => (data ? [data] : []));
      if (events.length > 0) answers += 1;
      for (const { event, payload } of events) {
        const { commitTimestamp, changeType, recordIds } = payload.ChangeEventHeader;
        deliveries.push({ replayId: event.replayId, changeType, recordIds, took: now - commitTimestamp });
      }
    }
  };
  return {
    deliveries,
    get answers() {
      return answers;
    },
    start(pause = () => 0) {
      poll(pause).catch((error: unknown) => {
        if (!stopped) throw error;
      });
    },
    stop() {
      stopped = true;
    },
  };
}
