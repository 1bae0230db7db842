import { describe, expect, it } from 'vitest';
import { foldText, searchWords } from '../fold';

describe('folding', () => {
  it.each([
    ['Łukasz Müller', 'lukasz muller'],
    ['SØREN Åse', 'soren ase'],
    ['İpek Işık', 'ipek isik'],
    ['Straße', 'strasse'],
    ['ŁŁ łł', 'll ll'],
    ['Æbelø, Œuvre', 'aebelo, oeuvre'],
    ['Đorđe', 'dorde'],
    ['Guðrún Þórsdóttir', 'gudrun thorsdottir'],
    ['ﬁnance', 'finance'],
    ['Nguyễn', 'nguyen'],
    ['Иванов', 'иванов'],
    ['山田', '山田'],
  ])('takes case and diacritics from %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
    expect(foldText(folded)).toBe(folded);
    expect(foldText(text.normalize('NFD'))).toBe(folded);
  });

  it('splits a search into words', () => {
    expect(searchWords('  Müller   Tier 1 ')).toEqual(['muller', 'tier', '1']);
    expect(searchWords(' ')).toEqual([]);
  });
});
