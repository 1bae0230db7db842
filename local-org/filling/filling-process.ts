import { rebuildRoleHierarchy } from '../access/role-hierarchy.ts';
import { writeMeta } from '../database/meta.ts';
import { createIndexes, openWriter } from '../database/open.ts';
import { seedOrg } from '../floor/index.ts';
import type { FillingOrder } from './fill-file.ts';

/** Fills a new file and ends. The seed is written last: a file without it was never finished and is made again. */
const parent = process.ppid;

/** A process that nobody waits for any more has nothing left to do. */
function report(share: number): void {
  if (process.ppid !== parent) process.exit(1);
  process.send?.(share);
}

process.once('message', ({ file, seed, pastDays }: FillingOrder) => {
  const db = openWriter(file);
  db.exec('PRAGMA synchronous = OFF');
  seedOrg(db, { ...seed, pastDays, onProgress: report });
  createIndexes(db);
  rebuildRoleHierarchy(db);
  writeMeta(db, 'seed', seed);
  db.exec('PRAGMA synchronous = NORMAL; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  // Not inside the message's own handler, which still holds the channel.
  setImmediate(() => process.disconnect());
});
