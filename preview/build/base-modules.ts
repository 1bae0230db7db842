import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { baseComponents, page } from './folders.ts';

const imported = /(?:from|import)\s*\(?\s*['"]lightning\/([A-Za-z0-9]+)['"]/g;
const placed = /<lightning-([a-z0-9-]+)/g;

/** The base components that the sources of `folders` place in a template or import, by module name, sorted. What the
 * base components do not hold is left to a stand-in. */
export function baseModulesUsed(folders: readonly string[]): string[] {
  const used = new Set<string>();
  for (const folder of folders) {
    for (const file of sourcesIn(folder)) {
      const text = readFileSync(file, 'utf8');
      const [pattern, toName] = file.endsWith('.html')
        ? [placed, (tag: string) => tag.replace(/-([a-z0-9])/g, (_, c: string) => c.toUpperCase())]
        : [imported, (name: string) => name];
      for (const match of text.matchAll(pattern)) used.add(toName(match[1] ?? ''));
    }
  }
  return [...used]
    .filter((name) => existsSync(join(baseComponents, 'src/lightning', name)) && !hasStandIn(name))
    .map((name) => `lightning/${name}`)
    .sort();
}

/** What leads out of the base components into Lightning itself: `lightning/navigation` brings nothing of its own. */
export function hasStandIn(name: string): boolean {
  return existsSync(join(page, 'lightning', `${name}.ts`));
}

function sourcesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(html|ts)$/.test(name) && !name.includes('__tests__'))
    .map((name) => join(folder, name));
}
