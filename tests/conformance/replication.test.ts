import { expect } from 'vitest';
import { connect, refusalOf } from './org.ts';
import { client, documented, jsforceVersion, restGuide } from './verified.ts';

const object = 'UserServicePresence';
const minute = 60_000;
const day = 24 * 60 * minute;
const updatedPage = `${restGuide}, sObject Get Updated`;
const deletedPage = `${restGuide}, sObject Get Deleted`;

/** The org's own time: a local org may live in another year. */
async function orgTime(): Promise<number> {
  const { timestamp } = await (await connect()).soap.getServerTimestamp();
  return Date.parse(String(timestamp));
}

const iso = (at: number): string => new Date(at).toISOString();

documented(updatedPage, 'getUpdated answers the rows whose SystemModstamp lies in the window', async () => {
  const connection = await connect();
  const end = Math.floor((await orgTime()) / minute) * minute - 5 * minute;
  const [from, until] = [iso(end - 60 * minute), iso(end)];
  const { ids, latestDateCovered } = await connection.updated(object, from, until);
  const { records } = await connection.query<{ Id: string }>(
    `SELECT Id FROM ${object} WHERE SystemModstamp >= ${from} AND SystemModstamp < ${until}`,
    { autoFetch: true, maxFetch: 100_000 },
  );
  // Rows that have changed since are in neither answer by then, or in the second window of this hour alone.
  const again = await connection.updated(object, until, iso(end + 10 * minute));
  const queried = new Set(records.map(({ Id }) => Id));
  for (const id of ids) expect(queried.has(id) || again.ids.includes(id), id).toBe(true);
  for (const id of queried) expect(ids, id).toContain(id);
  expect(Date.parse(latestDateCovered)).toBeLessThanOrEqual(end);
});

documented(updatedPage, 'the seconds of a window are dropped', async () => {
  const connection = await connect();
  const end = Math.floor((await orgTime()) / minute) * minute - 10 * minute;
  const exact = await connection.updated(object, iso(end - 5 * minute), iso(end));
  const within = await connection.updated(object, iso(end - 5 * minute + 59_000), iso(end + 59_000));
  expect(Date.parse(within.latestDateCovered)).toBe(Date.parse(exact.latestDateCovered));
});

documented(updatedPage, 'a start that is no time before its end is refused', async () => {
  const connection = await connect();
  const now = await orgTime();
  const refused = 'INVALID_REPLICATION_DATE';
  expect(await refusalOf(connection.updated(object, iso(now), iso(now)))).toBe(refused);
  expect(await refusalOf(connection.updated(object, iso(now), iso(now - day)))).toBe(refused);
  expect(await refusalOf(connection.deleted(object, iso(now), iso(now - day)))).toBe(refused);
});

documented(`${updatedPage}; ${deletedPage}`, 'reach back 30 and 15 days', async () => {
  const connection = await connect();
  const now = await orgTime();
  const from = (days: number): [string, string, string] => [
    object,
    iso(now - days * day),
    iso(now - days * day + 2 * minute),
  ];
  await connection.updated(...from(29));
  expect(await refusalOf(connection.updated(...from(32)))).toBe('INVALID_REPLICATION_DATE');
  expect(await refusalOf(connection.deleted(...from(17)))).toBe('INVALID_REPLICATION_DATE');
});

documented(deletedPage, 'getDeleted says from when on it knows, and up to when', async () => {
  const connection = await connect();
  const end = (await orgTime()) - minute;
  const { deletedRecords, earliestDateAvailable, latestDateCovered } = await connection.deleted(
    object,
    iso(end - 3 * minute),
    iso(end),
  );
  expect(Date.parse(earliestDateAvailable)).toBeLessThan(end);
  expect(Date.parse(latestDateCovered)).toBeLessThanOrEqual(end);
  for (const { deletedDate } of deletedRecords) expect(Date.parse(deletedDate)).toBeLessThan(end);
});

client(jsforceVersion, 'answers times as its types declare them', async () => {
  const now = await orgTime();
  const { ids, latestDateCovered } = await (
    await connect()
  )
    .sobject(object)
    .updated(new Date(now - 10 * minute), new Date(now));
  expect(Array.isArray(ids)).toBe(true);
  expect(latestDateCovered).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000\+0000$/);
});
