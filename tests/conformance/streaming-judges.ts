import { CometD } from 'cometd';
import { adapt } from 'cometd-nodejs-client';
import faye, { type Client } from 'faye';
import { Connection } from 'jsforce';
import { StreamingExtension } from 'jsforce/lib/api/streaming.js';
import { orgUrl } from './org.ts';
import { jsforceVersion } from './verified.ts';

/** The `data` of a message, as far as the tests read it. */
export interface FeedEvent {
  readonly event: { readonly replayId: number; readonly type?: string };
  readonly sobject?: Readonly<Record<string, unknown>>;
  readonly payload?: Readonly<Record<string, unknown>> & {
    readonly ChangeEventHeader?: {
      readonly changeType: string;
      readonly entityName: string;
      readonly recordIds: readonly string[];
    };
  };
}

export interface Subscriber {
  /** Resolves once the org has accepted; rejects with an Error of the org's own words, as `400::…`. */
  subscribe(channel: string, replay: number, listener: (event: FeedEvent) => void): Promise<void>;
  close(): Promise<void>;
}

/** A public client that nobody here wrote. */
export interface Judge {
  readonly version: string;
  open(token: string, version?: string): Subscriber;
}

const apiVersion = '60.0';
const endpoint = (version = apiVersion): string => `${orgUrl()}/cometd/${version}`;
export const fayeVersion = 'faye 1.4.3';
export const cometdVersion = 'cometd 9.0.0, cometd-nodejs-client 2.0.0';

/** jsforce with its own two extensions. `failed` gets the message that the second one hears of. */
export function jsforceClient(
  token: string,
  channel: string,
  replay: number,
  failed: (message: unknown) => void = () => undefined,
  version = apiVersion,
): Client {
  const connection = new Connection({ instanceUrl: orgUrl(), accessToken: token, version });
  return connection.streaming.createClient([
    new StreamingExtension.AuthFailure(failed),
    new StreamingExtension.Replay(channel, replay),
  ]);
}

const jsforceJudge: Judge = {
  version: jsforceVersion,
  open(token, version) {
    const clients: Client[] = [];
    return {
      async subscribe(channel, replay, listener) {
        const client = jsforceClient(token, channel, replay, undefined, version);
        clients.push(client);
        await accepted(client, channel, listener);
      },
      async close() {
        for (const client of clients) await client.disconnect();
      },
    };
  },
};

const fayeJudge: Judge = {
  version: fayeVersion,
  open(token, version) {
    const from = new Map<string, number>();
    const replaying = {
      outgoing(message: { channel: string; ext?: object }, callback: (message: object) => void) {
        if (message.channel === '/meta/subscribe') message.ext = { replay: Object.fromEntries(from) };
        callback(message);
      },
    };
    const client = new faye.Client(endpoint(version));
    client.setHeader('Authorization', `Bearer ${token}`);
    client.addExtension(replaying);
    return {
      async subscribe(channel, replay, listener) {
        from.set(channel, replay);
        await accepted(client, channel, listener);
      },
      async close() {
        await client.disconnect();
      },
    };
  },
};

/** faye parts an error's text at its colons where it knows the form. */
async function accepted(
  client: Client,
  channel: string,
  listener: (event: FeedEvent) => void,
): Promise<void> {
  try {
    await client.subscribe(channel, (data: unknown) => listener(data as FeedEvent));
  } catch (error) {
    const { code, message } = error as { code: number | null; message: string };
    throw new Error(code === null ? message : `${code}::${message}`, { cause: error });
  }
}

/** The project's own client, by long polling. */
export function cometdClient(token: string, version?: string): CometD {
  adapt();
  const client = new CometD();
  client.configure({
    url: endpoint(version),
    requestHeaders: { Authorization: `Bearer ${token}` },
    logLevel: 'warn',
    appendMessageTypeToURL: false,
  });
  client.unregisterTransport('websocket');
  return client;
}

const cometdJudge: Judge = {
  version: cometdVersion,
  open(token, version) {
    const client = cometdClient(token, version);
    const connected = new Promise<void>((resolve, reject) => {
      client.handshake((reply) => (reply.successful ? resolve() : reject(new Error(reply.error))));
    });
    return {
      async subscribe(channel, replay, listener) {
        await connected;
        await new Promise<void>((resolve, reject) => {
          client.subscribe(
            channel,
            ({ data }) => listener(data as FeedEvent),
            { ext: { replay: { [channel]: replay } } },
            (reply) => (reply.successful ? resolve() : reject(new Error(reply.error))),
          );
        });
      },
      close: () => new Promise((resolve) => client.disconnect(() => resolve())),
    };
  },
};

export const judges: readonly Judge[] = [jsforceJudge, fayeJudge, cometdJudge];
