import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { pureBundles } from './rooms.js';

const lwc = new URL('../../force-app/main/default/lwc/', import.meta.url);
const bundles = (await readdir(lwc, { withFileTypes: true })).filter((entry) => entry.isDirectory());

describe.each(bundles.map(({ name }) => name))('the bundle %s', (name) => {
  test('has a main file and a description', async () => {
    const files = await readdir(new URL(`${name}/`, lwc));
    expect(files).toContain(`${name}.ts`);
    expect(files).toContain(`${name}.js-meta.xml`);
  });

  test('starts with presence unless an administrator can place it on a page', async () => {
    const meta = await readFile(new URL(`${name}/${name}.js-meta.xml`, lwc), 'utf8');
    const isOnPages = meta.includes('<isExposed>true</isExposed>');
    expect(name.startsWith('presence')).toBe(!isOnPages);
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
