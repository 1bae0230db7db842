import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

const path = new URL('../../../../../../docs/SYNC.md', import.meta.url);

/** Holds what docs/SYNC.md says between `<!-- name -->` and `<!-- /name -->` to `text`, but for how tables are padded:
 * to all of it, or to each of its lines where it is not the `whole`. With WRITE_DOCS=1 it is written there instead. */
export function documented(name: string, text: string, whole = true): void {
  const document = readFileSync(path, 'utf8');
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = document.indexOf(open) + open.length;
  const to = document.indexOf(close);
  expect(to, `${open} and ${close} in docs/SYNC.md`).toBeGreaterThan(from);
  if (process.env.WRITE_DOCS) {
    writeFileSync(path, `${document.slice(0, from)}\n\n${text}\n\n${document.slice(to)}`);
    return;
  }
  const says = unpadded(document.slice(from, to));
  if (whole) expect(says).toBe(unpadded(text));
  else for (const line of unpadded(text).split('\n')) expect(says).toContain(line);
}

/** A table of Markdown whose numbers stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const isNumber = (n: number) => rows.every((row) => /^[\d,.]+( |$)/.test(row[n] ?? ''));
  const rule = head.map((_, n) => (isNumber(n) ? '-:' : '-'));
  return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function unpadded(text: string): string {
  return text.trim().replace(/ +/g, ' ').replace(/-+/g, '-');
}
