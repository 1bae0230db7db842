import { CometD, type Message } from 'cometd';
import { context } from '../context';

/**
 * `lightning/empApi` as far as the product uses it, on a Bayeux client of the same kind: one connection a page, which
 * lasts as long as somebody is subscribed, and one error handler, which the last to set it has. A new handshake drops
 * every subscription without a word, and nothing subscribes again (component reference: lightning/empApi).
 */

export interface EmpSubscription {
  readonly id: number;
  readonly channel: string;
  readonly replayId: number;
}

interface Subscribed {
  readonly client: CometD;
  readonly handle: ReturnType<CometD['subscribe']>;
}

interface Connection {
  readonly client: CometD;
  /** Rejects with what the server answered. */
  readonly ready: Promise<unknown>;
  /** Who is subscribed, or about to be. */
  users: number;
}

let connection: Connection | undefined;
let handler: (error: unknown) => void = () => undefined;
let lastId = 0;
const subscribed = new Map<number, Subscribed>();

export function isEmpEnabled(): Promise<boolean> {
  return Promise.resolve(true);
}

export function onError(callback: (error: unknown) => void): Promise<void> {
  handler = callback;
  return Promise.resolve();
}

export function setDebugFlag(on: boolean): Promise<void> {
  connection?.client.setLogLevel(on ? 'debug' : 'warn');
  return Promise.resolve();
}

/** Rejects with the server's answer where it does not grant the subscription. */
export async function subscribe(
  channel: string,
  replayId: number,
  onMessage: (message: unknown) => void,
): Promise<EmpSubscription> {
  // A server's advice may have ended it.
  if (connection?.client.isDisconnected()) connection = undefined;
  const used = (connection ??= connect());
  used.users += 1;
  try {
    await used.ready;
    const handle = await subscribeOn(used.client, channel, replayId, onMessage);
    const id = (lastId += 1);
    subscribed.set(id, { client: used.client, handle });
    return { id, channel, replayId };
  } catch (refused) {
    leave(used);
    throw refused;
  }
}

export async function unsubscribe(
  { id, channel }: EmpSubscription,
  callback: (response: unknown) => void = () => undefined,
): Promise<unknown> {
  const known = subscribed.get(id);
  subscribed.delete(id);
  const answer = { channel: '/meta/unsubscribe', subscription: channel, successful: true };
  if (known !== undefined) {
    if (!known.client.isDisconnected()) known.client.unsubscribe(known.handle);
    if (connection?.client === known.client) leave(connection);
  }
  callback(answer);
  return answer;
}

/** How many subscriptions the page holds: for tests. */
export const held = (): number => subscribed.size;

function connect(): Connection {
  const client = new CometD();
  // The others would leave this origin, or a socket that the preview does not carry.
  client.unregisterTransport('websocket');
  client.unregisterTransport('callback-polling');
  const as = context.as === undefined ? '' : `?as=${encodeURIComponent(context.as)}`;
  client.configure({
    url: `${location.origin}/cometd/${context.apiVersion}${as}`,
    appendMessageTypeToURL: false,
    logLevel: 'warn',
    // A client makes a worker for its timers, and nothing ends it.
    useWorkerScheduler: false,
  });
  client.addListener('/meta/unsuccessful', (message) => {
    if (connection?.client === client) handler(errorOf(message));
  });
  const ready = granted((answered) => client.handshake({ ext: { replay: true } }, answered));
  return { client, ready, users: 0 };
}

/** The last to leave ends the connection. */
function leave(left: Connection): void {
  left.users -= 1;
  if (left.users > 0) return;
  if (connection === left) connection = undefined;
  left.client.disconnect();
}

async function subscribeOn(
  client: CometD,
  channel: string,
  replayId: number,
  onMessage: (message: unknown) => void,
): Promise<Subscribed['handle']> {
  const handOver = ({ channel: from, data, ext }: Message): void =>
    onMessage({ channel: from, data: data as unknown, ...(ext ? { ext } : {}) });
  const handles: Subscribed['handle'][] = [];
  await granted((answered) => {
    handles.push(client.subscribe(channel, handOver, { ext: { replay: { [channel]: replayId } } }, answered));
  });
  const [handle] = handles;
  if (handle === undefined) throw new Error(`${channel} was granted before it was asked for`);
  return handle;
}

/** Resolves when the server grants what is asked, rejects with what it answered otherwise. */
async function granted(ask: (answered: (answer: Message) => void) => void): Promise<void> {
  const answer = await new Promise<Message>((resolve) => ask(resolve));
  if (!answer.successful) throw errorOf(answer);
}

interface Failure {
  readonly reason?: string;
  readonly httpCode?: number;
}

/** What the server answered; where nothing did, what became of the request. */
function errorOf(message: Message & { readonly failure?: Failure }): unknown {
  const { channel, subscription, successful, error, ext, failure } = message;
  const { reason, httpCode } = failure ?? {};
  return {
    channel,
    ...(subscription === undefined ? {} : { subscription }),
    successful: successful ?? false,
    error: error ?? `${httpCode || 0}::${reason || 'No answer'}`,
    ...(ext === undefined ? {} : { ext }),
  };
}
