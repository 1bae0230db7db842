import { expect } from 'vitest';
import { connect, refusalOf } from './org.ts';
import { client, documented, jsforceVersion, objectPage, restGuide, soqlGuide } from './verified.ts';

const rows = 'SELECT Id, StatusStartDate FROM UserServicePresence';

interface Row {
  Id: string;
  UserId: string;
  StatusStartDate: string;
  StatusEndDate: string | null;
  StatusDuration: number | null;
  IsCurrentState: boolean;
  User: { Name: string } | null;
  ServicePresenceStatus: { MasterLabel: string } | null;
}

documented(`${restGuide}, query`, 'pages by 2,000 until all is there, each record once', async () => {
  const connection = await connect();
  const { totalSize: size } = await connection.query('SELECT COUNT() FROM UserServicePresence');
  const wanted = Math.min(size, 6000);
  const all = await connection.query<Row>(`${rows} ORDER BY StatusStartDate LIMIT ${wanted}`, {
    autoFetch: true,
    maxFetch: wanted,
  });
  expect(new Set(all.records.map(({ Id }) => Id)).size).toBe(wanted);
  const starts = all.records.map(({ StatusStartDate }) => Date.parse(StatusStartDate));
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  if (wanted <= 2000) return;
  const page = await connection.query<Row>(`${rows} ORDER BY StatusStartDate LIMIT ${wanted}`);
  expect(page).toMatchObject({ done: false, totalSize: wanted });
  expect(page.records).toHaveLength(2000);
  const next = await connection.queryMore<Row>(page.nextRecordsUrl ?? '');
  expect(next.records[0]?.Id).toBe(all.records[2000]?.Id);
});

documented(
  objectPage,
  'keeps end and duration for rows that are over, and the one is the difference',
  async () => {
    const { records } = await (
      await connect()
    ).query<Row>(
      `SELECT Id, StatusStartDate, StatusEndDate, StatusDuration, IsCurrentState FROM UserServicePresence
      ORDER BY StatusStartDate DESC NULLS LAST LIMIT 200`,
    );
    expect(records.length).toBeGreaterThan(0);
    for (const { StatusStartDate, StatusEndDate, StatusDuration, IsCurrentState } of records) {
      if (IsCurrentState) expect([StatusEndDate, StatusDuration]).toEqual([null, null]);
      else {
        const seconds = (Date.parse(StatusEndDate ?? '') - Date.parse(StatusStartDate)) / 1000;
        expect(StatusDuration).toBe(seconds);
      }
    }
  },
);

client(jsforceVersion, 'reads parents through their relationship', async () => {
  const { records } = await (
    await connect()
  ).query<Row>(
    `SELECT Id, UserId, User.Name, ServicePresenceStatus.MasterLabel FROM UserServicePresence
      WHERE IsCurrentState = true LIMIT 5`,
  );
  for (const row of records) {
    expect(row.User?.Name).toEqual(expect.any(String));
    expect(row.ServicePresenceStatus?.MasterLabel).toEqual(expect.any(String));
  }
});

client(jsforceVersion, 'answers the query that its builder writes, quotes and all', async () => {
  const connection = await connect();
  const found = await connection
    .sobject('UserServicePresence')
    .find({ IsCurrentState: true }, ['Id'])
    .limit(3);
  expect(found.length).toBeLessThanOrEqual(3);
  const none = await connection
    .sobject('UserServicePresence')
    .find({ Name: "' OR Name != null OR Name = '" }, ['Id']);
  expect(none).toEqual([]);
});

documented(`${soqlGuide}, aggregate functions`, 'counts and groups alike', async () => {
  const connection = await connect();
  const { totalSize } = await connection.query('SELECT COUNT() FROM UserServicePresence');
  const { records } = await connection.query<{ IsCurrentState: boolean; rows: number }>(
    'SELECT IsCurrentState, COUNT(Id) rows FROM UserServicePresence GROUP BY IsCurrentState',
  );
  expect(records.reduce((sum, group) => sum + group.rows, 0)).toBe(totalSize);
});

documented(objectPage, 'refuses to group by a field that has no Group property', async () => {
  const connection = await connect();
  for (const field of ['ServicePresenceStatusId', 'Name', 'AverageCapacity', 'StatusStartDate']) {
    const grouped = `SELECT ${field}, COUNT(Id) FROM UserServicePresence GROUP BY ${field}`;
    expect(await refusalOf(connection.query(grouped)), field).toMatch(/^(INVALID_FIELD|MALFORMED_QUERY)$/);
  }
});

documented(soqlGuide, 'refuses what is no SOQL, no field and no object by their codes', async () => {
  const connection = await connect();
  const codes = await Promise.all(
    [
      'SELECT FROM UserServicePresence',
      'SELECT Id, Nope FROM UserServicePresence',
      'SELECT Id FROM NoSuchObject',
      'SELECT Id FROM UserServicePresence WHERE IsAway > true',
    ].map((soql) => refusalOf(connection.query(soql))),
  );
  expect(codes).toEqual([
    'MALFORMED_QUERY',
    'INVALID_FIELD',
    'INVALID_TYPE',
    'INVALID_QUERY_FILTER_OPERATOR',
  ]);
});

documented(objectPage, 'does not know the object below 32.0', async () => {
  expect(await refusalOf((await connect('31.0')).query('SELECT Id FROM UserServicePresence'))).toBe(
    'INVALID_TYPE',
  );
});
