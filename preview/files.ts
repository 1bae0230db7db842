import { readFile } from 'node:fs/promises';
import { extname, normalize, join, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

export function typeOf(name: string): string {
  return types[extname(name)] ?? 'application/octet-stream';
}

/** A file below a folder; undefined for one that is not there or lies outside. */
export async function fileBelow(folder: string, name: string): Promise<Buffer | undefined> {
  const path = normalize(join(folder, name));
  if (!path.startsWith(folder + sep)) return undefined;
  try {
    return await readFile(path);
  } catch {
    return undefined;
  }
}
