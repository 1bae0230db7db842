/** Items in the order of a total comparison. A change costs a logarithm of comparisons and one move of memory. */
export interface SortedList<T> {
  insert(item: T): void;
  /** `item` must compare equal to what was inserted. */
  remove(item: T): void;
  /** True when the item stayed at its place. */
  replace(old: T, next: T): boolean;
  /** Takes `items`, already in order. */
  reset(items: T[]): void;
  readonly items: readonly T[];
}

export function createSortedList<T>(compare: (a: T, b: T) => number): SortedList<T> {
  let items: T[] = [];

  function place(item: T): number {
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = items[middle];
      if (there !== undefined && compare(there, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function placeOf(item: T): number {
    const at = place(item);
    if (items[at] !== item) throw new Error('An item is not where its order puts it');
    return at;
  }

  function fits(next: T, at: number): boolean {
    const before = items[at - 1];
    const after = items[at + 1];
    return (
      (before === undefined || compare(before, next) < 0) && (after === undefined || compare(next, after) < 0)
    );
  }

  return {
    insert(item) {
      items.splice(place(item), 0, item);
    },
    remove(item) {
      items.splice(placeOf(item), 1);
    },
    replace(old, next) {
      const at = placeOf(old);
      if (fits(next, at)) {
        items[at] = next;
        return true;
      }
      items.splice(at, 1);
      items.splice(place(next), 0, next);
      return false;
    },
    reset(next) {
      items = next;
    },
    get items() {
      return items;
    },
  };
}
