import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { pureBundles, styleBundles } from './rooms.js';

const lwc = new URL('../../force-app/main/default/lwc/', import.meta.url);
const bundles = (await readdir(lwc, { withFileTypes: true })).filter((entry) => entry.isDirectory());

describe.each(bundles.map(({ name }) => name))('the bundle %s', (name) => {
  test('has a main file and a description', async () => {
    const files = await readdir(new URL(`${name}/`, lwc));
    expect(files).toContain(styleBundles.includes(name) ? `${name}.css` : `${name}.ts`);
    expect(files).toContain(`${name}.js-meta.xml`);
  });

  test('starts with presence unless an administrator can place it on a page', async () => {
    const meta = await readFile(new URL(`${name}/${name}.js-meta.xml`, lwc), 'utf8');
    const isOnPages = meta.includes('<isExposed>true</isExposed>');
    expect(name.startsWith('presence')).toBe(!isOnPages);
  });
});

describe('a bundle that is a style sheet', () => {
  test.each(styleBundles)('holds nothing else: %s', async (name) => {
    const files = await readdir(new URL(`${name}/`, lwc), { withFileTypes: true });
    const sources = files.flatMap((file) => (file.isFile() ? file.name : []));
    expect(sources.sort()).toEqual([`${name}.css`, `${name}.js-meta.xml`]);
  });

  test('is a style sheet to the component tests too', async () => {
    const jest = await readFile(new URL('../../jest.config.cjs', import.meta.url), 'utf8');
    const [, named = ''] = /styleBundles = '(.*)'/.exec(jest) ?? [];
    expect(bundles.map(({ name }) => name).filter((name) => new RegExp(`^${named}$`).test(name))).toEqual(
      styleBundles,
    );
  });

  test('is all that a style sheet imports', async () => {
    const files = await readdir(lwc, { recursive: true });
    const sheets = await Promise.all(
      files.filter((file) => file.endsWith('.css')).map((file) => readFile(new URL(file, lwc), 'utf8')),
    );
    const imported = sheets.flatMap((sheet) =>
      [...sheet.matchAll(/@import\s+(.*);/g)].map(([, source = '']) => source),
    );
    expect(new Set(imported)).toEqual(new Set(styleBundles.map((name) => `'c/${name}'`)));
  });
});

test('the tests of every pure bundle run in vitest and in no other runner', async () => {
  const [vitest, jest, node] = await Promise.all(
    ['vitest.config.ts', 'jest.config.cjs', 'tsconfig.node.json'].map((file) =>
      readFile(new URL(`../../${file}`, import.meta.url), 'utf8'),
    ),
  );
  for (const name of Object.keys(pureBundles)) {
    const role = name.slice('presence'.length);
    expect(vitest).toMatch(new RegExp(`presence\\{.*\\b${role}\\b.*\\}`));
    expect(jest).toMatch(new RegExp(`presence\\(.*\\b${role}\\b.*\\)`));
    expect(node).toContain(`/${name}/__tests__/`);
  }
});
