import { describe, expect, test } from 'vitest';
import { BenchFlagError, readBenchFlags } from './flags.ts';

describe('readBenchFlags', () => {
  test('takes all benches where none is named', () => {
    expect(readBenchFlags([])).toEqual({ names: ['wall', 'org'] });
  });

  test('takes the named one with its numbers', () => {
    expect(readBenchFlags(['org', '--agents', '200', '--days=7', '--runs', '3'])).toEqual({
      names: ['org'],
      agents: 200,
      days: 7,
      runs: 3,
    });
  });

  test('takes a wall of a hundred thousand, in haste', () => {
    expect(readBenchFlags(['wall', '--agents=100000', '--quick'])).toEqual({
      names: ['wall'],
      agents: 100_000,
      quick: true,
    });
  });

  test.each([
    [['walls'], 'walls: there is no such bench; there are wall, org'],
    [['history'], 'history: there is no history to measure yet'],
    [['--agents', 'many'], '--agents many: a whole number from 10 to 20000 is needed'],
    [['--days', '31'], '--days 31: a whole number from 7 to 30 is needed'],
    [['--runs', '0'], '--runs 0: a whole number from 1 to 10000 is needed'],
  ])('refuses %j in one line', (args, message) => {
    expect(() => readBenchFlags(args)).toThrow(new BenchFlagError(message));
  });

  test('refuses a flag that it does not know in one line', () => {
    expect(() => readBenchFlags(['--fast'])).toThrow(/^Unknown option '--fast'[^\n]*$/);
  });
});
