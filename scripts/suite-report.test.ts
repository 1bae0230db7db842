import { describe, expect, test } from 'vitest';
import { sum, summary, tallyOf } from './suite-report.ts';

interface File {
  status: string;
  assertionResults: { status: string }[];
  name: string;
}

const report = (passed: number, failed: number, files: File[] = []): string =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: files,
  });

describe('tallyOf', () => {
  test('counts what passed, failed and was skipped', () => {
    expect(tallyOf(report(3, 2), false)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  test('counts a suite without a report as failed', () => {
    expect(tallyOf(undefined, true).failed).toBe(1);
  });

  test.each(['', '{', '{}', 'null', '[]'])('counts the unreadable report %j as failed', (text) => {
    expect(tallyOf(text, true).failed).toBe(1);
  });

  test('counts a suite that ran no test as failed', () => {
    expect(tallyOf(report(0, 0), true).failed).toBe(1);
  });

  test('counts a file that could not be loaded as failed', () => {
    const unloaded = { name: 'a.test.ts', status: 'failed', assertionResults: [] };
    expect(tallyOf(report(3, 0, [unloaded]), false).failed).toBe(1);
  });

  test('does not count a failed test twice for its file', () => {
    const file = { name: 'a.test.ts', status: 'failed', assertionResults: [{ status: 'failed' }] };
    expect(tallyOf(report(3, 1, [file]), false).failed).toBe(1);
  });

  test('counts a runner that failed without a failed test', () => {
    expect(tallyOf(report(3, 0), false).failed).toBe(1);
  });
});

describe('summary', () => {
  test('leaves out what was not skipped', () => {
    expect(summary({ passed: 4, failed: 0, skipped: 0 })).toBe('4 passed, 0 failed');
  });

  test('adds up suites', () => {
    const total = sum([
      { passed: 4, failed: 0, skipped: 0 },
      { passed: 1, failed: 2, skipped: 3 },
    ]);
    expect(summary(total)).toBe('5 passed, 2 failed, 3 skipped');
  });
});
