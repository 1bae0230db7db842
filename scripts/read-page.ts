import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readPage } from '../local-org/schema/page/read.ts';

/** `tsx scripts/read-page.ts <page.txt>`: the facts of the object's page, as data, into the schema room. */
const target = fileURLToPath(
  new URL('../local-org/schema/page/user-service-presence.facts.json', import.meta.url),
);
const [page] = process.argv.slice(2);

if (page === undefined) {
  console.error('Usage: tsx scripts/read-page.ts <page.txt>');
  process.exitCode = 2;
} else {
  try {
    const facts = readPage(await readFile(page, 'utf8'));
    await writeFile(target, `${JSON.stringify(facts, null, 2)}\n`);
    console.log(`${facts.object}: ${facts.fields.length} fields`);
  } catch (error) {
    console.error(`${page}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  }
}
