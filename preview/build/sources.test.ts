import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { baseModulesUsed } from './base-modules.ts';
import { compile } from './compile.ts';
import { readLabels, readTranslation } from './labels.ts';
import { resolveRelative } from './resolve.ts';
import { vendorKey } from './vendor.ts';
import { watchFolders } from './watch.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
});

test('compiles a component in TypeScript and registers its public properties', () => {
  const code = `import { LightningElement, api } from 'lwc';
    export default class Sample extends LightningElement { @api name: string = ''; }`;
  const compiled = compile(code, join(folder, 'sample/sample.ts'), 'c');
  expect(compiled).toContain('registerDecorators');
  expect(compiled).toContain('publicProps');
  expect(compiled).not.toContain(': string');
});

test('compiles a template in synthetic shadow and a style sheet to modules', () => {
  const template = compile('<template><div class="a">{name}</div></template>', join(folder, 's/s.html'), 'c');
  expect(template).toContain('registerTemplate');
  expect(compile('.a { color: red; }', join(folder, 's/s.css'), 'c')).toContain('shadowSelector');
});

test('finds a relative import with and without its ending, and says when a template is absent', () => {
  mkdirSync(join(folder, 's'));
  const importer = join(folder, 's/s.ts');
  for (const name of ['s.ts', 's.html', 'totals.ts', 'old.js']) writeFileSync(join(folder, 's', name), '');
  expect(resolveRelative('./totals', importer)).toBe(join(folder, 's/totals.ts'));
  expect(resolveRelative('./old', importer)).toBe(join(folder, 's/old.js'));
  expect(resolveRelative('./s.html', importer)).toBe(join(folder, 's/s.html'));
  expect(resolveRelative('./s.css', importer)).toBeUndefined();
  expect(resolveRelative('./s.scoped.css?scoped=true', importer)).toBeUndefined();
});

test('finds the base components in templates and imports, each once', () => {
  mkdirSync(join(folder, 's/__tests__'), { recursive: true });
  writeFileSync(
    join(folder, 's/s.html'),
    '<lightning-button-icon></lightning-button-icon><lightning-icon/><lightning-icon/>',
  );
  writeFileSync(
    join(folder, 's/s.ts'),
    `import x from 'lightning/combobox'; import y from 'lightning/empApi';
     import z from 'lightning/navigation';`,
  );
  writeFileSync(join(folder, 's/__tests__/s.test.ts'), `import x from 'lightning/tree';`);
  expect(baseModulesUsed([folder, join(folder, 'absent')])).toEqual([
    'lightning/buttonIcon',
    'lightning/combobox',
    'lightning/icon',
  ]);
});

test('reads labels as text, however few', () => {
  const label = (name: string, value: string) =>
    `<labels><fullName>${name}</fullName><value>${value}</value></labels>`;
  const xml = (content: string) => `<?xml version="1.0"?><CustomLabels>${content}</CustomLabels>`;
  expect([...readLabels(xml(label('A', '1') + label('B', 'x &lt; y')))]).toEqual([
    ['A', '1'],
    ['B', 'x < y'],
  ]);
  expect(readLabels(xml(label('A', 'only'))).get('A')).toBe('only');
  expect(readLabels('').size).toBe(0);
});

test('reads a translation by the names of the labels', () => {
  const label = '<customLabels><label>Übersicht</label><name>Floor</name></customLabels>';
  expect([...readTranslation(`<Translations>${label}</Translations>`)]).toEqual([['Floor', 'Übersicht']]);
});

test('names a vendor build by the lock file and the modules in it', () => {
  const key = vendorKey('lock', ['lwc', 'lightning/icon']);
  expect(vendorKey('lock', ['lwc', 'lightning/icon'])).toBe(key);
  expect(vendorKey('lock2', ['lwc', 'lightning/icon'])).not.toBe(key);
  expect(vendorKey('lock', ['lwc'])).not.toBe(key);
});

test('notices a save in place, a save by renaming, and a file in a new folder', async () => {
  let heard: () => void = () => undefined;
  const next = () => new Promise<void>((resolve) => (heard = resolve));
  const file = join(folder, 'a.ts');
  writeFileSync(file, '1');
  const stop = watchFolders([folder], () => heard(), 5);

  let change = next();
  writeFileSync(file, '2');
  await change;

  change = next();
  writeFileSync(join(folder, '.a.ts.new'), '3');
  renameSync(join(folder, '.a.ts.new'), file);
  await change;

  change = next();
  mkdirSync(join(folder, 'inner'));
  await change;
  change = next();
  writeFileSync(join(folder, 'inner/b.ts'), '1');
  await change;

  // What is removed while it is watched ends nothing.
  change = next();
  rmSync(join(folder, 'inner'), { recursive: true });
  await change;
  change = next();
  writeFileSync(file, '4');
  await change;
  stop();
});
