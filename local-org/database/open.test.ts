import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idOf, insertPresence, writeSmallOrg } from '../fixtures/small-org.ts';
import { startOrg } from '../org.ts';
import { fillFile } from '../filling/fill-file.ts';
import { DataError } from './data-error.ts';
import { readMeta, writeMeta } from './meta.ts';
import { createIndexes, openReader, openWriter, takeDataFolder } from './open.ts';
import { readRow, readRows, transaction, write } from './statements.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'org-data-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a database file', () => {
  it('has a table for every object, indexes once asked for, and keeps facts about itself', () => {
    const db = openWriter(join(folder, 'org.db'));
    const indexes = (): number =>
      readRows(db, "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").length;
    expect(readRow(db, 'SELECT COUNT(*) FROM "UserServicePresence"')).toBeDefined();
    expect(indexes()).toBe(0);
    createIndexes(db);
    createIndexes(db);
    expect(indexes()).toBeGreaterThan(5);
    writeMeta(db, 'clockOffset', 5);
    expect([readMeta(db, 'clockOffset'), readMeta(db, 'settings')]).toEqual([5, undefined]);
    db.close();
  });

  it('is refused when it is none, somebody else’s, or of another version', () => {
    const text = join(folder, 'text.db');
    writeFileSync(text, 'no database at all, but long enough to be taken for one');
    expect(() => openWriter(text)).toThrow(/cannot be opened/);
    const other = join(folder, 'other.db');
    const foreign = new DatabaseSync(other);
    foreign.exec('CREATE TABLE mine (x)');
    foreign.close();
    expect(() => openWriter(other)).toThrow(/is not a local org's/);
    const old = join(folder, 'old.db');
    const db = openWriter(old);
    writeMeta(db, 'schema', 'older');
    db.close();
    expect(() => openWriter(old)).toThrow(/another version/);
  });

  it('shows a reader one state for the whole of a read, whatever is written meanwhile', () => {
    const { file, remove } = writeSmallOrg();
    const writer = openWriter(file);
    const reader = openReader(file);
    const count = (): unknown => readRow(reader, 'SELECT COUNT(*) AS n FROM "UserServicePresence"');
    reader.exec('BEGIN');
    expect(count()).toEqual({ n: 3 });
    insertPresence(writer, 4, 'agent', false);
    expect(count()).toEqual({ n: 3 });
    reader.exec('COMMIT');
    expect(count()).toEqual({ n: 4 });
    expect(() => write(reader, 'DELETE FROM "User"')).toThrow(/readonly/);
    reader.close();
    writer.close();
    remove();
  });

  it('takes a whole transaction or nothing of it', () => {
    const db = openWriter(join(folder, 'org.db'));
    const insertBoth = (): void =>
      transaction(db, () => {
        write(db, 'INSERT INTO "User" ("Id") VALUES (?)', idOf('User', 1));
        transaction(db, () => write(db, 'INSERT INTO "User" ("Id") VALUES (?)', idOf('User', 2)));
        throw new Error('too late');
      });
    expect(insertBoth).toThrow('too late');
    expect(readRow(db, 'SELECT COUNT(*) AS n FROM "User"')).toEqual({ n: 0 });
    db.close();
  });
});

describe('a data folder', () => {
  it('belongs to one org at a time', () => {
    const held = takeDataFolder(folder, false);
    expect(() => takeDataFolder(folder, false)).toThrow(/is in use by another local org/);
    held.release();
    takeDataFolder(folder, false).release();
  });

  it('is refused when it is a file', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => takeDataFolder(file, false)).toThrow(/cannot be used/);
  });

  it('is made with all the folders above it, and refused where the system makes none', () => {
    takeDataFolder(join(folder, 'a', 'b'), false).release();
    expect(existsSync(join(folder, 'a', 'b', 'org.lock'))).toBe(true);
    expect(() => takeDataFolder('', false)).toThrow(/cannot be used/);
    // An answer that Node's recursive mkdir never comes back from.
    if (process.platform === 'linux') {
      expect(() => takeDataFolder('/proc/omnipresence', false)).toThrow(/cannot be used/);
    }
  });

  it('keeps what it has unless it is reset', () => {
    const db = openWriter(join(folder, 'org.db'));
    write(db, 'INSERT INTO "User" ("Id") VALUES (?)', idOf('User', 1));
    db.close();
    const users = (reset: boolean): unknown => {
      const held = takeDataFolder(folder, reset);
      const again = openWriter(held.file);
      const row = readRow(again, 'SELECT COUNT(*) AS n FROM "User"');
      again.close();
      held.release();
      return row;
    };
    expect(users(false)).toEqual({ n: 1 });
    expect(users(true)).toEqual({ n: 0 });
  });
});

