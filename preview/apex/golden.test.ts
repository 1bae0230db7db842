import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ApexParserFactory } from '@apexdevtools/apex-parser';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { answer } from './answer.ts';
import { bind } from './bind.ts';
import { goldenCases } from './golden/cases.ts';
import { readClasses } from './read.ts';

const classes = fileURLToPath(new URL('../../force-app/main/default/classes', import.meta.url));
const folder = fileURLToPath(new URL('golden', import.meta.url));
const methods = readClasses(classes).flatMap((c) => c.methods.filter((m) => m.form === 'query'));
const serverTime = Date.parse('2026-05-05T10:02:00.250Z');

test('every query has its golden file, and every golden file its method', () => {
  const names = methods.map((m) => `${m.className}.${m.name}`).sort();
  expect(Object.keys(goldenCases).sort()).toEqual(names);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(files.sort()).toEqual(names.map((name) => `${name}.json`));
});

test.each(methods.map((m) => [`${m.className}.${m.name}`, m] as const))(
  '%s asks and answers what its golden file says',
  async (name, method) => {
    const told = (goldenCases[name] ?? []).map(({ given, records }) => ({
      given,
      soql: bind(method, given),
      records,
      answer: answer(method, serverTime, records),
    }));
    const file = `${folder}/${name}.json`;
    expect(existsSync(file)).toBe(true);
    const config = await resolveConfig(file);
    const text = await format(JSON.stringify(told), { ...config, plugins: [], filepath: file });
    await expect(text).toMatchFileSnapshot(file);
  },
);

test.each(methods.map((m) => [`${m.className}.${m.name}`, m] as const))(
  '%s asks a query that parses to its end',
  (name, method) => {
    for (const { given } of goldenCases[name] ?? []) {
      const parser = ApexParserFactory.createParser(bind(method, given), true);
      parser.query();
      expect(parser.getCurrentToken().text).toBe('<EOF>');
    }
  },
);
