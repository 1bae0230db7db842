import { describe, expect, test } from 'vitest';
import { median, percentile } from './statistics.ts';

describe('median', () => {
  test('is the middle sample, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 9, 100])).toBe(10);
  });

  test('lies between the middle two of an even number', () => {
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  test('of nothing is no number', () => {
    expect(median([])).toBeNaN();
  });

  test('leaves the samples as they are', () => {
    const samples = [3, 1, 2];
    median(samples);
    expect(samples).toEqual([3, 1, 2]);
  });
});

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);

  test.each([
    [0, 1],
    [0.5, 50],
    [0.95, 95],
    [0.951, 96],
    [1, 100],
  ])('%d of the numbers to 100 is %d', (share, expected) => {
    expect(percentile(hundred, share)).toBe(expected);
  });

  test('of few samples is the largest', () => {
    expect(percentile([7, 3, 5], 0.95)).toBe(7);
    expect(percentile([], 0.95)).toBeNaN();
  });
});
