import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { makeId } from '../schema/ids.ts';

/** Gives ids of this prefix that no record of the object has, in rising order. */
export function freeIds(
  db: DatabaseSyncInstance,
  object: string,
  prefix: string,
  isFree: (id: string) => boolean = () => true,
): () => string {
  const find = db.prepare(`SELECT 1 FROM "${object}" WHERE "Id" = ?`);
  let n = 0;
  return () => {
    for (;;) {
      n += 1;
      const id = makeId(prefix, n);
      if (isFree(id) && find.get(id) === undefined) return id;
    }
  };
}
