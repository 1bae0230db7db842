import { createHash } from 'node:crypto';
import cometd, { type ServerMessage, type ServerSession } from 'cometd-nodejs-server';
import { FeedRefusal } from '../feed/channels.ts';
import {
  createBayeuxClient,
  wakeChannel,
  type BayeuxClient,
  type BayeuxPorts,
  type Exchange,
} from './bayeux-client.ts';
import {
  handshakeDenied,
  handshakeExt,
  pollTimeout,
  reconnectTimeout,
  type BayeuxRequest,
} from './bayeux-messages.ts';

export interface BayeuxServer {
  /** Answers messages of one request, at once or, for a poll, when there is something. */
  handle(messages: readonly BayeuxRequest[], exchange: Exchange): void;
  /** Logins with a client: "Each logged-in user [...] counts as one concurrent client". */
  clients(): number;
  /** Ends whatever this login holds. */
  revoke(token: string): void;
  /** Answers every poll that is held. */
  close(): void;
}

export interface BayeuxServerPorts extends BayeuxPorts {
  readonly maxClients: () => number;
  /** Gets what should not have happened. */
  readonly report: (error: unknown) => void;
}

/** The protocol is the library's; what is Salesforce's is put in by its policy, its extensions and its events. */
export function createBayeuxServer(ports: BayeuxServerPorts): BayeuxServer {
  const server = cometd.createCometDServer({
    timeout: pollTimeout,
    maxInterval: reconnectTimeout,
    maxSessionsPerBrowser: -1,
    duplicateMetaConnectHttpResponseCode: 408,
  });
  const exchanges = new WeakMap<object, Exchange>();
  /** Why a request is refused, by its reply. */
  const refusals = new WeakMap<object, string>();
  const clients = new Map<ServerSession, BayeuxClient>();
  /** Outlives the session: its last poll is still to be answered. */
  const known = new WeakMap<ServerSession, BayeuxClient>();

  const logins = (): Set<string> => new Set([...clients.values()].map(({ token }) => token));
  const exchangeOf = (message: ServerMessage): Exchange => {
    const exchange = exchanges.get(message);
    if (!exchange) throw new Error(`a ${message.channel} that nobody sent`);
    return exchange;
  };
  const refuse = (message: ServerMessage, why: string): void => {
    if (message.reply) refusals.set(message.reply, why);
  };
  const isRefused = ({ reply }: ServerMessage): boolean => reply !== undefined && refusals.has(reply);

  server.policy = {
    canHandshake(_session, message, callback) {
      const open = logins();
      if (!open.has(exchangeOf(message).token) && open.size >= ports.maxClients()) {
        refuse(message, '403::Organization concurrent user limit exceeded');
      }
      callback(undefined, !isRefused(message));
    },
    canCreate: (_session, message, _name, callback) =>
      callback(undefined, message.channel === '/meta/subscribe' && !isRefused(message)),
    canSubscribe: (_session, message, _channel, callback) => callback(undefined, !isRefused(message)),
    canPublish: (_session, _message, _channel, callback) => callback(undefined, false),
  };

  server.addListener('sessionAdded', (session: ServerSession, message: ServerMessage) => {
    const client = createBayeuxClient(session, exchangeOf(message), ports);
    clients.set(session, client);
    known.set(session, client);
    session.addListener('suspended', () => client.wait());
    session.addListener('resumed', () => client.answer());
    session.addListener('queueDrain', (_session: ServerSession, queue: ServerMessage[]) => {
      const kept = queue.filter(({ channel }) => channel !== wakeChannel && channel !== '/meta/disconnect');
      queue.splice(0, queue.length, ...kept);
    });
    session.addListener('removed', () => {
      client.leave();
      clients.delete(session);
    });
  });
  server.addListener('unsubscribed', ({ name }: { name: string }, session: ServerSession) =>
    known.get(session)?.unsubscribe(name),
  );

  server.addExtension({
    incoming(_server, session, message, callback) {
      try {
        receive(message, known.get(session));
      } catch (error) {
        if (!(error instanceof FeedRefusal)) ports.report(error);
        refuse(message, error instanceof FeedRefusal ? error.message : '500::Internal error');
      }
      callback(undefined, true);
    },
    outgoing(_server, _sender, session: ServerSession | null, message, callback) {
      if (message.successful !== undefined) {
        const failure = session ? known.get(session)?.failure : undefined;
        complete(message, session, failure, refusals.get(message));
      }
      callback(undefined, true);
    },
  });

  function receive(message: ServerMessage, client: BayeuxClient | undefined): void {
    const exchange = exchangeOf(message);
    if (message.channel === '/meta/connect') client?.poll(exchange);
    if (message.channel === '/meta/subscribe') client?.subscribe(message, exchange);
  }

  return {
    handle(messages, exchange) {
      for (const message of messages) exchanges.set(message, exchange);
      const browser = createHash('sha256').update(exchange.token).digest('hex');
      const request = { method: 'POST', headers: { cookie: `BAYEUX_BROWSER=${browser}` }, body: messages };
      server.handle(request, exchange.response);
    },
    clients: () => logins().size,
    revoke(token) {
      for (const client of [...clients.values()]) if (client.token === token) client.revoke();
    },
    close() {
      for (const session of [...clients.keys()]) session.disconnect();
      server.close();
    },
  };
}

/** What Salesforce says where the library says it in other words ("Streaming API Error Codes"). */
const salesforceErrors: Readonly<Record<string, string>> = {
  '402::session_unknown': '403::Unknown client',
  '403::handshake_denied': handshakeDenied,
  '403::subscription_missing': '400::Channel name not specified',
  '403::channel_denied': '400::LOCAL_ORG_NOT_IMITATED: publishing',
  '403::publish_denied': '400::LOCAL_ORG_NOT_IMITATED: publishing',
};

function complete(
  reply: ServerMessage,
  session: ServerSession | null,
  failure?: string,
  refusal?: string,
): void {
  if (reply.error !== undefined) reply.error = salesforceErrors[reply.error] ?? reply.error;
  if (reply.channel === '/meta/handshake') {
    reply.ext = handshakeExt(refusal);
    if (reply.successful === true) reply.minimumVersion = '1.0';
    return;
  }
  if (session) reply.clientId = session.id;
  if (refusal !== undefined) Object.assign(reply, { successful: false, error: refusal });
  if (reply.channel === '/meta/connect' && failure !== undefined) {
    Object.assign(reply, { successful: false, error: failure, advice: { reconnect: 'none', interval: 0 } });
  }
}
