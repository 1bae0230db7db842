import { once } from 'node:events';
import { connect } from 'node:net';
import { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, queryPath, refusalOf, rest, tokenOf } from '../fixtures/ask.ts';
import { idOf, startSmallOrg } from '../fixtures/small-org.ts';
import type { RunningOrg } from '../org.ts';

const object = 'UserServicePresence';
let org: RunningOrg;
let admin: string;
beforeAll(async () => {
  org = await startSmallOrg();
  admin = await tokenOf(org, 'admin');
});
afterAll(() => org.close());

const many = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);

describe('what is sent at once', () => {
  it('is at most 200 records to write', async () => {
    const record = { attributes: { type: object }, Name: 'x' };
    for (const method of ['POST', 'PATCH']) {
      const write = (count: number) =>
        ask(org, admin, rest('/composite/sobjects'), { method, body: { records: many(count, record) } });
      expect((await write(200)).body).toHaveLength(200);
      expect(refusalOf(await write(201))).toEqual({ status: 400, errorCode: 'INVALID_BATCH_SIZE' });
      expect(refusalOf(await write(0))).toEqual({ status: 400, errorCode: 'INVALID_BATCH_SIZE' });
    }
  });

  it('is at most 200 ids to delete', async () => {
    const remove = (count: number) =>
      ask(org, admin, rest(`/composite/sobjects?ids=${many(count, idOf(object, 99)).join(',')}`), {
        method: 'DELETE',
      });
    expect((await remove(200)).body).toHaveLength(200);
    expect((await remove(201)).status).toBe(400);
    const { soap } = new Connection({ instanceUrl: org.url, accessToken: admin });
    await expect(soap.undelete(many(201, idOf(object, 99)))).rejects.toThrow(/EXCEEDED_ID_LIMIT/);
    expect(await soap.undelete(many(200, idOf(object, 99)))).toHaveLength(200);
  });

  it('is at most 2,000 ids to retrieve', async () => {
    const retrieve = (count: number) =>
      ask(org, admin, rest(`/composite/sobjects/${object}`), {
        method: 'POST',
        body: { ids: many(count, idOf(object, 1)), fields: ['Id'] },
      });
    expect((await retrieve(2000)).body).toHaveLength(2000);
    expect(refusalOf(await retrieve(2001))).toEqual({ status: 400, errorCode: 'EXCEEDED_ID_LIMIT' });
  });

  it('is a query of at most 100,000 characters', async () => {
    const query = (length: number) => {
      const [before, after] = ["SELECT Id FROM User WHERE Name = '", "'"];
      return ask(org, admin, queryPath(before + 'x'.repeat(length - before.length - after.length) + after));
    };
    expect((await query(100_000)).status).toBe(200);
    expect(refusalOf(await query(100_001))).toEqual({ status: 400, errorCode: 'MALFORMED_QUERY' });
  });

  it('is a body of at most 10 MB', async () => {
    const body = { records: [{ attributes: { type: object }, Name: 'x'.repeat(10 * 1024 * 1024) }] };
    const answer = await ask(org, admin, rest('/composite/sobjects'), { method: 'POST', body });
    expect(refusalOf(answer)).toEqual({ status: 413, errorCode: 'REQUEST_TOO_LARGE' });
    const envelope = `<e/>${' '.repeat(60 * 1024 * 1024)}`;
    const large = await fetch(`${org.url}/services/Soap/u/60.0`, { method: 'POST', body: envelope });
    expect(large.status).toBe(413);
  });

  it('is refused once all of it is sent, so that the client hears why', async () => {
    const { port } = new URL(org.url);
    const socket = connect(Number(port), '127.0.0.1');
    let text = '';
    socket.on('data', (bytes) => (text += bytes.toString()));
    const over = once(socket, 'end');
    const length = 20 * 1024 * 1024;
    socket.write(
      `POST /services/data/v60.0/sobjects/UserRole HTTP/1.1\r\nHost: org\r\nAuthorization: Bearer ${admin}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`,
    );
    await ask(org, admin, rest('/limits'));
    expect(text).toBe('');
    socket.write(Buffer.alloc(length, 'x'));
    await over;
    expect(text).toMatch(/^HTTP\/1.1 413 .*"errorCode":"REQUEST_TOO_LARGE"/s);
  });

  it('is an address of at most 128 KB', async () => {
    const { status } = await fetch(`${org.url}${queryPath('x'.repeat(200_000))}`);
    expect(status).toBe(431);
  });
});
