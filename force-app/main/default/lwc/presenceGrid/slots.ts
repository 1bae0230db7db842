/**
 * Which element draws which line. A line keeps its element for as long as it is drawn; elements of lines that are not
 * drawn any more are taken for new ones, so that scrolling makes and removes none.
 */
export interface Slots {
  /** A slot for each of the lines, which are in ascending order. */
  of(lines: readonly number[]): number[];
}

export function createSlots(): Slots {
  let taken: ReadonlyMap<number, number> = new Map();
  let spare: number[] = [];
  let made = 0;

  return {
    of(lines) {
      const drawn = new Set(lines);
      const freed = [...taken].flatMap(([line, slot]) => (drawn.has(line) ? [] : [slot]));
      // Taken from the far end: so the comparison of the list moves the elements that change their line, and no others.
      if (freed.length === taken.size) freed.reverse();
      const free = [...spare, ...freed];
      const next = new Map<number, number>();
      for (const line of lines) next.set(line, taken.get(line) ?? free.pop() ?? made++);
      taken = next;
      spare = free;
      return [...next.values()];
    },
  };
}
