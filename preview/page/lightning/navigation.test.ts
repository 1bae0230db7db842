import { afterEach, expect, test, vi } from 'vitest';
import { CurrentPageReference } from './navigation';

afterEach(() => vi.unstubAllGlobals());

test('tells of the address what Lightning would: parameters with a namespace', () => {
  vi.stubGlobal('location', {
    search:
      '?as=ana@omnipresence.example&theme=dark&c__presence=sort%3Dname&id=5&omni_x__presence_two=as%3Drows',
  });
  const told: unknown[] = [];
  new CurrentPageReference((value) => told.push(value)).connect();
  expect(told).toEqual([
    expect.objectContaining({
      state: { c__presence: 'sort=name', omni_x__presence_two: 'as=rows' },
    }),
  ]);
});
