import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ClassFile {
  readonly file: string;
  readonly source: string;
  /** 67.0 is 67. */
  readonly apiVersion: number;
}

/** Every class below a folder, tests included. Throws when one has no API version beside it. */
export function classFiles(folder: string): readonly ClassFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|[/\\])classes[/\\].*\.cls$/.test(name))
    .sort()
    .map((name) => {
      const file = join(folder, name);
      return { file, source: readFileSync(file, 'utf8'), apiVersion: apiVersionOf(file) };
    });
}

function apiVersionOf(file: string): number {
  const meta = `${file}-meta.xml`;
  const text = existsSync(meta) ? readFileSync(meta, 'utf8') : '';
  const version = /<apiVersion>(\d+\.\d)<\/apiVersion>/.exec(text)?.[1];
  if (version === undefined) throw new Error(`${meta} gives no apiVersion`);
  return Number(version);
}
