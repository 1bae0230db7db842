import { expect, test } from 'vitest';
import { textTable } from './table.ts';

test('a table has its first column from the left and the others from the right', () => {
  const rows = [
    ['case', 'ms'],
    ['mount', '1,250'],
    ['×', '–'],
  ];
  expect(textTable(rows)).toBe(['case      ms', 'mount  1,250', '×          –'].join('\n'));
});

test('a table of nothing is empty', () => {
  expect(textTable([])).toBe('');
});
