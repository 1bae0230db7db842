import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRows } from '../../../local-org/database/statements.ts';
import { type Answer, type BenchViewer, page, queryCase, type ReadCase, type RunCall } from './cases.ts';
import { currentRows, rowsById, updatedIds, usage } from './hand-written.ts';
import { orgTime } from './org-file.ts';
import type { ViewerName } from './viewers.ts';

const hour = 3_600_000;
const day = 24 * hour;
const object = 'UserServicePresence';
const fields =
  'Id, UserId, User.Name, ServicePresenceStatusId, ServicePresenceStatus.MasterLabel, IsAway, IsCurrentState, ' +
  'StatusStartDate, StatusEndDate, StatusDuration, ConfiguredCapacity, AverageCapacity, IdleDuration, ' +
  'AtCapacityDuration, CreatedDate, SystemModstamp';

interface Page {
  readonly records: Answer;
  readonly nextRecordsUrl?: string;
}

/** Every page of an answer. */
function allPages(run: RunCall, q: string): Answer {
  const records: unknown[] = [];
  let answer = run('query', { q, batchSize: page }) as Page;
  records.push(...answer.records);
  while (answer.nextRecordsUrl !== undefined) {
    const locator = answer.nextRecordsUrl.slice(answer.nextRecordsUrl.lastIndexOf('/') + 1);
    answer = run('queryMore', { locator, batchSize: page }) as Page;
    records.push(...answer.records);
  }
  return records;
}

/** What is asked of a large org besides what the product asks. */
export function questions(db: DatabaseSyncInstance, known: (name: ViewerName) => BenchViewer): ReadCase[] {
  const current = `SELECT ${fields} FROM ${object} WHERE IsCurrentState = true`;
  const usageOf = (name: ViewerName, since: number): ReadCase => {
    const byDay = 'DAY_ONLY(convertTimezone(StatusStartDate))';
    const soql =
      `SELECT UserId, ${byDay} day, SUM(StatusDuration) seconds FROM ${object} ` +
      `WHERE StatusStartDate >= ${new Date(since).toISOString()} ` +
      `GROUP BY UserId, ${byDay} ORDER BY UserId, ${byDay} LIMIT ${page}`;
    const days = Math.round((orgTime - since) / day);
    const title = `usage by agent and day, ${name}, ${days} days`;
    return queryCase(title, known(name), soql, () => usage(db, name)(since));
  };
  const director = known('director');
  const ids = readRows<{ id: string }>(
    db,
    `SELECT "Id" AS id FROM "${object}" WHERE "OwnerId" IN (SELECT id FROM temp.seen_director)
      AND "IsDeleted" = 0 ORDER BY "SystemModstamp" DESC, "Id" LIMIT 200`,
  ).map(({ id }) => id);
  const retrieved = fields.split(', ');
  const [start, end] = [new Date(orgTime - 2 * hour), new Date(orgTime - hour)];
  return [
    {
      title: 'current state of all, every page, director',
      viewer: director,
      soql: current,
      ordered: false,
      inside: (run) => allPages(run, current),
      overHttp: async (connection) =>
        (await connection.query(current, { autoFetch: true, maxFetch: 100_000 })).records,
      handWritten: () => currentRows(db, 'director')(),
    },
    usageOf('lead', orgTime - 3 * day),
    usageOf('agent', orgTime - 5 * day),
    {
      title: 'retrieve of 200 ids, director',
      viewer: director,
      ordered: false,
      inside: (run) => run('retrieveList', { object, ids, fields: retrieved }) as Answer,
      overHttp: (connection) =>
        connection.request<unknown[]>({
          method: 'POST',
          url: `/services/data/v67.0/composite/sobjects/${object}`,
          body: JSON.stringify({ ids, fields: retrieved }),
          headers: { 'content-type': 'application/json' },
        }),
      handWritten: () => rowsById(db, 'director')(JSON.stringify(ids)),
    },
    {
      title: 'getUpdated of an hour, director',
      viewer: director,
      ordered: true,
      inside: (run) =>
        (
          run('getUpdated', { object, start: start.toISOString(), end: end.toISOString() }) as {
            ids: Answer;
          }
        ).ids,
      overHttp: async (connection) => (await connection.sobject(object).updated(start, end)).ids,
      handWritten: () => updatedIds(db, 'director')(start.getTime(), end.getTime()),
    },
  ];
}
