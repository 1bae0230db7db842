import { expect, it } from 'vitest';
import { columnsOf } from '../columns';

it('are as many as fit with their gaps, and at least one', () => {
  expect(columnsOf(989, 240, 10)).toBe(3);
  expect(columnsOf(990, 240, 10)).toBe(4);
  expect(columnsOf(100, 240, 10)).toBe(1);
  expect(columnsOf(0, 240, 10)).toBe(1);
});
