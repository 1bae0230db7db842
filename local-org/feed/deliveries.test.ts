import { afterEach, describe, expect, it } from 'vitest';
import { openWriter } from '../database/open.ts';
import { createDeliveries } from './deliveries.ts';

const hour = 3_600_000;
const db = openWriter(':memory:');
let now = Date.UTC(2026, 4, 5, 12, 30);
const open = () => createDeliveries(db, () => now);
afterEach(() => db.exec('DELETE FROM feed_delivery'));

describe('deliveries', () => {
  it('count for a day, each kind apart', () => {
    const deliveries = open();
    deliveries.count('push-topic', 2);
    now += 12 * hour;
    deliveries.count('push-topic', 3);
    deliveries.count('change-events', 7);
    expect([deliveries.used('push-topic'), deliveries.used('change-events')]).toEqual([5, 7]);
    now += 12 * hour;
    expect(deliveries.used('push-topic')).toBe(3);
    now += 12 * hour;
    expect([deliveries.used('push-topic'), deliveries.used('change-events')]).toEqual([0, 0]);
  });

  it('outlive the process, but for the last second of one that is killed', () => {
    const killed = open();
    killed.count('change-events', 1);
    now += 1000;
    killed.count('change-events', 2);
    now += 999;
    killed.count('change-events', 4);
    expect(open().used('change-events')).toBe(3);
    killed.save();
    expect(open().used('change-events')).toBe(7);
  });

  it('of an hour that is over are written too', () => {
    const deliveries = open();
    deliveries.count('change-events', 1);
    now += hour;
    deliveries.count('change-events', 2);
    expect(open().used('change-events')).toBe(3);
  });

  it('are written a row an hour, and thrown away after a day', () => {
    const deliveries = open();
    for (let n = 0; n < 100; n += 1) {
      deliveries.count('push-topic', 1);
      now += hour;
    }
    deliveries.save();
    const [{ rows } = { rows: 0 }] = db.prepare('SELECT COUNT(*) AS rows FROM feed_delivery').all() as {
      rows: number;
    }[];
    expect(rows).toBeLessThanOrEqual(24);
  });
});
