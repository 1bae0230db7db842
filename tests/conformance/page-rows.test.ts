import { expect } from 'vitest';
import { connect, refusalOf } from './org.ts';
import { documented, objectPage, restGuide } from './verified.ts';

const object = 'UserServicePresence';

documented(
  `${objectPage}; metadata guide, ServicePresenceStatus`,
  'is away exactly while its status serves no channel',
  async () => {
    const connection = await connect();
    const channels = await connection.query<{ ServicePresenceStatusId: string }>(
      'SELECT ServicePresenceStatusId FROM ServiceChannelStatus',
    );
    const serving = new Set(channels.records.map((record) => record.ServicePresenceStatusId));
    const { records } = await connection.query<{ IsAway: boolean; ServicePresenceStatusId: string }>(
      `SELECT IsAway, ServicePresenceStatusId FROM ${object} WHERE IsCurrentState = true`,
    );
    expect(records.length).toBeGreaterThan(0);
    for (const { IsAway, ServicePresenceStatusId: status } of records) {
      expect(IsAway, status).toBe(!serving.has(status));
    }
  },
);

documented(objectPage, 'has a name that no other row has', async () => {
  const { records } = await (
    await connect()
  ).query<{ Name: string }>(`SELECT Name FROM ${object} ORDER BY Id LIMIT 2000`);
  expect(records.length).toBeGreaterThan(0);
  expect(new Set(records.map(({ Name }) => Name)).size).toBe(records.length);
});

documented(`${objectPage}; ${restGuide}, describe`, 'takes no Apex triggers', async () => {
  expect((await (await connect()).describe(object)).triggerable).toBe(false);
});

documented(objectPage, 'has shares and sharing rules from the version of the object on', async () => {
  for (const name of [`${object}Share`, `${object}OwnerSharingRule`]) {
    expect(await refusalOf((await connect('31.0')).describe(name)), name).toBe('NOT_FOUND');
    expect((await (await connect('32.0')).describe(name)).name).toBe(name);
  }
});
