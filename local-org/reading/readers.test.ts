import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, noon, userId, writeSmallOrg, type SmallOrg } from '../fixtures/small-org.ts';
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

const read = async (q: string, reader?: number): Promise<{ totalSize: number }> => {
  const task = { call: 'query', userId: userId('supervisor'), apiVersion: 60, now: noon } as const;
  const json = await readers.read({ ...task, args: { q, batchSize: 2000 } }, reader);
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

  it('know no user who does not exist', async () => {
    const task = { call: 'describeGlobal', userId: idOf('User', 77), apiVersion: 60, now: noon } as const;
    await expect(readers.read({ ...task, args: undefined })).rejects.toMatchObject({
      errorCode: 'INVALID_SESSION_ID',
    });
  });
});
