import { firstNot } from './firstNot';
import { sequenceOf, type Sequence } from './sequence';

/**
 * Items in the order of a total comparison. A change costs a logarithm of comparisons and copies one page, never
 * the list: what was read before the change stays as it was.
 */
export interface SortedList<T> {
  insert(item: T): void;
  /** `item` must be the very one that was inserted. */
  remove(item: T): void;
  /** True when the item stayed at its place. */
  replace(old: T, next: T): boolean;
  /** Takes items that are in order already. */
  reset(items: readonly T[]): void;
  /** The same until the next change. */
  items(): Sequence<T>;
}

/** A page that grows beyond this is cut in two. */
const LONGEST_PAGE = 512;

interface Place {
  readonly page: number;
  readonly at: number;
}

export function createSortedList<T>(compare: (a: T, b: T) => number): SortedList<T> {
  let pages: readonly (readonly T[])[] = [];
  let read: Sequence<T> | undefined;

  /** Of the first item that does not come before `item`; beyond the last page's end where there is none. */
  function placeFor(item: T): Place {
    const lastPage = Math.max(0, pages.length - 1);
    const page = firstNot(lastPage, (n) => isBefore(pages[n]?.at(-1), item));
    const items = pages[page] ?? [];
    return { page, at: firstNot(items.length, (n) => isBefore(items[n], item)) };
  }

  function isBefore(there: T | undefined, item: T): boolean {
    return there !== undefined && compare(there, item) < 0;
  }

  function placeOf(item: T): Place {
    const place = placeFor(item);
    if (pages[place.page]?.[place.at] !== item) throw new Error('An item is not where its order puts it');
    return place;
  }

  function fits(next: T, { page, at }: Place): boolean {
    const before = at > 0 ? pages[page]?.[at - 1] : pages[page - 1]?.at(-1);
    const after = pages[page]?.[at + 1] ?? pages[page + 1]?.[0];
    return (
      (before === undefined || isBefore(before, next)) && (after === undefined || compare(next, after) < 0)
    );
  }

  function splice({ page, at }: Place, remove: number, ...add: T[]): void {
    const items = (pages[page] ?? []).slice();
    items.splice(at, remove, ...add);
    const next = pages.slice();
    next.splice(page, 1, ...(items.length > LONGEST_PAGE ? pagesOf(items) : items.length > 0 ? [items] : []));
    pages = next;
    read = undefined;
  }

  return {
    insert: (item) => splice(placeFor(item), 0, item),
    remove: (item) => splice(placeOf(item), 1),
    replace(old, next) {
      const place = placeOf(old);
      if (fits(next, place)) {
        splice(place, 1, next);
        return true;
      }
      splice(place, 1);
      splice(placeFor(next), 0, next);
      return false;
    },
    reset(items) {
      pages = pagesOf(items);
      read = undefined;
    },
    items: () => (read ??= sequenceOf(pages)),
  };
}

/** Half full, so that what comes next finds room. */
function pagesOf<T>(items: readonly T[]): T[][] {
  const half = LONGEST_PAGE / 2;
  return Array.from({ length: Math.ceil(items.length / half) }, (_, page) =>
    items.slice(page * half, (page + 1) * half),
  );
}
