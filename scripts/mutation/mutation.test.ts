import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { isConformance, isTitleOf, type PageRow } from '../../tests/page/row.ts';
import { pageRows, rowName } from '../../tests/page/rows.ts';
import { runStep } from '../step.ts';
import { runMutations } from './run-all.ts';
import { titlePattern } from './run-row.ts';
import { titlesIn, verdictOf } from './verdict.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Each runs vitest several times over. */
const timeout = process.env['SOAK'] ? 0 : 240_000;

function rowNamed(name: string): PageRow {
  const row = pageRows.find((each) => rowName(each) === name);
  if (row === undefined) throw new Error(`no row ${name}`);
  return row;
}

describe('the mutations of the page', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await createWorkspace(root);
  });
  afterAll(() => workspace.remove());

  const dated = rowNamed('ConfiguredCapacity: since');
  const idle = rowNamed('IdleDuration: description');
  const inComment: PageRow = {
    ...dated,
    mutation: {
      ...dated.mutation,
      from: 'Nothing public names the prefix',
      to: 'Something names the prefix',
    },
  };
  const syntaxError: PageRow = {
    ...dated,
    mutation: { ...dated.mutation, from: 'since: 32,', to: 'since: ,' },
  };
  const noTest: PageRow = { ...dated, test: { ...dated.test, title: 'is no test' } };

  it(
    'are noticed where they break a rule, and reported where nothing notices them or nothing runs',
    { timeout },
    async () => {
      const before = await readFile(path.join(root, dated.mutation.file), 'utf8');
      const results = await runMutations(
        [workspace],
        [dated, idle, inComment, syntaxError, noTest],
        () => undefined,
      );
      const outcomes = new Map(results.map(({ row, verdict, noticed }) => [row, [verdict, noticed]]));
      expect(outcomes.get(dated)).toEqual(['red', true]);
      expect(outcomes.get(idle)).toEqual(['red', true]);
      expect(outcomes.get(inComment)).toEqual(['green', false]);
      expect(outcomes.get(syntaxError)).toEqual(['none', false]);
      expect(outcomes.get(noTest)).toEqual(['none', false]);
      expect(await readFile(path.join(root, dated.mutation.file), 'utf8')).toBe(before);
      expect(await readFile(path.join(workspace.folder, dated.mutation.file), 'utf8')).toBe(before);
    },
  );

  it(
    'are each held against a test that is there, under the title and mark that the row gives',
    { timeout },
    async () => {
      const listed = await listTests([...new Set(pageRows.map(({ test }) => test.file))]);
      const found = (row: PageRow): number =>
        listed.filter(({ file, title }) => file === row.test.file && isTitleOf(row, title)).length;
      expect(pageRows.filter((row) => found(row) !== 1).map(rowName)).toEqual([]);
      expect(found(noTest)).toBe(0);
    },
  );
});

describe('a copy', () => {
  it('is gone with what was broken in it when it is removed', async () => {
    const workspace = await createWorkspace(root);
    await workspace.remove();
    await expect(access(workspace.folder)).rejects.toThrow();
  });
});

describe('a verdict', () => {
  const row = { test: { file: 'local-org/a.test.ts', title: 'is so' }, mark: 'documented' } as const;
  const report = (...tests: readonly (readonly [title: string, status: string])[]): string =>
    JSON.stringify({
      testResults: [
        {
          name: '/somewhere/local-org/a.test.ts',
          assertionResults: tests.map(([title, status]) => ({ title, status })),
        },
      ],
    });

  it.each([
    ['green', report(['is so', 'passed'], ['is other', 'failed'])],
    ['red', report(['is so', 'failed'], ['is other', 'passed'])],
    ['none', report(['is so', 'skipped'])],
    ['none', report(['is other', 'failed'])],
    ['none', report(['is so', 'failed'], ['is so', 'passed'])],
    ['none', report(['is so', 'failed']).replace('a.test', 'b.test')],
    ['none', '{'],
    ['none', undefined],
  ])('is %s by %s', (verdict, text) => {
    expect(verdictOf(text, row)).toBe(verdict);
  });
});

describe('the pattern of titles', () => {
  it('finds what it names, whatever is in it, and nothing that only ends alike', () => {
    const test = { file: 'local-org/a.test.ts', title: 'is (so) [or not]' };
    const pattern = new RegExp(titlePattern([{ test, mark: 'documented' }]));
    expect(pattern.test('a block is (so) [or not]')).toBe(true);
    expect(pattern.test('a block is (so) [or not] at all')).toBe(false);
    expect(pattern.test('a block this is (so) [or not]')).toBe(true);
    expect(pattern.test('thisis (so) [or not]')).toBe(false);
  });
});

interface ListedTest {
  readonly file: string;
  readonly title: string;
}

/** Loads the files and runs nothing: what is skipped there is listed too. */
async function listTests(files: readonly string[]): Promise<readonly ListedTest[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'listed-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const lists = await Promise.all(
    ['conformance', 'unit'].map(async (project) => {
      const report = path.join(folder, `${project}.json`);
      const some = files.filter((file) => isConformance({ file, title: '' }) === (project === 'conformance'));
      await runStep({
        name: 'list',
        command: [
          path.join(root, 'node_modules/.bin/vitest'),
          ...['run', '--root', root, '--project', project, '--reporter=json', `--outputFile.json=${report}`],
          ...['-t', '^no test is called this$', ...some],
        ],
        env: { ORG_WRITES: '' },
      });
      const text = await readFile(report, 'utf8');
      return some.flatMap((file) => titlesIn(text, file).map((title) => ({ file, title })));
    }),
  );
  return lists.flat();
}
