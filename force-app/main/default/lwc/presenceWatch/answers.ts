import type { StatusCatalog } from 'c/presenceModel';
import type { PresenceStore } from 'c/presenceStore';
import type { Caller, ServerTime } from 'c/presenceSync';
import { createLastOneReads } from './lastOne';
import type { WatchGateway } from './ports';
import { readQueueMembers } from './queueMembers';
import type { WatchSettings } from './settings';
import type { LastOne, QueueMembers, WatchStatus } from './status';

export interface AnswersParts {
  readonly gateway: WatchGateway;
  readonly store: PresenceStore;
  readonly caller: Caller;
  readonly clock: ServerTime;
  readonly settings: () => WatchSettings;
  readonly readCatalog: () => Promise<StatusCatalog | undefined>;
  readonly status: () => WatchStatus;
}

/** Questions that are no part of a poll. Each is kept for as long as its answer holds, so that many askers cost one. */
export interface Answers {
  interruptCapacity(userId: string): Promise<number | undefined>;
  queue(groupId: string): Promise<QueueMembers>;
  lastOne(userId: string): Promise<LastOne | undefined>;
  forget(): void;
}

export function createAnswers(parts: AnswersParts): Answers {
  const { gateway, store, caller, clock, settings, status } = parts;
  const lastOneReads = createLastOneReads(parts);
  const capacities = createKept<number | undefined>();
  const queues = createKept<QueueMembers>();
  const lastOnes = createKept<LastOne | undefined>();

  async function readLastOne(userId: string): Promise<LastOne | undefined> {
    const agent = store.agent(userId);
    if (agent?.kind !== 'online' || agent.changing || status().state !== 'polling') return undefined;
    const catalog = await parts.readCatalog();
    const found = catalog && (await lastOneReads.of(agent, catalog));
    // He may have gone meanwhile.
    return store.agent(userId)?.rowId === agent.rowId ? found : undefined;
  }

  return {
    interruptCapacity(userId) {
      const rowId = store.agent(userId)?.rowId;
      if (rowId === undefined) return Promise.resolve(undefined);
      const read = async () => (await caller.call(() => gateway.interruptCapacity(userId))).value;
      return capacities.get(userId, rowId, read).catch(() => undefined);
    },
    queue(groupId) {
      const tenMinutes = Math.floor(clock.monotonic() / settings().rare);
      return queues.get(groupId, String(tenMinutes), () => readQueueMembers(parts, groupId));
    },
    lastOne(userId) {
      const poll = `${status().state} ${status().knownComplete}`;
      return lastOnes.get(userId, poll, () => readLastOne(userId)).catch(() => undefined);
    },
    forget() {
      for (const kept of [capacities, queues, lastOnes]) kept.clear();
      lastOneReads.forget();
    },
  };
}

/** One answer a key, for as long as it is asked for with the same mark; one that failed is not kept. */
function createKept<T>() {
  const answers = new Map<string, { readonly mark: string; readonly answer: Promise<T> }>();
  return {
    get(key: string, mark: string, read: () => Promise<T>): Promise<T> {
      const kept = answers.get(key);
      if (kept?.mark === mark) return kept.answer;
      const answer = read();
      const made = { mark, answer };
      answers.set(key, made);
      answer.catch(() => {
        if (answers.get(key) === made) answers.delete(key);
      });
      return answer;
    },
    clear: () => answers.clear(),
  };
}
