import process from 'node:process';
import { expect, it } from 'vitest';
import { createPresenceStore } from '../store';
import { recordOf } from './floorEvents';

const now = Date.UTC(2026, 4, 5, 14);

it('a listener that throws is reported, and keeps nobody else from hearing', async () => {
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  try {
    const reported: unknown[] = [];
    process.on('unhandledRejection', (reason) => reported.push(reason));
    const store = createPresenceStore();
    let heard = 0;
    for (const thrown of [new Error('mine'), 'a text']) {
      store.subscribe(() => AbortSignal.abort(thrown).throwIfAborted());
    }
    store.subscribe(() => (heard += 1));
    store.upsertRows([recordOf({ user: 1, start: now })], now);
    expect(heard).toBe(1);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(reported).toEqual([new Error('mine'), new Error('a text')]);
  } finally {
    process.removeAllListeners('unhandledRejection');
    for (const other of others) process.on('unhandledRejection', other);
  }
});
