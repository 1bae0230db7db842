import { afterAll, beforeAll, expect } from 'vitest';
import { oldRows, tellsOfABurst } from './burst.ts';
import { hear, recordIds, replayIds } from './heard.ts';
import { connect, isDemo, mayWrite } from './org.ts';
import { judges } from './streaming-judges.ts';
import { client, documented } from './verified.ts';

const object = 'UserServicePresence';
const guide = 'Streaming API guide';
const name = 'ConformancePresence';
const channel = `/topic/${name}`;
const runs = mayWrite && isDemo;

let topic: string | undefined;
beforeAll(async () => {
  if (!runs) return;
  const record = {
    Name: name,
    Query: `SELECT Id, UserId, IsCurrentState FROM ${object}`,
    ApiVersion: 60,
    NotifyForOperationCreate: true,
    NotifyForOperationUpdate: true,
    NotifyForOperationDelete: true,
    NotifyForOperationUndelete: true,
    NotifyForFields: 'Select',
  };
  topic = (await (await connect()).create('PushTopic', record)).id;
});
afterAll(async () => {
  if (topic !== undefined) await (await connect()).delete('PushTopic', topic);
});

const size = 150;
for (const [nth, judge] of judges.entries()) {
  client(
    judge.version,
    'hears through a topic of each record of a burst once, in order, and again from any place on',
    async () => {
      const ids = await oldRows(size, 10 + nth * size);
      await tellsOfABurst(judge, channel, ids, { deleted: 'deleted', undeleted: 'undeleted' });
    },
    runs,
  );
}

documented(
  `${guide}, Message Durability`,
  'a replay of everything begins no later than one from an id, and an id that is none is refused',
  async () => {
    const connection = await connect();
    const [judge] = judges;
    if (!judge) throw new Error('there is no judge');
    const [id = ''] = await oldRows(1, 5);
    await connection.delete(object, id);
    await connection.soap.undelete([id]);
    const [all, new_] = [hear(), hear()];
    const subscribers = [judge.open(connection.accessToken ?? ''), judge.open(connection.accessToken ?? '')];
    const [one, other] = subscribers;
    await one?.subscribe(channel, -2, all.listener);
    await all.until((events) => events.some((event) => recordIds(event).includes(id)));
    await expect(one?.subscribe(channel, 2 ** 40, () => undefined)).rejects.toThrow(
      /^400::The replayId \{1099511627776\} you provided was invalid\. Please provide a valid ID, -2 /,
    );
    await other?.subscribe(channel, -1, new_.listener);
    expect(new_.events).toEqual([]);
    expect(replayIds(all.events).length).toBeGreaterThan(0);
    for (const each of subscribers) await each.close();
  },
  runs,
);
