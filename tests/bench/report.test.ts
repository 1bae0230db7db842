import { describe, expect, test } from 'vitest';
import { thisMachine } from './machine.ts';
import { compare, figure, tableOf, type Line, type Report } from './report.ts';

const line = (unit: Line['unit'], samples: Line['samples']): Line => ({ case: 'mount', unit, samples });

describe('compare', () => {
  test('takes the best of the peers, not the first', () => {
    const mount = line('ms', { ours: [10], slow: [300], quick: [20] });
    expect(compare(mount, 'ours', ['slow', 'quick'])).toEqual({ bestPeer: 'quick', times: 2 });
  });

  test('is below 1 where ours loses', () => {
    expect(compare(line('ms', { ours: [30], quick: [20] }), 'ours', ['quick'])?.times).toBeCloseTo(2 / 3);
  });

  test('has more a second for the better', () => {
    const writes = line('/s', { ours: [3000], quick: [6000], slow: [1000] });
    expect(compare(writes, 'ours', ['slow', 'quick'])).toEqual({ bestPeer: 'quick', times: 0.5 });
  });

  test('says nothing where one side was not measured', () => {
    expect(compare(line('ms', { quick: [1] }), 'ours', ['quick'])).toBeUndefined();
    expect(compare(line('ms', { ours: [1] }), 'ours', ['quick'])).toBeUndefined();
  });
});

describe('tableOf', () => {
  const report: Report = {
    name: 'wall',
    startedAt: '2026-05-05T15:00:00.000Z',
    machine: thisMachine(),
    options: {},
    ours: 'ours',
    peers: ['quick'],
    beside: ['other'],
    lines: [
      line('ms', { ours: [4, 2, 3], quick: [6] }),
      line('ms', { ours: [12], quick: [6], other: [0.5] }),
    ],
  };

  test('shows every line, with those that lose named as such', () => {
    expect(tableOf(report)).toEqual([
      ['median (p95)', 'unit', 'ours', 'quick', 'other', 'ours against the best of the others'],
      ['mount', 'ms', '3.00 (4.00)', '6.00', '–', '2.00 × better'],
      ['mount', 'ms', '12.0', '6.00', '0.50', 'LOSES: 2.00 × worse than quick'],
    ]);
  });
});

describe('figure', () => {
  test.each([
    [0.01234, '0.012'],
    [0.5, '0.50'],
    [9.876, '9.88'],
    [98.76, '98.8'],
    [22_319.4, '22,319'],
  ])('writes %d as %s', (value, text) => {
    expect(figure(value)).toBe(text);
  });
});
