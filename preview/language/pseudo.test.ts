import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pseudo } from './pseudo.ts';

const isolated = (words: string): string => `\u2066${words}\u2069`;
const places = (text: string): string[] => text.match(/\{\d+\}/g) ?? [];
const text = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.integer({ min: 0, max: 9 }).map((place) => `{${place}}`),
    ),
  )
  .map((parts) => parts.join(' '));

test('brackets, accents and lengthens', () => {
  expect(pseudo('Search agents')).toBe(isolated('[Šéåŕçĥ åĝéñţš ļöñĝ]'));
  expect(pseudo('{0} of {1}')).toBe(isolated('[{0} öf {1}]'));
});

test('keeps every place, and its English letters nowhere', () => {
  fc.assert(
    fc.property(text, (english) => {
      expect(places(pseudo(english))).toEqual(places(english));
    }),
  );
  expect(pseudo('Hours of a day')).not.toMatch(/[AaCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz]/);
});

test('is about 40 % longer than what it stands for', () => {
  fc.assert(
    fc.property(text, (english) => {
      const length = english.replace(/\{\d+\}/g, '').trim().length;
      const grown = pseudo(english).length - english.length - isolated('[]').length;
      expect(grown).toBeLessThanOrEqual(Math.ceil(length * 0.4));
      expect(grown).toBeGreaterThanOrEqual(Math.ceil(length * 0.4) - 1);
    }),
  );
});
