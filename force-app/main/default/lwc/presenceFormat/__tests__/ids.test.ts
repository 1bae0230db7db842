import { describe, expect, it } from 'vitest';
import { fullId } from '../ids';

describe('the full id', () => {
  it.each([
    ['001D000000IqhSL', '001D000000IqhSLIAZ'],
    ['005000000000001', '005000000000001AAA'],
    ['00DABCDEFGHIJKL', '00DABCDEFGHIJKL255'],
  ])('of %s is %s', (short, full) => {
    expect(fullId(short)).toBe(full);
  });

  it('of a full one is itself', () => {
    expect(fullId('001D000000IqhSLIAZ')).toBe('001D000000IqhSLIAZ');
    expect(fullId('')).toBe('');
  });
});
