import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { rebuildSharing } from '../access/sharing-structure.ts';
import { asDataError, DataError } from '../database/data-error.ts';
import { writeMeta } from '../database/meta.ts';
import { createIndexes, openWriter } from '../database/open.ts';
import { seedOrg, startFloor } from '../floor/index.ts';
import { createOmniChannel } from '../omni-channel/index.ts';
import type { FillingMessage, FillingOrder, OrgSeed } from './orders.ts';

/** Carries out one order and ends. */
const parent = process.ppid;

/** A process that nobody waits for any more has nothing left to do. */
function report(share: number): void {
  if (process.ppid !== parent) process.exit(1);
  say(share);
}
const say = (message: FillingMessage): unknown => process.send?.(message);

/** The seed is written last: a file without it was never finished and is made again. */
function fill(db: DatabaseSyncInstance, seed: OrgSeed, pastDays: number): void {
  db.exec('PRAGMA synchronous = OFF');
  seedOrg(db, { ...seed, pastDays, onProgress: report });
  createIndexes(db);
  rebuildSharing(db);
  writeMeta(db, 'seed', seed);
  db.exec('PRAGMA synchronous = NORMAL; PRAGMA wal_checkpoint(TRUNCATE)');
}

/** All in one transaction: cut off, it has made up for nothing. */
function makeUp(db: DatabaseSyncInstance, now: number): void {
  const clock = { now: () => now };
  const scheduler = { after: () => () => undefined };
  startFloor({ db, omniChannel: createOmniChannel(db), clock, scheduler }).stop();
}

function carryOut(order: FillingOrder): void {
  const db = openWriter(order.file);
  try {
    if (order.task === 'fill') fill(db, order.seed, order.pastDays);
    else makeUp(db, order.now);
  } finally {
    db.close();
  }
}

process.once('message', (order: FillingOrder) => {
  try {
    carryOut(order);
  } catch (error) {
    const failure = asDataError(order.file, error);
    if (!(failure instanceof DataError)) throw failure;
    say({ unusable: failure.message });
  }
  // Not inside the message's own handler, which still holds the channel.
  setImmediate(() => process.disconnect());
});
