export interface Timer {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
  cancelled: boolean;
}

/** Timers by when they are due, then by when they were set: a binary heap. */
export interface TimerHeap {
  push(timer: Timer): void;
  /** Takes out the first that is due by `until` and not cancelled. */
  take(until: number): Timer | undefined;
}

export function createTimerHeap(): TimerHeap {
  const heap: Timer[] = [];
  const before = (a: Timer | undefined, b: Timer | undefined) =>
    a !== undefined && b !== undefined && (a.at - b.at || a.order - b.order) < 0;

  function swap(a: number, b: number): void {
    const [first, second] = [heap[a], heap[b]];
    if (first === undefined || second === undefined) return;
    heap[a] = second;
    heap[b] = first;
  }

  function pop(): Timer | undefined {
    swap(0, heap.length - 1);
    const first = heap.pop();
    for (let at = 0; ;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (before(heap[child], heap[least])) least = child;
      if (least === at) return first;
      swap(at, least);
      at = least;
    }
  }

  return {
    push(timer) {
      heap.push(timer);
      for (let at = heap.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (!before(heap[at], heap[parent])) return;
        swap(at, parent);
        at = parent;
      }
    },
    take(until) {
      for (;;) {
        const first = heap[0];
        if (first === undefined || (!first.cancelled && first.at > until)) return undefined;
        pop();
        if (!first.cancelled) return first;
      }
    },
  };
}
