import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../local-org/schema/page/read.ts';
import { isTitleOf, mutated, type PageRow } from './row.ts';
import { factNames, pageFacts, pageRows, rowName } from './rows.ts';
import { sentenceHash, sentencesOf } from './sentences.ts';
import { pageTable } from './table.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const seeds = fileURLToPath(new URL('../../../shared/seeds/', import.meta.url));
const names = pageRows.map(rowName);
const missing = (facts = pageFacts, rows = names): string[] =>
  factNames(facts).filter((name) => !rows.includes(name));

describe('the rows of the page', () => {
  it('leave out no fact of its facts file', () => {
    expect(missing()).toEqual([]);
  });

  it('are noticed to lack a fact that the page gets, or that loses its row', () => {
    const feature = 'Interruptible Capacity';
    const fields = pageFacts.fields.map((field) =>
      field.name === 'Name' ? { ...field, feature, defaultValue: true } : field,
    );
    const calls = [...pageFacts.calls, 'search()'];
    expect(missing({ ...pageFacts, fields, calls })).toEqual([
      'Supported Calls: search()',
      'Name: default',
      'Name: feature',
    ]);
    expect(missing(pageFacts, names.slice(1))).toEqual(names.slice(0, 1));
  });

  it('have a name of their own each', () => {
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it.each(pageRows.map((row) => [rowName(row), row] as const))(
    '%s: its mutation stands in a source of the local org, once',
    (_name, { mutation }) => {
      expect(mutation.file).toMatch(/^local-org\/.*(?<!\.test|\.fixture)\.ts$/);
      const text = readFileSync(root + mutation.file, 'utf8');
      expect(mutated(text, mutation)).not.toBe(text);
    },
  );
});

describe('a mutation', () => {
  const mutation = { file: 'local-org/a.ts', from: '1', to: '$&2' };

  it('is put in as it is written', () => {
    expect(mutated('a = 1;', mutation)).toBe('a = $&2;');
  });

  it.each([
    ['stands nowhere', 'a = 2;', mutation],
    ['stands twice', 'a = 11;', mutation],
    ['changes nothing', 'a = 1;', { ...mutation, to: '1' }],
  ])('is refused where it %s', (_what, text, change) => {
    expect(() => mutated(text, change)).toThrow('local-org/a.ts');
  });
});

describe('the title of a test', () => {
  const test = (file: string): Pick<PageRow, 'test' | 'mark'> => ({
    test: { file, title: 'is so' },
    mark: 'documented',
  });

  it.each([
    ['local-org/a.test.ts', 'is so', true],
    ['local-org/a.test.ts', 'is so too', false],
    ['tests/conformance/a.test.ts', 'is so [documented: a page]', true],
    ['tests/conformance/a.test.ts', 'is so [client: jsforce]', false],
    ['tests/conformance/a.test.ts', 'is so', false],
  ])('in %s is %j: %s', (file, reported, same) => {
    expect(isTitleOf(test(file), reported)).toBe(same);
  });
});

describe('sentences', () => {
  const page = 'Thing\n\nIs a thing. Since 32.0 it is.\n\nFields\n\nSize\nType\nint\nDescription\nHow big.\n';

  it('are told apart by place, versions left whole, lists left out', () => {
    expect(sentencesOf(page)).toEqual([
      { of: 'Thing', hash: sentenceHash('Is a thing.') },
      { of: 'Thing', hash: sentenceHash('Since 32.0 it is.') },
      { of: 'Size', hash: sentenceHash('How big.') },
    ]);
  });
});

describe.runIf(existsSync(seeds))('the page itself', () => {
  const pages = existsSync(seeds) ? readdirSync(seeds).map((name) => readFileSync(seeds + name, 'utf8')) : [];
  const page = pages.find((text) => text.trimStart().startsWith('UserServicePresence')) ?? '';
  const said = (text: string): string[] => sentencesOf(text).map(({ of, hash }) => `${of} ${hash}`);
  const claimed = pageRows.flatMap(({ of, sentences = [] }) => sentences.map((hash) => `${of} ${hash}`));

  it('has no sentence without a row, and no row stands for a sentence that is not there', () => {
    expect(said(page).filter((sentence) => !claimed.includes(sentence))).toEqual([]);
    expect(claimed.filter((sentence) => !said(page).includes(sentence))).toEqual([]);
  });

  it('is noticed to have a sentence more', () => {
    const more = page.replace('real-time presence status.', 'real-time presence status. It is pink.');
    expect(said(more).filter((sentence) => !claimed.includes(sentence))).toHaveLength(1);
  });

  it('has none of its sentences in the table', () => {
    const text = pageTable(pageRows);
    const sentences = page.split(/[\n.]/).filter((line) => line.trim().split(' ').length > 5);
    expect(readPage(page)).toEqual(pageFacts);
    expect(sentences.filter((sentence) => text.includes(sentence.trim()))).toEqual([]);
  });
});
