import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeId, to18 } from './ids.ts';

describe('ids', () => {
  it('gives a 15-character id the checksum that the platform gives it', () => {
    // A well-known pair of the platform's own documentation of the two forms.
    expect(to18('001D000000IqhSL')).toBe('001D000000IqhSLIAZ');
  });

  it('mends the case of an 18-character id from its checksum', () => {
    expect(to18('001d000000iqhsliaz')).toBe('001D000000IqhSLIAZ');
  });

  it.each(['', '005', '00500000000000', '0050000000000010AA0', '005-00000000001', '005000000000001A!A'])(
    'refuses %j, which has no shape of an id',
    (text) => {
      expect(to18(text)).toBeUndefined();
    },
  );

  it('makes ids that survive the loss of their checksum and sort by number', () => {
    const n = fc.integer({ min: 0, max: 2 ** 40 });
    fc.assert(
      fc.property(n, n, (a, b) => {
        const [first, second] = [makeId('0N3', a), makeId('0N3', b)];
        expect(first).toHaveLength(18);
        expect(to18(first.slice(0, 15))).toBe(first);
        expect(to18(first.toLowerCase())).toBe(first);
        expect(Math.sign(first < second ? -1 : first > second ? 1 : 0)).toBe(Math.sign(a - b));
      }),
      { numRuns: process.env['SOAK'] === '1' ? 20_000 : 200, verbose: 1 },
    );
  });

  it('refuses a prefix and a number that no id can carry', () => {
    expect(() => makeId('05', 1)).toThrow(RangeError);
    expect(() => makeId('005', -1)).toThrow(RangeError);
    expect(() => makeId('005', 62 ** 9)).toThrow(RangeError);
  });
});
