/** What falls due at a time, earliest first: a binary heap. Times are epoch milliseconds. */
export interface DueQueue {
  push(due: number, key: string): void;
  /** Takes out and answers the keys that fell due before `now`. */
  take(now: number): string[];
  clear(): void;
}

interface Entry {
  readonly due: number;
  readonly key: string;
}

export function createDueQueue(): DueQueue {
  let heap: Entry[] = [];

  function pop(): Entry | undefined {
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top;
    sinkInto(heap, last);
    return top;
  }

  return {
    push(due, key) {
      riseInto(heap, { due, key });
    },
    take(now) {
      const keys: string[] = [];
      while (heap[0] !== undefined && heap[0].due < now) {
        const entry = pop();
        if (entry !== undefined) keys.push(entry.key);
      }
      return keys;
    },
    clear() {
      heap = [];
    },
  };
}

function riseInto(heap: Entry[], entry: Entry): void {
  let at = heap.length;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || parent.due <= entry.due) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = entry;
}

function sinkInto(heap: Entry[], entry: Entry): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const right = heap[left + 1];
    let child = heap[left];
    let below = left;
    if (right !== undefined && child !== undefined && right.due < child.due) {
      child = right;
      below = left + 1;
    }
    if (child === undefined || child.due >= entry.due) break;
    heap[at] = child;
    at = below;
  }
  heap[at] = entry;
}
