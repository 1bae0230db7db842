import { describe, expect, it } from 'vitest';
import { linkTo, parameterOf } from '../link';

describe('a link', () => {
  const address = 'https://org.example/lightning/n/Presence_Floor?c__other=1#top';

  it('carries the arrangement beside what the address has already', () => {
    const link = new URL(linkTo(address, parameterOf('c', ''), 'sort=name&kind=online.busy'));
    expect(link.searchParams.get('c__presence')).toBe('sort=name&kind=online.busy');
    expect(link.searchParams.get('c__other')).toBe('1');
    expect(link.hash).toBe('#top');
  });

  it('carries one arrangement, the newest', () => {
    const link = linkTo(linkTo(address, 'c__presence', 'sort=name'), 'c__presence', 'who=all');
    expect(new URL(link).searchParams.getAll('c__presence')).toEqual(['who=all']);
  });

  it('tells components of a page apart by their name and namespace', () => {
    const names = [parameterOf('c', ''), parameterOf('c', 'Night shift'), parameterOf('omni', '')];
    expect(names).toEqual(['c__presence', 'c__presence_Night_shift', 'omni__presence']);
  });
});