const filling = { realTime: Date.UTC(2026, 4, 5, 12), pastDays: 1, onProgress: () => undefined };

describe('a filling', () => {
  it('is cut off on request, and its process is gone by then', async () => {
    const file = join(folder, 'org.db');
    const ending = new AbortController();
    const order = { ...filling, pastDays: 30, signal: ending.signal, onProgress: () => ending.abort() };
    await expect(fillFile(file, { agents: 1000 }, order)).rejects.toThrow(/cut off/);
    await expect(fillFile(file, { agents: 1 }, order)).rejects.toThrow(/abort/i);
    expect(await fillFile(file, { agents: 1 }, filling)).toBe(true);
  });

  it('is made once, again after it was cut off, and never for other values', async () => {
    const file = join(folder, 'org.db');
    expect(await fillFile(file, { agents: 3 }, filling)).toBe(true);
    expect(await fillFile(file, {}, filling)).toBe(false);
    expect(await fillFile(file, { agents: 3, seed: 1, now: filling.realTime }, filling)).toBe(false);
    await expect(fillFile(file, { agents: 4 }, filling)).rejects.toThrow(/was made with --agents 3, not 4/);
    const db = openWriter(file);
    write(db, "DELETE FROM local_meta WHERE key = 'seed'");
    db.close();
    expect(await fillFile(file, { agents: 4 }, filling)).toBe(true);
  });
});

describe('an org', () => {
  it.each([
    ['lacks a table', 'DROP TABLE "User"', /cannot be used: no such table: .*User/],
    [
      'has a seed that is none',
      "UPDATE local_meta SET value = '{' WHERE key = 'seed'",
      /else than a seed: \{$/,
    ],
  ])('does not start on a file that %s', async (_, damage, message) => {
    const options = { port: 0, folder, agents: 1, pastDays: 1, floor: false, readers: 1 };
    await fillFile(join(folder, 'org.db'), { agents: 1 }, { ...filling, realTime: Date.now() });
    const db = openWriter(join(folder, 'org.db'));
    db.exec(damage);
    db.close();
    const refusal: unknown = await startOrg(options).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DataError);
    expect(String(refusal)).toMatch(message);
  });

  it('goes on where it was: sessions, settings and clock outlive it', async () => {
    const options = { port: 0, folder, agents: 3, pastDays: 1, floor: false, readers: 1 };
    const first = await startOrg({ ...options, now: Date.UTC(2026, 0, 1) });
    const form = new URLSearchParams({
      grant_type: 'password',
      username: 'admin@omnipresence.example',
      password: 'local',
    });
    const response = await fetch(`${first.url}/services/oauth2/token`, { method: 'POST', body: form });
    const { access_token: token } = (await response.json()) as { access_token: string };
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const patch = { method: 'PATCH', headers, body: '{"sharing":"Read"}' };
    await fetch(`${first.url}/local/settings`, patch);
    await fetch(`${first.url}/local/clock`, { method: 'POST', headers, body: '{"advance":86400}' });
    const time = first.now();
    await first.close();

    const second = await startOrg(options);
    const settings = await fetch(`${second.url}/local/settings`, { headers });
    expect(await settings.json()).toMatchObject({ sharing: 'Read' });
    expect(second.now()).toBeGreaterThanOrEqual(time);
    expect(new Date(second.now()).toISOString()).toMatch(/^2026-01-02/);
    await second.close();
  });
});
