import { describe, expect, it } from 'vitest';
import { createQueryCursors, readerOfLocator, type QueryCursor } from './query-cursors.ts';

const cursor = (userId: string, q = ''): QueryCursor => ({ userId, q, deleted: false, ids: [] });

describe('query cursors', () => {
  it('are found by their owner alone', () => {
    const cursors = createQueryCursors(0, 1);
    const id = cursors.keep(cursor('a'));
    expect(cursors.find(id, 'a')).toMatchObject({ userId: 'a' });
    expect(cursors.find(id, 'b')).toBeUndefined();
  });

  it('name the thread that keeps them', () => {
    const id = createQueryCursors(1, 1_760_000_000_000).keep(cursor('a'));
    expect(id).toHaveLength(18);
    expect(readerOfLocator(`${id}-2000`)).toBe(1);
    expect(readerOfLocator(id)).toBeUndefined();
    expect(readerOfLocator('../../etc')).toBeUndefined();
  });

  it('give way to newer ones of the same user beyond ten', () => {
    const cursors = createQueryCursors(0, 1);
    const ids = Array.from({ length: 11 }, () => cursors.keep(cursor('a')));
    const other = cursors.keep(cursor('b'));
    expect(ids.map((id) => cursors.find(id, 'a') !== undefined)).toEqual([
      false,
      ...Array.from({ length: 10 }, () => true),
    ]);
    expect(cursors.find(other, 'b')).toBeDefined();
  });
});
