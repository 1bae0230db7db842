import { copyFile, mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeMeta } from '../../../local-org/database/meta.ts';
import { openWriter } from '../../../local-org/database/open.ts';
import { fillFile } from '../../../local-org/filling/fill-file.ts';
import type { Course } from '../bench.ts';

const root = fileURLToPath(new URL('../../../build/bench/', import.meta.url));

/** A Tuesday at eleven in New York: the floor is full. Epoch milliseconds. */
export const orgTime = Date.UTC(2026, 4, 5, 15);
const seed = 1;

export interface OrgFile {
  readonly folder: string;
  readonly file: string;
}

/** A copy of an org that its own seeding has filled, to be written to; it goes with the bench. The filled file stays
 * for the next run. */
export async function copyOfSeededOrg(agents: number, pastDays: number, course: Course): Promise<OrgFile> {
  const kept = `${root}org-${agents}x${pastDays}`;
  await mkdir(kept, { recursive: true });
  const filling = { realTime: orgTime, pastDays, report: (text: string) => course.say(text) };
  await fillFile(`${kept}/org.db`, { agents, seed, now: orgTime }, filling);

  const folder = `${root}org-${process.pid}`;
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  course.onEnd(remove);
  await remove();
  await mkdir(folder);
  const file = `${folder}/org.db`;
  await copyFile(`${kept}/org.db`, file);
  const db = openWriter(file);
  writeMeta(db, 'clockOffset', orgTime - Date.now());
  db.close();
  return { folder, file };
}
