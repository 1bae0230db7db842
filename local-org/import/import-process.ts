import { writeMeta } from '../database/meta.ts';
import { openWriter } from '../database/open.ts';
import { importOrg } from './import-org.ts';
import type { ImportMessage, ImportOrder } from './import-file.ts';

/** Imports into a new file and ends. */
const parent = process.ppid;

const say = (message: ImportMessage): void => {
  // Nobody waits any more.
  if (process.ppid !== parent) process.exit(1);
  process.send?.(message);
};

async function run({ file, folder, now, realTime, stamp }: ImportOrder): Promise<void> {
  const db = openWriter(file);
  // The file counts only when it is whole.
  db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
  let told = 0;
  const { faults, newest } = await importOrg(db, {
    folder,
    now: now ?? realTime,
    onProgress: (share) => {
      if (share - told < 0.05 && share < 1) return;
      told = share;
      say({ kind: 'progress', share });
    },
    onNote: (text) => say({ kind: 'note', text }),
  });
  if (faults.count === 0) {
    writeMeta(db, 'import', { folder, stamp, now: now ?? null, startsAt: now ?? newest ?? realTime });
  }
  db.close();
  say({ kind: 'end', lines: faults.lines, count: faults.count });
}

process.once('message', (order: ImportOrder) => {
  void run(order)
    .catch((error: unknown) => {
      say({ kind: 'failure', text: error instanceof Error ? error.message : String(error) });
    })
    .finally(() => setImmediate(() => process.disconnect()));
});
