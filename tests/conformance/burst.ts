import { expect } from 'vitest';
import { connect } from './org.ts';
import { heardOf, hear, inOrder, replayIds, type Heard } from './heard.ts';
import type { Judge } from './streaming-judges.ts';

const object = 'UserServicePresence';

/** Old rows, which nothing else changes; another test takes the oldest. */
export async function oldRows(count: number, from: number): Promise<string[]> {
  const soql =
    `SELECT Id FROM ${object} WHERE IsCurrentState = false ORDER BY StatusEndDate, Id ` +
    `LIMIT ${count} OFFSET ${from}`;
  return (await (await connect()).query<{ Id: string }>(soql)).records.map(({ Id }) => Id);
}

/** What a feed calls a record that went and one that came back. */
export interface FeedWords {
  readonly deleted: string;
  readonly undeleted: string;
}

const sorted = (ids: readonly string[]): string[] => [...ids].sort();

/**
 * Deletes the rows in one call and brings them back in another while a client listens: it hears of each once, in order.
 * A second client then asks for what was kept, and gets the same from any place on.
 */
export async function tellsOfABurst(
  judge: Judge,
  channel: string,
  ids: readonly string[],
  { deleted, undeleted }: FeedWords,
): Promise<void> {
  const connection = await connect();
  const token = connection.accessToken ?? '';
  const live = hear();
  const listening = judge.open(token);
  const replaying = judge.open(token);
  const mine = (type: string, { events }: Heard): string[] =>
    heardOf(events, type).filter((id) => ids.includes(id));
  try {
    await listening.subscribe(channel, -1, live.listener);
    expect((await connection.delete(object, [...ids])).every(({ success }) => success)).toBe(true);
    await live.until(() => mine(deleted, live).length >= ids.length);
    await connection.soap.undelete([...ids]);
    await live.until(() => mine(undeleted, live).length >= ids.length);
    expect(sorted(mine(deleted, live))).toEqual(sorted(ids));
    expect(sorted(mine(undeleted, live))).toEqual(sorted(ids));
    expect(inOrder(live.events)).toBe(true);

    const told = [...live.events];
    const middle = Math.floor(told.length / 2);
    const [from, last] = [replayIds(told)[middle - 1] ?? 0, replayIds(told).at(-1) ?? 0];
    const replayed = hear();
    await replaying.subscribe(channel, from, replayed.listener);
    await replayed.until((events) => replayIds(events).includes(last));
    expect(replayed.events.slice(0, told.length - middle)).toEqual(told.slice(middle));
    expect(inOrder(replayed.events)).toBe(true);
  } finally {
    await Promise.all([listening.close(), replaying.close()]);
  }
}
