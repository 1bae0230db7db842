import { createServer, type Server } from 'node:http';
import { adapt } from 'cometd-nodejs-client';
import cometd, { type CometDServer } from 'cometd-nodejs-server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.mock('../context', () => ({ context: { as: 'ana@omnipresence.example', apiVersion: '67.0' } }));
adapt();
const { held, isEmpEnabled, onError, subscribe, unsubscribe } = await import('./empApi');

let server: Server;
let bayeux: CometDServer;
let asked: string[];
let subscribing: unknown[];
let errors: { channel: string; subscription?: string; error: string }[];

/** A server that knows nobody yet. Its polls are short, so that the next one is soon. */
function freshServer(): CometDServer {
  const fresh = cometd.createCometDServer({ timeout: 200 });
  fresh.policy = {
    canSubscribe: (_session, message, { name }, next) => {
      subscribing.push(message.ext);
      next(undefined, !name.includes('Secret'));
    },
  };
  return fresh;
}

beforeEach(async () => {
  asked = [];
  subscribing = [];
  errors = [];
  bayeux = freshServer();
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    bayeux.handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  vi.stubGlobal('location', new URL(`http://127.0.0.1:${port}`));
  await onError((error) => void errors.push(error as (typeof errors)[number]));
});

afterEach(async () => {
  vi.unstubAllGlobals();
  bayeux.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const subscribers = (channel: string) => bayeux.createServerChannel(channel).subscribers.map(({ id }) => id);
const publish = (channel: string, data: object) => bayeux.createServerChannel(channel).publish(null, data);

test('is one connection, and hands over what comes as Lightning does', async () => {
  const first: unknown[] = [];
  const second: unknown[] = [];
  const one = await subscribe('/topic/X', -1, (message) => first.push(message));
  const two = await subscribe('/topic/Y', -1, (message) => second.push(message));
  expect(await isEmpEnabled()).toBe(true);
  expect(subscribers('/topic/X')).toEqual(subscribers('/topic/Y'));
  expect(new Set(asked)).toEqual(new Set(['/cometd/67.0?as=ana%40omnipresence.example']));
  expect(subscribing).toEqual([{ replay: { '/topic/X': -1 } }, { replay: { '/topic/Y': -1 } }]);
  publish('/topic/X', { sobject: { Id: '1' } });
  publish('/topic/Y', { sobject: { Id: '2' } });
  await expect.poll(() => second).toEqual([{ channel: '/topic/Y', data: { sobject: { Id: '2' } } }]);
  expect(first).toEqual([{ channel: '/topic/X', data: { sobject: { Id: '1' } } }]);
  await unsubscribe(one);
  await unsubscribe(two);
  expect([held(), errors]).toEqual([0, []]);
});

test('ends its connection with the last subscription, and makes another for the next', async () => {
  const one = await subscribe('/topic/X', -1, () => undefined);
  const [id = ''] = subscribers('/topic/X');
  await unsubscribe(one);
  await expect.poll(() => bayeux.getServerSession(id)).toBeUndefined();
  const two = await subscribe('/topic/X', -1, () => undefined);
  expect(subscribers('/topic/X')).not.toContain(id);
  await unsubscribe(two);
});

test('rejects a subscription that the server does not grant, and tells the error handler', async () => {
  const refused = { channel: '/meta/subscribe', subscription: '/topic/Secret', successful: false };
  await expect(subscribe('/topic/Secret', -1, () => undefined)).rejects.toMatchObject(refused);
  expect(errors).toMatchObject([refused]);
  expect(held()).toBe(0);
});

test('has one error handler, the last one set', async () => {
  const later: unknown[] = [];
  await onError((error) => later.push(error));
  await subscribe('/topic/Secret', -1, () => undefined).catch(() => undefined);
  expect([errors, later.length]).toEqual([[], 1]);
});

test('loses every subscription with a new handshake, without a word about them', async () => {
  const heard: unknown[] = [];
  const one = await subscribe('/topic/X', -1, (message) => heard.push(message));
  const other = await subscribe('/topic/Y', -1, () => undefined);
  bayeux.close();
  bayeux = freshServer();
  await expect.poll(() => errors.map(({ error }) => error)).toContain('402::session_unknown');
  const handshakes = asked.length;
  await expect.poll(() => asked.length).toBeGreaterThan(handshakes);
  expect([subscribers('/topic/X'), subscribers('/topic/Y'), heard]).toEqual([[], [], []]);
  expect(errors.map(({ channel }) => channel)).not.toContain('/meta/subscribe');
  await unsubscribe(one);
  await unsubscribe(other);
  expect(held()).toBe(0);
});

test('rejects with what became of the request where nobody answers', async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  const failed = { channel: '/meta/handshake', successful: false };
  await expect(subscribe('/topic/X', -1, () => undefined)).rejects.toMatchObject(failed);
  expect(errors).toMatchObject([failed]);
  expect(held()).toBe(0);
});
