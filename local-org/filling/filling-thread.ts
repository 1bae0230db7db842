import { parentPort, workerData } from 'node:worker_threads';
import { rebuildRoleHierarchy } from '../access/role-hierarchy.ts';
import { seedOrg } from '../floor/index.ts';
import type { FillingData } from './fill-file.ts';
import { writeMeta } from '../database/meta.ts';
import { createIndexes, openWriter } from '../database/open.ts';

/** Fills a new file. The seed is written last: a file without it was never finished and is made again. */
const { file, seed, pastDays } = workerData as FillingData;
const db = openWriter(file);
db.exec('PRAGMA synchronous = OFF');
seedOrg(db, { ...seed, pastDays, onProgress: (share) => parentPort?.postMessage(share) });
createIndexes(db);
rebuildRoleHierarchy(db);
writeMeta(db, 'seed', seed);
db.exec('PRAGMA synchronous = NORMAL; PRAGMA wal_checkpoint(TRUNCATE)');
db.close();
