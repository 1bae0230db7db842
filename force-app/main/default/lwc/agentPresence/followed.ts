import type { Agent } from 'c/presenceModel';
import type { LastOne, Standing } from 'c/presenceWatch';
import type { WatchSession } from 'c/presenceWatchSession';
import { createQueueWatch, type QueueSource, type QueueTold, type QueueWatch } from './queueWatch';
import type { Subject } from './subject';

/** What is known of whom the card is about, and what is read beside the presence. */
export interface FollowedFacts {
  readonly agent?: Agent;
  readonly standing?: Standing;
  readonly queue?: QueueTold;
  /** Of the viewer only. */
  readonly lastOne?: LastOne;
  readonly interruptCapacity?: number;
}

/** Watches whom the card is about, and no longer whom it was about. */
export interface Followed {
  follow(subject: Subject): void;
  facts(): FollowedFacts;
  /** Asks what has to be asked anew for each poll. */
  polled(): void;
  /** Asks again for what failed. */
  retry(): void;
  end(): void;
}

export type FollowedWatch = QueueSource & Pick<WatchSession, 'standing' | 'lastOne' | 'interruptCapacity'>;

export function createFollowed(watch: FollowedWatch, onChange: () => void): Followed {
  let subject: Subject = { kind: 'waiting' };
  let unfollow = () => {};
  let queueWatch: QueueWatch | undefined;
  let lastOne: LastOne | undefined;
  let rowId: string | undefined;
  let interruptCapacity: number | undefined;

  function leave(): void {
    unfollow();
    unfollow = () => {};
    subject = { kind: 'waiting' };
    queueWatch = undefined;
    lastOne = undefined;
    rowId = undefined;
    interruptCapacity = undefined;
  }

  function followQueue(groupId: string): void {
    const created = createQueueWatch(watch, groupId, onChange);
    queueWatch = created;
    unfollow = () => created.end();
  }

  /** Every row has a capacity of its own. */
  async function askInterruptCapacity({ userId, rowId: asked }: Agent): Promise<void> {
    const capacity = await watch.interruptCapacity(userId);
    if (rowId !== asked) return;
    interruptCapacity = capacity;
    onChange();
  }

  async function askLastOne(asked: Subject, userId: string): Promise<void> {
    const answer = await watch.lastOne(userId);
    if (subject !== asked) return;
    lastOne = answer;
    onChange();
  }

  return {
    follow(next) {
      if (JSON.stringify(next) === JSON.stringify(subject)) return;
      leave();
      subject = next;
      if (next.kind === 'user') unfollow = watch.watch(next.userId, { load: true });
      if (next.kind === 'queue') followQueue(next.groupId);
    },
    facts() {
      if (subject.kind !== 'user') return { queue: queueWatch?.told() };
      const agent = watch.store.agent(subject.userId);
      if (agent?.rowId !== rowId) {
        rowId = agent?.rowId;
        interruptCapacity = undefined;
        if (agent !== undefined && rowId !== undefined) void askInterruptCapacity(agent);
      }
      return { agent, standing: watch.standing(subject.userId), lastOne, interruptCapacity };
    },
    polled() {
      if (subject.kind === 'user' && subject.relation === 'me') void askLastOne(subject, subject.userId);
    },
    retry() {
      queueWatch?.retry();
    },
    end: leave,
  };
}
