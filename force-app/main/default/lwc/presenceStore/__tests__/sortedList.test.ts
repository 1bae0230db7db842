import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSortedList } from '../sortedList';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

interface Item {
  readonly key: number;
}

let comparisons = 0;
beforeEach(() => {
  comparisons = 0;
});

function compare(a: Item, b: Item): number {
  comparisons += 1;
  return a.key - b.key;
}

const keysOf = (items: Iterable<Item>) => Array.from(items, ({ key }) => key);

describe('a sorted list', () => {
  it(`stays in order through thousands of changes, a logarithm of comparisons each (seed ${seed})`, () => {
    const list = createSortedList(compare);
    const present = new Map<number, Item>();
    const keys = fc.sample(fc.integer({ min: 0, max: 3_000 }), { numRuns: 4_000, seed });
    for (const [turn, key] of keys.entries()) {
      const there = present.get(key);
      const before = comparisons;
      if (there === undefined) {
        present.set(key, { key });
        list.insert(present.get(key) ?? { key });
      } else if (turn % 3 === 0) {
        present.delete(key);
        list.remove(there);
      } else {
        // As far as the next free place: past nobody, or past some.
        let free = key;
        while (present.has(free)) free += 1;
        present.delete(key);
        const next = { key: free };
        present.set(free, next);
        expect(list.replace(there, next)).toBe(free === key + 1);
      }
      expect(comparisons - before).toBeLessThanOrEqual(2 * 15 + 2);
    }
    expect(present.size).toBeGreaterThan(1_100);
    expect(keysOf(list.items())).toEqual([...present.keys()].sort((a, b) => a - b));
    for (const item of present.values()) list.remove(item);
    expect(list.items()).toHaveLength(0);
    list.insert({ key: 1 });
    expect(keysOf(list.items())).toEqual([1]);
  });

  it('leaves what was read as it was, and answers the same until the next change', () => {
    const list = createSortedList(compare);
    const items = Array.from({ length: 1_000 }, (_, key) => ({ key: 2 * key }));
    list.reset(items);
    expect(comparisons).toBe(0);
    const before = list.items();
    expect(list.items()).toBe(before);
    list.insert({ key: 777 });
    expect(keysOf(before)).toEqual(keysOf(items));
    expect(list.items().at(389)?.key).toBe(777);
    list.reset([]);
    expect(list.items()).toHaveLength(0);
  });

  it('copies a page for a change, and no more', () => {
    const list = createSortedList(compare);
    const items = Array.from({ length: 1_000 }, (_, key) => ({ key: 2 * key }));
    list.reset(items);
    const [first] = items;
    if (first === undefined) throw new Error('no item');
    expect(list.replace(first, { key: 1 })).toBe(true);
    expect(list.replace(list.items().at(0) ?? first, { key: 1_999 })).toBe(false);
    expect(list.items().at(-1)?.key).toBe(1_999);
  });

  it('moves an item past its neighbour wherever a page ends', () => {
    for (const step of [-3, 3]) {
      const list = createSortedList(compare);
      const items = Array.from({ length: 600 }, (_, place) => ({ key: 2 * place }));
      list.reset(items);
      for (const item of items.slice(2, -2)) {
        const next = { key: item.key + step };
        expect(list.replace(item, next)).toBe(false);
        expect(list.replace(next, item)).toBe(false);
      }
      expect([...list.items()]).toEqual(items);
    }
  });

  it('says so when an item is not where its order puts it', () => {
    const list = createSortedList(compare);
    list.reset([{ key: 1 }]);
    for (const key of [0, 1, 2]) {
      expect(() => list.remove({ key })).toThrow('An item is not where its order puts it');
    }
  });
});
