import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findProgram, installPackages, isInstalled, stampOf } from './install.mjs';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'omnipresence-install-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A package with a lock and without a dependency: npm ci needs no registry for it. */
async function writePackage(version: string): Promise<void> {
  const root = { name: 'nothing', version, private: true };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(root));
  const lock = { ...root, lockfileVersion: 3, requires: true, packages: { '': root } };
  await writeFile(path.join(folder, 'package-lock.json'), JSON.stringify(lock));
}

describe('installing packages', () => {
  test('is done once for a lock', async () => {
    await writePackage('1.0.0');
    expect(isInstalled(folder)).toBe(false);
    installPackages(folder, 'nothing');
    expect(isInstalled(folder)).toBe(true);
  });

  test('is due again when the lock or the Node version changed', async () => {
    await writePackage('1.0.0');
    installPackages(folder, 'nothing');
    expect(isInstalled(folder, 'v0.0.0')).toBe(false);
    await writePackage('1.0.1');
    expect(isInstalled(folder)).toBe(false);
  });

  test('heals what a killed installation left behind', async () => {
    await writePackage('1.0.0');
    await mkdir(path.join(folder, 'node_modules', 'half'), { recursive: true });
    await writeFile(path.join(folder, 'node_modules', 'half', 'index.js'), 'cut off he');
    expect(isInstalled(folder)).toBe(false);
    installPackages(folder, 'nothing');
    expect(isInstalled(folder)).toBe(true);
    expect(await readdir(path.join(folder, 'node_modules'))).not.toContain('half');
  });

  test('leaves no stamp when it fails', async () => {
    await writePackage('1.0.0');
    await writeFile(path.join(folder, 'package.json'), '{ "name": "cut off he');
    expect(() => installPackages(folder, 'nothing')).toThrow('npm ci failed');
    expect(isInstalled(folder)).toBe(false);
  });
});

describe('stampOf', () => {
  test('tells locks and Node versions apart', () => {
    const stamps = [stampOf('a', 'v20'), stampOf('b', 'v20'), stampOf('a', 'v22'), stampOf('av', '20')];
    expect(new Set(stamps).size).toBe(stamps.length);
  });
});

describe('findProgram', () => {
  test('finds the first name that may be run', async () => {
    const file = path.join(folder, 'second');
    await writeFile(file, '#!/bin/sh\n');
    expect(findProgram(['first', 'second'], folder)).toBeUndefined();
    await chmod(file, 0o755);
    expect(findProgram(['first', 'second'], folder)).toBe(file);
  });
});
