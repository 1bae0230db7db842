import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeMeta, readMeta } from './database/meta.ts';
import { openWriter } from './database/open.ts';
import { readRow } from './database/statements.ts';
import { fillFile } from './filling/fill-file.ts';

/** What `npm run org` says of data that it cannot use: one line, exit code 2, and every byte stays. */
const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const day = 86_400_000;
// Each starts processes of its own.
vi.setConfig({ testTimeout: 120_000 });
let folder: string;
let file: string;
let grown: Buffer;

beforeAll(async () => {
  const first = mkdtempSync(join(tmpdir(), 'durability-'));
  const path = join(first, 'org.db');
  await fillFile(path, { agents: 5 }, { realTime: Date.now(), pastDays: 1, onProgress: () => undefined });
  grown = readFileSync(path);
  rmSync(first, { recursive: true, force: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'durability-'));
  file = join(folder, 'org.db');
  put(grown);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(bytes: Buffer): void {
  const handle = openSync(file, 'w');
  writeSync(handle, bytes);
  closeSync(handle);
}

function inFile(work: (db: ReturnType<typeof openWriter>) => void): void {
  const db = openWriter(file);
  work(db);
  // Now, not when the last statement is collected.
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

function start(
  flags: string[],
  { as, limit }: { as?: number; limit?: number } = {},
): ChildProcessWithoutNullStreams {
  const command = [
    process.execPath,
    '--import',
    import.meta.resolve('tsx'),
    main,
    '--port',
    '0',
    '--data',
    folder,
  ];
  const own = as === undefined ? {} : { uid: as, gid: as };
  // A limit in blocks of 512 bytes, which the shell sets for what it then becomes.
  const [program = '', ...args] =
    limit === undefined
      ? [...command, ...flags]
      : ['sh', '-c', `ulimit -f ${limit} && exec "$@"`, 'sh', ...command, ...flags];
  return spawn(program, args, { stdio: 'pipe', ...own });
}

async function end(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => (stdout += String(text)));
  child.stderr.on('data', (text) => (stderr += String(text)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

/** Refused with one line, and nothing was written over. */
async function expectRefusal(words: RegExp, ...run: Parameters<typeof start>): Promise<void> {
  const before = readFileSync(file);
  const { code, stdout, stderr } = await end(start(...run));
  expect({ code, stdout, lines: stderr.split('\n').length }, stderr).toEqual({
    code: 2,
    stdout: '',
    lines: 2,
  });
  expect(stderr).toMatch(words);
  expect(readFileSync(file).equals(before)).toBe(true);
}

describe('data that cannot be used', () => {
  it('is a file of another version', async () => {
    inFile((db) => writeMeta(db, 'schema', 'of tomorrow'));
    await expectRefusal(/written by another version .* --reset/, []);
  });

  it('is a file with damaged pages, wherever they are', async () => {
    const handle = openSync(file, 'r+');
    const { size } = statSync(file);
    for (const share of [0.2, 0.5, 0.8])
      writeSync(handle, Buffer.alloc(8192, 0xa5), 0, 8192, Math.floor(size * share));
    closeSync(handle);
    await expectRefusal(/is damaged|malformed|cannot be (used|opened)/, []);
  });

  it('is a file that was cut short', async () => {
    put(grown.subarray(0, Math.floor(grown.length / 2)));
    await expectRefusal(/is damaged|malformed|cannot be (used|opened)/, []);
  });

  it('is a past that the clock stands before', async () => {
    inFile((db) => writeMeta(db, 'clockOffset', -3 * day));
    await expectRefusal(/has lived until \d{4}-.* set the clock right/, []);
  });

  it('is a folder of which another org is at work', async () => {
    const first = start(['--no-floor', '--json']);
    await once(first.stdout, 'data');
    const { code, stderr } = await end(start([]));
    expect({ code, stderr }).toEqual({ code: 2, stderr: `${folder} is in use by another local org\n` });
    first.kill('SIGTERM');
    expect((await end(first)).code).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('is a folder that may only be read', async () => {
    const as = isRoot ? nobody : undefined;
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);
    await expectRefusal(/cannot be used/, [], as === undefined ? {} : { as });
    chmodSync(folder, 0o777);
    await expectRefusal(/cannot be (used|opened).*read-?only/, [], as === undefined ? {} : { as });
  });

  it.skipIf(process.platform === 'win32')('is a disk on which a new org finds no room', async () => {
    rmSync(file);
    const { code, stdout, stderr } = await end(start(['--agents', '200'], { limit: 2000 }));
    expect({ code, stdout, lines: stderr.split('\n').length }, stderr).toEqual({
      code: 2,
      stdout: '',
      lines: 2,
    });
    expect(stderr).toMatch(/cannot be (used|created|opened): .*(EFBIG|full)/);
    // The next one starts as if nothing had been.
    const again = start(['--agents', '5', '--no-floor', '--json']);
    await once(again.stdout, 'data');
    again.kill('SIGTERM');
    expect((await end(again)).code).toBe(0);
  });
});

describe.skipIf(process.platform === 'win32')('a disk that fills while the org runs', () => {
  it('ends it with 1 and one line, and what was written is there', async () => {
    const org = start(['--speed', '10000', '--json'], { limit: Math.ceil(grown.length / 512) + 100 });
    const { code, stderr } = await end(org);
    expect({ code, lines: stderr.split('\n').length }, stderr).toEqual({ code: 1, lines: 2 });
    expect(stderr).toMatch(/^The org's file cannot be used: .*(EFBIG|full)/);
    inFile((db) => {
      expect(readRow(db, 'PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
      const torn =
        'SELECT 1 FROM "UserServicePresence" WHERE "IsCurrentState" = ("StatusEndDate" IS NOT NULL)';
      expect(readRow(db, torn)).toBeUndefined();
    });
    const again = start(['--no-floor', '--json']);
    await once(again.stdout, 'data');
    again.kill('SIGTERM');
    expect((await end(again)).code).toBe(0);
  });
});

describe('a small step back of the clock', () => {
  it('is made up for: the org goes on where it was', async () => {
    inFile((db) => writeMeta(db, 'clockOffset', -60_000));
    const org = start(['--no-floor', '--json']);
    await once(org.stdout, 'data');
    org.kill('SIGTERM');
    expect((await end(org)).code).toBe(0);
    inFile((db) => expect(readMeta<number>(db, 'clockOffset') ?? -60_000).toBeGreaterThan(-60_000));
  });
});
