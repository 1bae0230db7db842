import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readMeta, writeMeta } from '../database/meta.ts';
import { openWriter } from '../database/open.ts';
import { readRow } from '../database/statements.ts';
import { floorStandsAt } from '../floor/index.ts';
import { startOrg, type OrgOptions, type RunningOrg } from '../org.ts';
import { createTelling } from '../telling.ts';

const day = 86_400_000;
const begins = Date.parse('2026-05-05T14:30:00Z');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'make-up-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (options: Partial<OrgOptions> = {}): Promise<RunningOrg> =>
  startOrg({ port: 0, folder, readers: 1, ...options });

function inFile<T>(read: (db: ReturnType<typeof openWriter>) => T): T {
  const db = openWriter(join(folder, 'org.db'));
  try {
    return read(db);
  } finally {
    db.close();
  }
}

async function storedOrg(): Promise<number> {
  const org = await start({ agents: 6, pastDays: 1, now: begins });
  await org.close();
  return inFile((db) => floorStandsAt(db)) ?? 0;
}

/** As if nobody had started the org for so long. */
function standStill(days: number): void {
  inFile((db) => writeMeta(db, 'clockOffset', (readMeta<number>(db, 'clockOffset') ?? 0) + days * day));
}

const kept = (told: string[]): Writable =>
  new Writable({
    write(text, _encoding, done) {
      told.push(String(text));
      done();
    },
  });

const newestRow = (): number =>
  inFile((db) => readRow<{ at: number }>(db, 'SELECT max("CreatedDate") AS at FROM "UserServicePresence"'))
    ?.at ?? 0;

it('lives through the days that the floor missed before the org answers, and says so', async () => {
  const stood = await storedOrg();
  standStill(3);
  const told: string[] = [];
  const org = await start({ telling: createTelling(kept(told)) });
  expect(told).toEqual(['The floor stood still for 3 days: making up for it\n']);
  expect(newestRow()).toBeGreaterThan(stood + 2 * day);
  await org.close();
});

it('starts no process for the hours of a night, nor for a floor that is to stand still', async () => {
  await storedOrg();
  standStill(0.9);
  const told: string[] = [];
  await (await start({ telling: createTelling(kept(told)) })).close();
  standStill(3);
  await (await start({ floor: false, telling: createTelling(kept(told)) })).close();
  expect(told).toEqual([]);
});

it('leaves the file as it was when it is cut off', async () => {
  const stood = await storedOrg();
  standStill(13);
  const end = new AbortController();
  const starting = start({
    signal: end.signal,
    telling: { report: () => setImmediate(() => end.abort()), onProgress: () => undefined },
  });
  await expect(starting).rejects.toThrow();
  expect(inFile((db) => floorStandsAt(db))).toBe(stood);
  expect(newestRow()).toBeLessThanOrEqual(stood);
});
