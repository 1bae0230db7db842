import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { userServicePresence } from '../objects/user-service-presence.ts';
import type { Field } from '../types.ts';
import stored from './user-service-presence.facts.json' with { type: 'json' };
import { readPage, type PageFacts, type PageField } from './read.ts';

const facts = stored as PageFacts;
const documented = userServicePresence.fields.filter((field) => field.documented !== undefined);
const seeds = fileURLToPath(new URL('../../../../shared/seeds/', import.meta.url));

function factsOf(field: Field): PageField {
  const { documented: page } = field;
  if (!page) throw new Error(`${field.name} is not documented`);
  return {
    name: field.name,
    type: page.type,
    properties: page.properties,
    since: field.since,
    ...(field.feature === undefined ? {} : { feature: field.feature }),
    ...(page.defaultValue === undefined ? {} : { defaultValue: page.defaultValue }),
  };
}

describe('UserServicePresence against the facts of its page', () => {
  it('documents every field of the page and no other', () => {
    expect(documented.map(({ name }) => name).sort()).toEqual(facts.fields.map(({ name }) => name).sort());
  });

  it.each(facts.fields.map((field) => [field.name, field] as const))(
    'gives %s the type, properties, default, version and feature of the page',
    (name, field) => {
      const own = documented.find((candidate) => candidate.name === name);
      expect(own && factsOf(own)).toEqual(field);
    },
  );

  it('gives the object the version, feature, calls, rules and associated objects of the page', () => {
    expect(userServicePresence).toMatchObject({
      name: facts.object,
      since: facts.since,
      feature: facts.feature,
      calls: facts.calls,
      rules: facts.rules,
      associated: facts.associated,
    });
    expect(Object.keys(userServicePresence.rules ?? {})).toEqual(Object.keys(facts.rules));
  });

  it('counts 14 fields, so that facts read from half a page are noticed', () => {
    expect(facts.fields).toHaveLength(14);
  });
});

describe.runIf(existsSync(seeds))('the page itself', () => {
  const pages = existsSync(seeds) ? readdirSync(seeds).map((name) => readFileSync(seeds + name, 'utf8')) : [];
  const page = pages.find((text) => text.trimStart().startsWith('UserServicePresence')) ?? '';

  it('still gives the facts that are stored', () => {
    expect(readPage(page)).toEqual(facts);
  });

  it.each([
    ['a property', 'Filter, Group, Nillable, Sort', 'Filter, Nillable, Sort'],
    ['a type', 'dateTime', 'date'],
    ['a version', 'API versions 34.0', 'API versions 35.0'],
    ['a default', 'default value is false', 'default value is true'],
    ['a call', 'undelete()', 'update()'],
  ])('gives other facts when %s on it changes', (_what, from, to) => {
    expect(page).toContain(from);
    expect(readPage(page.replace(from, to))).not.toEqual(facts);
  });

  it('leaves none of its sentences in the stored facts', () => {
    const text = JSON.stringify(stored);
    const sentences = page.split(/[\n.]/).filter((line) => line.trim().split(' ').length > 5);
    expect(sentences.filter((sentence) => text.includes(sentence.trim()))).toEqual([]);
  });
});

describe('readPage', () => {
  it.each([
    ['nothing', '', 'the name of the object'],
    ['a page without sections', 'Thing\nAvailable in API version 32.0 and later.', 'section'],
  ])('refuses %s, naming what is missing', (_what, text, message) => {
    expect(() => readPage(text)).toThrow(message);
  });
});
