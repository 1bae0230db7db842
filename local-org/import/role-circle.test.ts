import { describe, expect, it } from 'vitest';
import { rolesInCircles } from './role-circle.ts';

describe('roles', () => {
  it('that stand above themselves are found, those below them are not', () => {
    const parents = new Map([
      ['team', 'a'],
      ['a', 'b'],
      ['b', 'a'],
      ['self', 'self'],
      ['leaf', 'top'],
    ]);
    expect(rolesInCircles(parents).sort()).toEqual(['a', 'b', 'self']);
  });
});
