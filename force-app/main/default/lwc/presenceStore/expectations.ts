import { createDueQueue } from './dueQueue';

/** When to look at somebody again, once each: whoever is to be looked at earlier than wanted says then what he waits
 * for next. So nothing gathers, however often what he waits for is put off. Times are epoch milliseconds. */
export interface Expectations {
  expect(due: number, key: string): void;
  /** Takes out and answers those who fell due before `now`. */
  take(now: number): string[];
  clear(): void;
}

export function createExpectations(): Expectations {
  const queue = createDueQueue();
  const earliest = new Map<string, number>();

  return {
    expect(due, key) {
      const known = earliest.get(key);
      if (known !== undefined && known <= due) return;
      earliest.set(key, due);
      queue.push(due, key);
    },
    take(now) {
      return queue.take(now).filter((key) => {
        // One that was brought forward has left its later time in the queue.
        const isDue = (earliest.get(key) ?? now) < now;
        if (isDue) earliest.delete(key);
        return isDue;
      });
    },
    clear() {
      queue.clear();
      earliest.clear();
    },
  };
}
