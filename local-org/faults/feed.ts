import type { FeedFaults, FeedMessage, OpenPoll } from '../feed/faults.ts';
import type { ActiveFault, ActiveFaults } from './active-faults.ts';
import { gapOf, overflowOf } from './change-event-gaps.ts';
import { longestOvertaking } from './fault-order.ts';

type Pass = (message: FeedMessage) => void;
/** A client is known by it. */
type Send = Parameters<FeedFaults['disturb']>[2];

const messageKinds = ['drop', 'delay', 'duplicate', 'reorder', 'hold', 'gap', 'overflow'] as const;

/** The faults of the feed. Those of messages act in the order in which they were set, each on what those before it let
 * pass. A message has the same fate for every client: it is drawn by how far behind the newest change it lies that there
 * was when the fault was set. */
export function createFeedFaults(faults: ActiveFaults): FeedFaults {
  const polls = new Set<OpenPoll>();
  const overtaken = new WeakMap<ActiveFault, WeakMap<Send, () => void>>();

  /** What arrives while a client's batch is disturbed. */
  const batches = new Map<Send, FeedMessage[]>();
  const arrive = (send: Send, message: FeedMessage): void => {
    const batch = batches.get(send);
    if (batch) batch.push(message);
    else send([message]);
  };

  /** A message that is taken waits for the next one of its client, and comes after it. */
  const reorder = (fault: ActiveFault, client: Send, message: FeedMessage, pass: Pass): void => {
    const waiting = overtaken.get(fault) ?? new WeakMap<Send, () => void>();
    overtaken.set(fault, waiting);
    const letGo = waiting.get(client);
    if (letGo === undefined && fault.takes(placeOf(message, fault))) {
      const comes = (): void => {
        waiting.delete(client);
        pass(message);
      };
      waiting.set(client, fault.holdBack(comes, fault.order.ms ?? longestOvertaking));
      return;
    }
    pass(message);
    letGo?.();
  };

  const meet = (fault: ActiveFault, client: Send, message: FeedMessage, pass: Pass): void => {
    const { kind, ms } = fault.order;
    if (kind === 'reorder') return reorder(fault, client, message, pass);
    const gap = kind === 'gap' ? gapOf(message) : kind === 'overflow' ? overflowOf(message) : message;
    if (gap === undefined || !fault.takes(placeOf(message, fault))) return pass(message);
    if (kind === 'drop') return;
    if (kind === 'delay' || kind === 'hold') {
      fault.holdBack(() => pass(message), kind === 'delay' ? ms : undefined);
      return;
    }
    pass(gap);
    if (kind === 'duplicate') pass(gap);
  };

  faults.onSet((fault) => {
    const { kind } = fault.order;
    if (kind === 'cut') for (const poll of polls) if (fault.takes(fault.next(poll.userId))) poll.cut();
    if (kind === 'exhaust' || kind === 'expireSession') for (const poll of polls) poll.judgeAgain();
  });
  return {
    disturb(messages, _userId, send) {
      const taking = faults.of(...messageKinds);
      if (taking.length === 0) return send(messages);
      const batch: FeedMessage[] = [];
      batches.set(send, batch);
      const passFrom =
        (at: number): Pass =>
        (message) => {
          const fault = taking[at];
          if (fault) meet(fault, send, message, passFrom(at + 1));
          else arrive(send, message);
        };
      messages.forEach(passFrom(0));
      batches.delete(send);
      if (batch.length > 0) send(batch);
    },
    fateOf(userId) {
      const fault = faults.of('cut', 'exhaust').find((each) => each.takes(each.next(userId)));
      if (fault === undefined) return undefined;
      return fault.order.kind === 'cut' ? 'cut' : 'exhausted';
    },
    polled(poll) {
      polls.add(poll);
      return () => polls.delete(poll);
    },
  };
}

function placeOf({ data }: FeedMessage, { since }: ActiveFault): number {
  const { event } = data as { event?: { replayId?: number } };
  return (event?.replayId ?? 0) - since;
}
