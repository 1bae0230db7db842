import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readRules, type CoverageRecord, type LimitRecord } from 'c/presenceAlerts';
import { channels, statuses } from '../local-org/floor/statuses.ts';
import { loadMetadataTypes } from './metadata/types.ts';
import { childrenOf, parseXml, textOf } from './metadata/xml.ts';

const folder = fileURLToPath(new URL('../unpackaged/limits', import.meta.url));
const read = (file: string) => parseXml(readFileSync(`${folder}/${file}`, 'utf8'));
const files = readdirSync(`${folder}/customMetadata`);

/** The WSDL types this as anything. */
const untyped = ['CustomMetadata.values.value'];

/** A record as Lightning answers it. */
function recordsOf<T>(type: string): T[] {
  return files
    .filter((file) => file.startsWith(`${type}.`))
    .map((file) => {
      const values = childrenOf(read(`customMetadata/${file}`), 'values').map((value) => {
        const text = textOf(value, 'value') ?? '';
        return [textOf(value, 'field'), /^\d+$/.test(text) ? Number(text) : text];
      });
      return { DeveloperName: file.split('.')[1], ...Object.fromEntries(values) } as T;
    });
}

test('the samples of limits and coverage are what their manifest names, each a record as the Metadata API knows it', () => {
  const [types] = childrenOf(read('package.xml'), 'types');
  const members = types ? childrenOf(types, 'members').map(({ text }) => `${text}.md`) : [];
  expect(members.sort()).toEqual([...files].sort());
  const { problems } = loadMetadataTypes();
  for (const file of files)
    expect(problems('CustomMetadata', read(`customMetadata/${file}`), untyped)).toEqual([]);
});

test('the samples can be kept on the floor of the demo, every one of them', () => {
  const records = {
    limits: recordsOf<LimitRecord>('Presence_Limit'),
    coverage: recordsOf<CoverageRecord>('Presence_Coverage'),
  };
  const catalog = {
    statuses: statuses.map(({ label, channels: channelIds }) => ({ id: label, label, channelIds })),
    channels: channels.map((label) => ({ id: label, label })),
  };
  const rules = readRules(records, catalog, 'UTC');
  expect(rules.problems).toEqual([]);
  expect([rules.limits.length, rules.coverage.length]).toEqual([4, 2]);
});
