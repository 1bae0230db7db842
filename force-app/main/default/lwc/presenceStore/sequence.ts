import { firstNot } from './firstNot';

/** Items of one moment, in order; it never changes. What did not change between two moments they share. The members
 * are those of an array of the same name, for places from 0 (`at` also from the end). */
export interface Sequence<T> extends Iterable<T> {
  readonly length: number;
  at(index: number): T | undefined;
  slice(start: number, end: number): readonly T[];
  map<U>(to: (item: T) => U): U[];
}

/** `pages`: none of them is empty. */
export function sequenceOf<T>(pages: readonly (readonly T[])[]): Sequence<T> {
  /** How many items there are up to the end of each page. */
  const ends: number[] = [];
  let length = 0;
  for (const page of pages) ends.push((length += page.length));

  const pageAt = (index: number) => firstNot(ends.length, (page) => (ends[page] ?? 0) <= index);
  const startOf = (page: number) => ends[page - 1] ?? 0;

  return {
    length,
    at(index) {
      const place = index < 0 ? length + index : index;
      const page = pageAt(place);
      return pages[page]?.[place - startOf(page)];
    },
    slice(start, end) {
      const first = pageAt(start);
      const items = pages.slice(first, pageAt(end - 1) + 1).flat();
      return items.slice(start - startOf(first), end - startOf(first));
    },
    map: (to) => pages.flatMap((page) => page.map(to)),
    *[Symbol.iterator]() {
      for (const page of pages) yield* page;
    },
  };
}
