import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldText } from './text-folding.ts';

it.each([
  ['Élodie', 'éLODIE'],
  ['ΟΔΟΣ', 'οδος'],
  ['ЖУК', 'жук'],
  ['straße', 'STRAßE'],
])('makes %s and %s the same', (one, other) => {
  expect(foldText(one)).toBe(foldText(other));
});

it('keeps the Kelvin sign and the dotted capital I apart from ASCII letters', () => {
  expect(foldText('\u212aİ')).toBe('\u212aİ');
});

it('keeps the number of characters and what is ASCII, and folds once for all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const folded = foldText(text);
      expect([...folded]).toHaveLength([...text].length);
      expect(foldText(folded)).toBe(folded);
      expect(folded.replace(/[^\x00-\x7f]/g, '')).toBe(text.replace(/[^\x00-\x7f]/g, '').toLowerCase());
    }),
  );
});
