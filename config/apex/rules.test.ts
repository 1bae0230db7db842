import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { accessFindings } from './access-rules.ts';
import { customTypesIn } from '../metadata/custom-types.ts';
import { classFiles, type ClassFile } from './class-files.ts';
import type { ApexFinding } from './finding.ts';
import { literalFindings } from './literal-rules.ts';
import { soqlFindings } from './soql-rules.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const fixtures = (name: string) => classFiles(`${root}config/fixtures/apex/${name}`);
const real = classFiles(`${root}force-app`);

/** Holds a fixture to its marks: each marked line is refused for its reason, and nothing else is. */
function expectMarks({ source, file }: ClassFile, findings: readonly ApexFinding[]): void {
  const marks = source.split('\n').flatMap((text, i) => {
    const reason = /\/\/ refused: (.+)$/.exec(text)?.[1];
    return reason === undefined
      ? []
      : [{ file, line: i + 1, message: expect.stringContaining(reason) as string }];
  });
  expect(marks.length).toBeGreaterThan(0);
  expect([...findings].sort((a, b) => a.line - b.line)).toEqual(marks);
}

/** The class without the `n`th of what a pattern matches, each in turn. */
function removals(
  source: string,
  pattern: RegExp,
): readonly { readonly line: number; readonly text: string }[] {
  return [...source.matchAll(pattern)].map((found) => ({
    line: source.slice(0, found.index).split('\n').length,
    text: source.slice(0, found.index) + source.slice(found.index + found[0].length),
  }));
}

describe('the access rules', () => {
  it.each(fixtures('access').map((fixture) => [relative(root, fixture.file), fixture] as const))(
    'refuse what is marked in %s',
    (_name, fixture) => {
      expectMarks(fixture, accessFindings(fixture.source, fixture.file));
    },
  );

  it('report what does not parse', () => {
    expect(accessFindings('public with sharing class {', 'Broken.cls')).not.toEqual([]);
  });
});

describe('the SOQL rules', () => {
  it.each(fixtures('soql').map((fixture) => [relative(root, fixture.file), fixture] as const))(
    'refuse what is marked in %s',
    (_name, fixture) => {
      expectMarks(fixture, soqlFindings(fixture.source, fixture.file, fixture.apiVersion).findings);
    },
  );

  it('report what does not parse', () => {
    expect(soqlFindings('public with sharing class {', 'Broken.cls', 67).findings).not.toEqual([]);
  });
});

describe('the literal rules', () => {
  it.each(fixtures('literals').map((fixture) => [relative(root, fixture.file), fixture] as const))(
    'refuse what is marked in %s',
    (_name, fixture) => {
      expectMarks(fixture, literalFindings(fixture.source, fixture.file));
    },
  );
});

const types = customTypesIn(`${root}force-app`);

describe('the classes of the package', () => {
  it('are there, with queries in them', () => {
    const queries = real.map(
      ({ source, file, apiVersion }) => soqlFindings(source, file, apiVersion).queries,
    );
    expect(queries.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(9);
  });

  const each = real.map((one) => [relative(root, one.file), one] as const);

  it.each(each)('%s keeps every rule', (_name, { source, file, apiVersion }) => {
    expect(accessFindings(source, file)).toEqual([]);
    expect(literalFindings(source, file)).toEqual([]);
    expect(soqlFindings(source, file, apiVersion, types).findings).toEqual([]);
  });

  it.each(each)('%s is refused without its with sharing', (_name, { source, file }) => {
    const without = removals(source, /with sharing (?=class\b)/g);
    expect(without.length).toBeGreaterThan(0);
    for (const { text } of without) expect(accessFindings(text, file)).not.toEqual([]);
  });

  const queries = each.flatMap(([name, one]) =>
    removals(one.source, /WITH USER_MODE/g).map(
      (removal) => [`${name}:${removal.line}`, one, removal] as const,
    ),
  );

  it.each(queries)('the query at %s is refused without its WITH USER_MODE', (_name, { file }, { text }) => {
    expect(accessFindings(text, file).map(({ message }) => message)).toEqual([
      'the query does not say WITH USER_MODE',
    ]);
  });

  it('say WITH USER_MODE once a query', () => {
    for (const { source, file, apiVersion } of real) {
      const said = removals(source, /WITH USER_MODE/g).length;
      expect(`${file}: ${said}`).toBe(`${file}: ${soqlFindings(source, file, apiVersion).queries}`);
    }
  });

  const levels = each.flatMap(([name, one]) =>
    removals(one.source, /, AccessLevel\.USER_MODE| as user\b/g).map(
      (removal) => [`${name}:${removal.line}`, one, removal] as const,
    ),
  );

  it.each(levels)('the access at %s is refused without its level', (_name, { file }, { text }) => {
    expect(accessFindings(text, file)).toHaveLength(1);
  });
});
