import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOrgClient } from '../apex/index.ts';
import { startScriptedOrg, type ScriptedOrg } from '../apex/scripted-org.ts';
import { serveStreaming } from './serve.ts';

interface Asked {
  readonly path: string | undefined;
  readonly token: string;
  readonly cookie: string | undefined;
  readonly channels: readonly string[];
}

let org: ScriptedOrg;
let server: FastifyInstance;
let url: string;
let asked: Asked[];
let answer: (asked: Asked, response: ServerResponse, request: IncomingMessage) => void;

const json = (response: ServerResponse, body: unknown, headers: Record<string, string | string[]> = {}) =>
  response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

beforeEach(async () => {
  org = await startScriptedOrg('2026-05-05T10:00:00.250Z');
  asked = [];
  answer = (_asked, response) => json(response, [{ successful: true }]);
  org.streaming = (request, body, response) => {
    const one = {
      path: request.url,
      token: request.headers.authorization ?? '',
      cookie: request.headers.cookie,
      channels: (JSON.parse(body) as { channel: string }[]).map(({ channel }) => channel),
    };
    asked.push(one);
    answer(one, response, request);
  };
  server = Fastify({ forceCloseConnections: true });
  server.removeContentTypeParser('text/plain');
  const client = createOrgClient({ orgUrl: org.url, password: 'local', apiVersion: '67.0' });
  serveStreaming(server, client, 'ana@omnipresence.example');
  url = await server.listen({ host: '127.0.0.1', port: 0 });
});

afterEach(async () => {
  await server.close();
  await org.close();
});

const handshake = [{ id: '1', channel: '/meta/handshake', version: '1.0' }];
const connect = [{ id: '2', channel: '/meta/connect', clientId: 'c1', connectionType: 'long-polling' }];

const send = (messages: unknown, init: RequestInit = {}) =>
  fetch(`${url}/cometd/67.0`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(messages),
    ...init,
  });

test('carries messages to the org with the session of the user, and tells the page none of it', async () => {
  const granted = [{ id: '1', channel: '/meta/handshake', clientId: 'c1', successful: true }];
  const secret = { 'set-cookie': ['BAYEUX_BROWSER=secret; HttpOnly', 'sfdc-stream=9; Path=/'] };
  answer = (one, response) => json(response, granted, one.channels.includes('/meta/handshake') ? secret : {});
  const shaken = await send(handshake);
  expect([shaken.status, await shaken.json()]).toEqual([200, granted]);
  expect(shaken.headers.get('set-cookie')).toBeNull();
  await (await send(connect)).text();
  await (await send([{ ...connect[0], clientId: 'c2' }])).text();
  await (await send([{ id: '3', channel: '/meta/disconnect', clientId: 'c1' }])).text();
  await (await send(connect)).text();
  const cookie = 'BAYEUX_BROWSER=secret; sfdc-stream=9';
  expect(asked.map((one) => one.cookie)).toEqual([undefined, cookie, undefined, cookie, undefined]);
  expect(asked[0]).toMatchObject({ path: '/cometd/67.0', channels: ['/meta/handshake'] });
  expect(new Set(asked.map(({ token }) => token))).toEqual(new Set(['Bearer 00D000000000001!session1']));
});

test('opens a session that the org no longer knows anew for a handshake, once', async () => {
  const ext = { sfdc: { failureReason: '401::Authentication invalid' } };
  const refused = [{ channel: '/meta/handshake', successful: false, error: '403::Handshake denied', ext }];
  answer = (one, response) =>
    json(response, one.token.endsWith('session1') ? refused : [{ ...handshake[0], successful: true }]);
  expect(await (await send(handshake)).json()).toMatchObject([{ successful: true }]);
  expect(asked.map(({ token }) => token.slice(-8))).toEqual(['session1', 'session2']);
  answer = (_one, response) => json(response, refused);
  expect(await (await send(handshake)).json()).toMatchObject([{ error: '401::Authentication invalid' }]);
});

test('tells a connection that is running that its session is over', async () => {
  const over = [{ channel: '/meta/connect', successful: false, error: '401::Authentication invalid' }];
  answer = (_one, response) => json(response, over);
  expect(await (await send(connect)).json()).toEqual(over);
  expect(asked).toHaveLength(1);
});

test('passes on what comes as it comes, and ends a poll with the browser’s own', async () => {
  const sockets: Socket[] = [];
  answer = (_one, response, request) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('[{"channel":"/topic/X"}');
    sockets.push(request.socket);
  };
  const gone = new AbortController();
  const reader = (await send(connect, { signal: gone.signal })).body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('[{"channel":"/topic/X"}');
  gone.abort();
  await expect.poll(() => sockets.map(({ destroyed }) => destroyed)).toEqual([true]);
});

test('ends the polls that are open when it is closed', async () => {
  const sockets: Socket[] = [];
  answer = (_one, _response, request) => void sockets.push(request.socket);
  const open = send(connect).then(
    () => 'answered',
    () => 'ended',
  );
  await expect.poll(() => sockets).toHaveLength(1);
  await server.close();
  expect(await open).toBe('ended');
  await expect.poll(() => sockets.map(({ destroyed }) => destroyed)).toEqual([true]);
});

test('says in the client’s own language that the org is away', async () => {
  await (await send(connect)).text();
  await org.close();
  const response = await send([
    ...connect,
    { id: '3', channel: '/meta/subscribe', subscription: '/topic/X' },
  ]);
  expect(response.status).toBe(504);
  expect(await response.json()).toMatchObject([
    { id: '2', channel: '/meta/connect', successful: false, error: '504::The org does not answer' },
    { id: '3', channel: '/meta/subscribe', subscription: '/topic/X', advice: { reconnect: 'retry' } },
  ]);
});

test('says so too of an org that goes in the middle of a poll', async () => {
  answer = (_one, response) => response.destroy();
  expect((await send(connect)).status).toBe(504);
});

test('says that a user whom the org does not let in is not authenticated', async () => {
  const response = await fetch(`${url}/cometd/67.0?as=nobody@x.example`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(handshake),
  });
  expect(await response.json()).toMatchObject([
    { id: '1', error: '401::Authentication invalid', advice: { reconnect: 'none' } },
  ]);
  expect(asked).toEqual([]);
});

test.each([[{}], [[]], ['x'], [[{ channel: 1 }]], [null]])('takes %j for no message', async (body) => {
  expect((await send(body)).status).toBe(400);
  expect(asked).toEqual([]);
});

test('takes nothing from a form of another site, and knows no path but a version', async () => {
  expect((await send(handshake, { headers: { 'content-type': 'text/plain' } })).status).toBe(415);
  expect((await fetch(`${url}/cometd/..%2f`, { method: 'POST' })).status).toBe(404);
  expect(asked).toEqual([]);
});
