/** Makes every method that a component may call a mock of its own, so that tests and components meet the same one. */
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const classes = join(__dirname, '../../force-app/main/default/classes');
const method = /@AuraEnabled(?:\([^)]*\))?\s+public static [\w<>]+ (\w+)\(/g;

for (const file of readdirSync(classes)) {
  if (!file.endsWith('.cls')) continue;
  for (const [, name] of readFileSync(join(classes, file), 'utf8').matchAll(method)) {
    const path = `@salesforce/apex/${file.slice(0, -'.cls'.length)}.${name}`;
    jest.mock(path, () => ({ __esModule: true, default: jest.fn() }), { virtual: true });
  }
}
