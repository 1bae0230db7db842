import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';

interface Label {
  readonly fullName: string;
  readonly value: string;
  readonly shortDescription: string;
}

const project = fileURLToPath(new URL('../force-app/main/default', import.meta.url));
const parsed = new XMLParser({ parseTagValue: false }).parse(
  readFileSync(join(project, 'labels/CustomLabels.labels-meta.xml'), 'utf8'),
) as { CustomLabels: { labels: Label[] } };
const labels = parsed.CustomLabels.labels;

const sources = readdirSync(join(project, 'lwc'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('__tests__'))
  .map((file) => readFileSync(join(project, 'lwc', file), 'utf8'));
const imported = sources.flatMap((source) =>
  [...source.matchAll(/'@salesforce\/label\/c\.(\w+)'/g)].map(([, name]) => name),
);

describe('the custom labels', () => {
  it('are all there that a component imports', () => {
    const names = labels.map((label) => label.fullName);
    expect(imported.filter((name) => !names.includes(name ?? ''))).toEqual([]);
  });

  it('are all imported by a component', () => {
    expect(labels.filter(({ fullName }) => !imported.includes(fullName))).toEqual([]);
  });

  it('have a name once', () => {
    const names = labels.map((label) => label.fullName);
    expect(names).toEqual([...new Set(names)]);
  });

  it('number their places from 0 without a hole', () => {
    for (const { fullName, value } of labels) {
      const places = [...value.matchAll(/\{(\d+)\}/g)].map(([, place]) => Number(place)).sort();
      expect(places, fullName).toEqual(places.map((_, index) => index));
    }
  });

  it('call each permission set what Setup calls it', () => {
    const sets = labels.filter(({ fullName }) => /^Presence_Set_/.test(fullName));
    expect(sets.length).toBeGreaterThan(0);
    for (const { fullName, value } of sets) {
      const file = `${fullName.replace('_Set_', '_')}.permissionset-meta.xml`;
      expect(readFileSync(join(project, 'permissionsets', file), 'utf8')).toContain(
        `<label>${value}</label>`,
      );
    }
  });

  it('keep to the lengths that the platform allows', () => {
    expect(labels.filter(({ fullName }) => fullName.length > 80)).toEqual([]);
    expect(labels.filter(({ value }) => value.length > 1000)).toEqual([]);
    expect(labels.filter(({ shortDescription }) => shortDescription.length > 80)).toEqual([]);
  });
});
