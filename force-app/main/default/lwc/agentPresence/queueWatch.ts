import type { Agent } from 'c/presenceModel';
import type { GatewayError } from 'c/presenceSync';
import type { QueueMembers, WatchCounts } from 'c/presenceWatch';
import type { WatchSession } from 'c/presenceWatchSession';

/** What is known of the queue that owns a record. */
export interface QueueTold {
  readonly queue?: QueueMembers;
  readonly error?: GatewayError;
  readonly counts?: WatchCounts;
  readonly name?: string;
  /** Members online, by name. */
  readonly online: readonly Agent[];
}

/** Finds the members of a queue and watches each of them. */
export interface QueueWatch {
  told(): QueueTold;
  /** Asks for the members again where that failed. */
  retry(): void;
  end(): void;
}

export interface QueueSource extends Pick<WatchSession, 'watch' | 'queue' | 'countsOf'> {
  readonly store: Pick<WatchSession['store'], 'agent'>;
}

export function createQueueWatch(watch: QueueSource, groupId: string, onChange: () => void): QueueWatch {
  let queue: QueueMembers | undefined;
  let error: GatewayError | undefined;
  let ended = false;
  let undo: readonly (() => void)[] = [];

  async function find(): Promise<void> {
    error = undefined;
    try {
      const found = await watch.queue(groupId);
      if (ended) return;
      queue = found;
      undo = found.userIds.map((userId) => watch.watch(userId));
    } catch (thrown) {
      error = gatewayErrorOf(thrown);
    }
    if (!ended) onChange();
  }

  void find();

  return {
    told() {
      if (queue === undefined) return { error, online: [] };
      const agents = queue.userIds.flatMap((userId) => watch.store.agent(userId) ?? []);
      return {
        queue,
        counts: watch.countsOf(queue.userIds),
        name: queue.name,
        online: agents.filter(isOnline).sort((a, b) => compare(a.name, b.name)),
      };
    },
    retry() {
      if (error !== undefined) void find();
    },
    end() {
      ended = true;
      for (const one of undo) one();
    },
  };
}

const { compare } = new Intl.Collator();

/** As countsOf counts: bots and rows that are not believed are not there for anybody. */
function isOnline(agent: Agent): boolean {
  return agent.kind === 'online' && !agent.bot && agent.suspectReason !== 'too-old';
}

function gatewayErrorOf(thrown: unknown): GatewayError {
  if (typeof thrown === 'object' && thrown !== null && 'kind' in thrown && 'message' in thrown) {
    return thrown as GatewayError;
  }
  return { kind: 'other', message: String(thrown) };
}
