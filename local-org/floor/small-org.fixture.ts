import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { createIndexes, openWriter } from '../database/open.ts';
import { createOmniChannel, type OmniChannel } from '../omni-channel/index.ts';
import type { FloorClock, FloorScheduler } from './live.ts';
import { seedOrg, type SeedOptions } from './seed-org.ts';

export interface SmallOrg {
  readonly db: DatabaseSyncInstance;
  readonly omniChannel: OmniChannel;
  /** The id of a user by the name before the @. */
  userId(login: string): string;
  rows<Row>(sql: string, ...binds: (string | number)[]): Row[];
}

/** A seeded org in memory. */
export function smallOrg(options: SeedOptions): SmallOrg {
  const db = openWriter(':memory:');
  seedOrg(db, options);
  createIndexes(db);
  const rows = <Row>(sql: string, ...binds: (string | number)[]): Row[] =>
    db.prepare(sql).all(...binds) as Row[];
  return {
    db,
    omniChannel: createOmniChannel(db),
    rows,
    userId: (login) =>
      rows<{ id: string }>(
        'SELECT "Id" AS id FROM "User" WHERE "Username" = ?',
        `${login}@omnipresence.example`,
      )[0]?.id ?? '',
  };
}

/** Time that stands still until a test moves it; timers fire on the way, each `late` milliseconds late. */
export class ManualTime implements FloorClock, FloorScheduler {
  readonly #late: number;
  #now: number;
  #timers: { due: number; task: () => void }[] = [];

  constructor(now: number, late = 0) {
    this.#now = now;
    this.#late = late;
  }

  now(): number {
    return this.#now;
  }

  after(delay: number, task: () => void): () => void {
    const timer = { due: this.#now + delay + this.#late, task };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  }

  get waiting(): number {
    return this.#timers.length;
  }

  /** Moves the clock without its timers, as an administrator's hand does. */
  jump(milliseconds: number): void {
    this.#now += milliseconds;
  }

  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.due <= end).sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((each) => each !== next);
      this.#now = Math.max(this.#now, next.due);
      next.task();
    }
    this.#now = end;
  }
}
