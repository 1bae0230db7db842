import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...(await readdir('docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
];

describe.each(documents)('%s', (document) => {
  test('links to what is there', async () => {
    const text = await readFile(document, 'utf8');
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) => target);
    const missing = targets.filter((target) => !existsSync(path.join(path.dirname(document), target)));
    expect(missing).toEqual([]);
  });

  test('names files that are there', async () => {
    const text = await readFile(document, 'utf8');
    const files = [...text.matchAll(/`((?:scripts|config|tests|local-org|preview)\/[\w./-]+\.\w+)`/g)];
    const missing = files.map(([, file = '']) => file).filter((file) => !existsSync(file));
    expect(missing).toEqual([]);
  });

  test('names commands that are there', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: object };
    const text = await readFile(document, 'utf8');
    const commands = [...text.matchAll(/\bnpm (?:run )?(start|test|run [\w:]+)/g)];
    const missing = commands
      .map(([, command = '']) => command.replace('run ', ''))
      .filter((command) => !(command in scripts));
    expect(missing).toEqual([]);
  });
});
