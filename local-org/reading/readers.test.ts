import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadTask } from '../calls/read-calls.ts';
import { idOf, noon, userId, writeSmallOrg, type SmallOrg } from '../fixtures/small-org.ts';
import { longFrom } from './long-reads.ts';
import { startReaders, type Readers } from './readers.ts';

let small: SmallOrg;
let readers: Readers;
beforeAll(() => {
  small = writeSmallOrg();
  readers = startReaders(small.file, 2, 1);
});
afterAll(async () => {
  await readers.close();
  small.remove();
});

const taskOf = (q: string): ReadTask => ({
  call: 'query',
  userId: userId('supervisor'),
  apiVersion: 60,
  now: noon,
  args: { q, batchSize: 2000 },
});
const read = async (q: string, reader?: number): Promise<{ totalSize: number }> => {
  const json = await readers.read(taskOf(q), reader);
  return JSON.parse(new TextDecoder().decode(json)) as { totalSize: number };
};

describe('reading threads', () => {
  it('answer many requests at once, each its own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        read(`SELECT Id FROM UserServicePresence WHERE Id = '${idOf('UserServicePresence', n % 4)}'`),
      ),
    );
    expect(answers.map(({ totalSize }) => totalSize)).toEqual(
      Array.from({ length: 40 }, (_, n) => (n % 4 === 1 || n % 4 === 2 ? 1 : 0)),
    );
  });

  it('refuse in the words of the call, and go on', async () => {
    await expect(read('SELECT Nope FROM User', 0)).rejects.toMatchObject({
      status: 400,
      errorCode: 'INVALID_FIELD',
    });
    expect(await read('SELECT Id FROM UserServicePresence', 0)).toMatchObject({ totalSize: 2 });
  });

  it('let short reads pass long ones, however many those are', async () => {
    const order: string[] = [];
    const long = Array.from({ length: 60 }, (_, n) =>
      read('SELECT COUNT(Id) FROM User').then(() => order.push(`long ${n}`)),
    );
    const short = Array.from({ length: 4 }, (_, n) =>
      read('SELECT Id FROM UserServicePresence').then(() => order.push(`short ${n}`)),
    );
    await Promise.all([...long, ...short]);
    expect(order.filter((each) => each.startsWith('long'))).toEqual(long.map((_, n) => `long ${n}`));
    expect(order.indexOf('short 3')).toBeLessThan(order.indexOf('long 59'));
  });

  it.each(['are being read for long', 'took long the last time'])(
    'let short reads pass records that %s',
    async (which) => {
      let time = 0;
      const timed = startReaders(small.file, 2, 2, () => time);
      const order: string[] = [];
      const ask = (name: string, soql: string, reader: number): Promise<unknown> =>
        timed.read(taskOf(soql), reader).then(() => order.push(name));
      const slow = (n: number): string => `SELECT Id FROM User WHERE Name <> '${n}'`;
      const short = 'SELECT Id FROM UserServicePresence';
      try {
        await Promise.all([ask('loaded', short, 0), ask('loaded', short, 1)]);
        const reads = [ask('slow', slow(1), 0)];
        time = longFrom;
        if (which === 'took long the last time') {
          await Promise.all(reads);
          reads.push(ask('slow again', slow(2), 0));
        }
        reads.push(ask('slow elsewhere', slow(3), 1), ask('short', short, 1));
        await Promise.all(reads);
        expect(order.indexOf('short')).toBeLessThan(order.indexOf('slow elsewhere'));
      } finally {
        await timed.close();
      }
    },
  );

  it('do not take a read for long that waited for its thread to load', async () => {
    let time = 0;
    const timed = startReaders(small.file, 2, 3, () => time);
    const order: string[] = [];
    const ask = (name: string, soql: string, reader: number): Promise<unknown> =>
      timed.read(taskOf(soql), reader).then(() => order.push(name));
    const users = 'SELECT Id FROM User';
    try {
      const first = ask('first', users, 0);
      time = longFrom;
      await first;
      // Had the first been long, the third would wait for the second, and the fourth pass it.
      const others = [ask('second', users, 0), ask('third', users, 1)];
      await Promise.all([...others, ask('fourth', 'SELECT Id FROM UserServicePresence', 1)]);
      expect(order.indexOf('third')).toBeLessThan(order.indexOf('fourth'));
    } finally {
      await timed.close();
    }
  });

  it('know no user who does not exist', async () => {
    const task = { call: 'describeGlobal', userId: idOf('User', 77), apiVersion: 60, now: noon } as const;
    await expect(readers.read({ ...task, args: undefined })).rejects.toMatchObject({
      errorCode: 'INVALID_SESSION_ID',
    });
  });
});
