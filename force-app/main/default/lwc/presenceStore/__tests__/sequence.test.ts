import { describe, expect, it } from 'vitest';
import { sequenceOf } from '../sequence';

const pages = [['a'], ['b', 'c', 'd'], ['e', 'f']];
const items = pages.flat();
const sequence = sequenceOf(pages);

describe('a sequence', () => {
  it('has the items of its pages one after the other', () => {
    expect(sequence).toHaveLength(6);
    expect([...sequence]).toEqual(items);
    expect(sequence.map((item) => item.toUpperCase())).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
  });

  it('answers a place as an array does, also from the end and outside', () => {
    for (let place = -7; place <= 7; place += 1) expect(sequence.at(place)).toBe(items.at(place));
  });

  it('cuts as an array does, within a page, across pages and past the end', () => {
    for (let start = 0; start <= 7; start += 1) {
      for (let end = start; end <= 9; end += 1) {
        expect(sequence.slice(start, end)).toEqual(items.slice(start, end));
      }
    }
  });

  it('may be empty', () => {
    const none = sequenceOf<string>([]);
    expect([none.length, none.at(0), none.at(-1), none.slice(0, 3), [...none]]).toEqual([
      0,
      undefined,
      undefined,
      [],
      [],
    ]);
  });
});
