import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@lwc/compiler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { styleBundles } from '../../config/lint/rooms.js';
import { buildMirror, stripTypes } from './mirror.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'omnipresence-mirror-'));
afterAll(() => rmSync(folder, { recursive: true }));

function compile(code: string, file: string): string {
  return transformSync(code, file, { namespace: 'c', name: basename(dirname(file)) }).code;
}

describe('the mirror of this project', () => {
  const mirror = join(folder, 'project');
  const bundles = join(mirror, 'force-app/main/default/lwc');
  let files: readonly string[] = [];
  beforeAll(async () => {
    files = await buildMirror(root, mirror);
  });

  it('holds every source as it is or as JavaScript, and no test and no TypeScript', () => {
    const sources = readdirSync(join(root, 'force-app'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
      .filter((file) => !file.includes('/__tests__/'))
      .map((file) => file.replace(/\.ts$/, '.js'));
    expect(files).toEqual(sources.sort());
    expect(files.filter((file) => file.endsWith('.ts'))).toEqual([]);
  });

  it('gives every bundle its JavaScript beside its description', () => {
    const names = readdirSync(bundles);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const main = styleBundles.includes(name) ? `${name}.css` : `${name}.js`;
      expect(existsSync(join(bundles, name, main)), name).toBe(true);
      expect(existsSync(join(bundles, name, `${name}.js-meta.xml`)), name).toBe(true);
    }
  });

  it('is accepted by the LWC compiler, file by file', () => {
    const sources = files.filter((file) => /\/lwc\/.*\.(js|html|css)$/.test(file));
    expect(sources.length).toBeGreaterThan(50);
    for (const file of sources) {
      expect(() => compile(readFileSync(join(mirror, file), 'utf8'), join(mirror, file)), file).not.toThrow();
    }
  });

  it('is a project of its own', () => {
    const project = readFileSync(join(mirror, 'sfdx-project.json'), 'utf8');
    expect(project).toBe(readFileSync(join(root, 'sfdx-project.json'), 'utf8'));
  });
});

describe('a mirror', () => {
  it('keeps nothing of an earlier one', async () => {
    const project = join(folder, 'small');
    const target = join(folder, 'small-mirror');
    mkdirSync(join(project, 'force-app/lwc/card/__tests__'), { recursive: true });
    writeFileSync(join(project, 'force-app/lwc/card/card.ts'), 'export const a: number = 1;');
    writeFileSync(join(project, 'force-app/lwc/card/__tests__/card.test.ts'), '');
    expect(await buildMirror(project, target)).toEqual(['force-app/lwc/card/card.js']);
    rmSync(join(project, 'force-app/lwc/card/card.ts'));
    expect(await buildMirror(project, target)).toEqual([]);
    expect(existsSync(join(target, 'force-app/lwc/card/card.js'))).toBe(false);
  });

  it('keeps decorators for the LWC compiler, which refuses TypeScript itself', () => {
    const code = `import { LightningElement, api } from 'lwc';
      import type { Agent } from 'c/presenceModel';
      export default class Card extends LightningElement { @api agent?: Agent; }`;
    const stripped = stripTypes(code, 'card/card.ts');
    expect(stripped).not.toContain('presenceModel');
    expect(compile(stripped, 'card/card.js')).toContain('publicProps');
    expect(() => compile(code, 'card/card.js')).toThrow(/LWC1007/);
  });
});
