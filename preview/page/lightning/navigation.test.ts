import { afterEach, expect, test, vi } from 'vitest';
import { addressOf, CurrentPageReference } from './navigation';

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

test('leads to the page of a record as the same user sees it, and says of others that there is none', () => {
  vi.stubGlobal('location', { search: '?as=ana@omnipresence.example&c__presence=sort%3Dname' });
  const page = (type: string) => ({ type, attributes: { recordId: '005000000000001AAA' } });
  expect(addressOf(page('standard__recordPage'))).toBe(
    '/record?as=ana%40omnipresence.example&id=005000000000001AAA',
  );
  expect(() => addressOf(page('standard__app'))).toThrow('standard__app');
});

test('leads to the tabs of Lightning by their names', () => {
  const page = { type: 'standard__navItemPage', attributes: { apiName: 'standard-OmniSupervisorLightning' } };
  expect(addressOf(page)).toBe('/lightning/n/standard-OmniSupervisorLightning');
});
