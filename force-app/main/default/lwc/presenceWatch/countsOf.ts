import { bucketOf } from 'c/presenceModel';
import type { PresenceStore } from 'c/presenceStore';
import type { WatchCounts } from './status';

/** Each user once, by the same buckets as on the floor. */
export function countsOf(store: PresenceStore, userIds: readonly string[]): WatchCounts {
  const agents = [...new Set(userIds)].flatMap((userId) => store.agent(userId) ?? []);
  const buckets = agents.map(bucketOf);
  const count = (bucket: string) => buckets.filter((found) => found === bucket).length;
  return {
    online: count('online'),
    busy: count('busy'),
    offline: count('offline'),
    suspect: count('suspect'),
    bot: count('bot'),
    seen: agents.length,
  };
}
