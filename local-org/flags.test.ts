import { describe, expect, it } from 'vitest';
import { readFlags } from './flags.ts';

describe('flags', () => {
  it('have the defaults of a demo', () => {
    expect(readFlags([])).toEqual({
      port: 7410,
      speed: 1,
      folder: '.data',
      reset: false,
      floor: true,
      omniChannel: true,
      json: false,
    });
  });

  it('are read', () => {
    const text =
      '--port 0 --agents 12 --seed 7 --speed 2.5 --data x --reset --no-floor --no-omni-channel --json';
    expect(readFlags([...text.split(' '), '--now', '2026-05-05T09:00:00Z'])).toEqual({
      port: 0,
      agents: 12,
      seed: 7,
      speed: 2.5,
      folder: 'x',
      now: Date.UTC(2026, 4, 5, 9),
      reset: true,
      floor: false,
      omniChannel: false,
      json: true,
    });
    expect(readFlags(['--import', 'x'])).toMatchObject({ import: 'x' });
  });

  it.each([
    ['2026-05-05', Date.UTC(2026, 4, 5)],
    ['2026-05-05T09:00', Date.UTC(2026, 4, 5, 9)],
    ['2026-05-05T09:00:00.5+02:00', Date.UTC(2026, 4, 5, 7, 0, 0, 500)],
  ])('take %s for a time, in UTC when it names no zone', (text, time) => {
    expect(readFlags(['--now', text]).now).toBe(time);
  });

  it.each([
    [['--nope'], /--nope/],
    [['extra'], /extra/],
    [['--port', 'x'], /--port x/],
    [['--port', '65536'], /--port 65536/],
    [['--agents', '0'], /--agents 0/],
    [['--seed', '-1'], /seed/],
    [['--speed', '0'], /--speed 0/],
    [['--speed', '1e3'], /--speed 1e3/],
    [['--now', 'yesterday'], /--now yesterday/],
    [['--now', '2026-13-01'], /--now 2026-13-01/],
    [['--now', '2026-02-30T09:00:00Z'], /--now 2026-02-30/],
    [['--import', 'x', '--agents', '3'], /--import/],
    [['--import', 'x', '--seed', '3'], /--import/],
  ])('refuse %j in one line', (args, message) => {
    expect(() => readFlags(args)).toThrow(message);
    try {
      readFlags(args);
    } catch (error) {
      expect(String(error)).not.toContain('\n');
    }
  });
});
