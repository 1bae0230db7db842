import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { product } from '../build/folders.ts';
import { packageZip } from './package-zip.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'package-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), text);
}

async function packed(from: string): Promise<ReadonlyMap<string, string>> {
  const zip = await JSZip.loadAsync(await packageZip(from, '67.0'), { base64: true });
  const files = Object.values(zip.files).filter(({ dir }) => !dir);
  return new Map(await Promise.all(files.map(async (f) => [f.name, await f.async('string')] as const)));
}

test('packs sources as the Metadata API names them, and lists them', async () => {
  await put('classes/Floor.cls', 'public class Floor {}');
  await put('classes/Floor.cls-meta.xml', '<ApexClass/>');
  await put('permissionsets/Floor.permissionset-meta.xml', '<PermissionSet/>');
  await put('lwc/floor/floor.ts', 'export {}');
  const files = await packed(folder);
  expect([...files.keys()].sort()).toEqual([
    'classes/Floor.cls',
    'classes/Floor.cls-meta.xml',
    'package.xml',
    'permissionsets/Floor.permissionset',
  ]);
  expect(files.get('permissionsets/Floor.permissionset')).toBe('<PermissionSet/>');
  expect(files.get('package.xml')).toContain(
    '<types><members>Floor</members><name>ApexClass</name></types>' +
      '<types><members>Floor</members><name>PermissionSet</name></types><version>67.0</version>',
  );
});

test('packs all of the product but its bundles, fields in their objects', async () => {
  const files = await packed(product);
  const sources = (await readdir(product, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\/(lwc|objects\/\w+\/fields)\//.test(`${entry.parentPath}/`))
    .map(({ name }) => name);
  const inZip = [...files.keys()].filter((name) => name !== 'package.xml');
  expect(inZip).toHaveLength(sources.length);
  expect(files.get('package.xml')).toContain('<members>PresenceFloor</members>');
});

test('lays the fields of an object into it', async () => {
  await put('objects/A__mdt/A__mdt.object-meta.xml', '<CustomObject><label>A</label></CustomObject>');
  await put('objects/A__mdt/fields/B__c.field-meta.xml', '<CustomField x="y"><label>B</label></CustomField>');
  const files = await packed(folder);
  expect(files.get('objects/A__mdt.object')).toBe(
    '<CustomObject><label>A</label><fields><label>B</label></fields></CustomObject>',
  );
  expect(files.get('package.xml')).toContain('<members>A__mdt</members><name>CustomObject</name>');
  await put('objects/A__mdt/fields/C__c.field-meta.xml', '<Other/>');
  await expect(packageZip(folder, '67.0')).rejects.toThrow('C__c.field-meta.xml is no CustomField');
});

test('says which file is none that can be deployed', async () => {
  await put('tabs/Floor.txt', '');
  await expect(packageZip(folder, '67.0')).rejects.toThrow('tabs/Floor.txt is no CustomTab');
});
