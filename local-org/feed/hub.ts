import { FeedRefusal, type FeedChannel, type FeedData } from './channels.ts';
import type { DeliveryKind } from './deliveries.ts';
import type { FeedMessage } from './faults.ts';
import { createLogWindow, type ReadableLog } from './log-window.ts';
import { startOf } from './replay.ts';

/** What a client gets at once. */
export interface Batch {
  readonly messages: readonly FeedMessage[];
  /** There was an event more than the daily allocation leaves: what counts against it is no longer subscribed. */
  readonly isOverAllocation: boolean;
}

/** A client's subscriptions. What is not taken waits in the log, so a slow client costs a number, not a queue. */
export interface FeedClient {
  /** In the place of a subscription of the same name. `replay` as the client sent it. Throws FeedRefusal. */
  subscribe(channel: FeedChannel, replay: unknown): void;
  unsubscribe(name: string): void;
  /** What there is for this client since the last time, not all of it if it is much. */
  take(): Batch;
  /** Calls `ready`, once, with the next batch that is not empty; after the turn of the event loop that committed it.
   * Nothing is taken where `isOpen` says no. */
  wait(ready: (batch: Batch) => void, isOpen?: () => boolean): void;
  /** Takes `wait` back. */
  rest(): void;
  leave(): void;
}

export interface FeedHub {
  join(): FeedClient;
  close(): void;
}

export interface FeedHubPorts {
  readonly log: ReadableLog;
  /** The org's clock, epoch milliseconds. */
  readonly now: () => number;
  /** Tells of every commit that may have written to the log. Returns its own undo. */
  readonly onCommit: (listener: () => void) => () => void;
  /** Runs a task after the present turn of the event loop. */
  readonly soon: (task: () => void) => void;
  /** How many events may still be delivered today. */
  readonly left: (kind: DeliveryKind) => number;
  readonly count: (kind: DeliveryKind, events: number) => void;
  /** Changes that are held in memory for all. */
  readonly held?: number;
}

/** Messages in a batch, and changes that are looked at for it: a turn of the event loop stays short. */
const longestBatch = 200;
const longestScan = 2000;
const clientsPerTurn = 50;

interface Subscription {
  readonly channel: FeedChannel;
  /** Everything up to this entry of the log was delivered, or is not for this client. */
  cursor: number;
}

interface Reading {
  readonly messages: readonly FeedMessage[];
  readonly cursor: number;
  readonly isOver: boolean;
}

interface Member {
  readonly subscriptions: Map<string, Subscription>;
  ready: ((batch: Batch) => void) | undefined;
  isOpen: () => boolean;
}

export function createFeedHub({ log, now, onCommit, soon, left, count, held }: FeedHubPorts): FeedHub {
  const window = createLogWindow(log, held);
  const members = new Set<Member>();
  /** Those who have still to be asked in this round. */
  let round: Member[] = [];
  let isDue = false;
  let isClosed = false;

  function wake(): void {
    if (isDue || isClosed || members.size === 0) return;
    isDue = true;
    soon(turn);
  }

  function turn(): void {
    isDue = false;
    if (isClosed) return;
    const isMore = window.follow();
    if (round.length === 0) round = [...members].filter(isBehind);
    const served = round.splice(0, clientsPerTurn).filter(isBehind);
    for (const member of served) serve(member);
    if (isMore || round.length > 0 || served.some(isBehind)) wake();
  }

  function isBehind({ ready, isOpen, subscriptions }: Member): boolean {
    if (!ready || !isOpen()) return false;
    for (const { cursor } of subscriptions.values()) if (cursor < window.newest) return true;
    return false;
  }

  function serve(member: Member): void {
    const batch = take(member);
    if (batch.messages.length === 0 && !batch.isOverAllocation) return;
    const { ready } = member;
    member.ready = undefined;
    ready?.(batch);
  }

  function take({ subscriptions }: Member): Batch {
    const messages: FeedMessage[] = [];
    let isOverAllocation = false;
    for (const [name, subscription] of subscriptions) {
      const { kind } = subscription.channel;
      const taken = read(subscription, longestBatch - messages.length);
      subscription.cursor = taken.cursor;
      count(kind, taken.messages.length);
      messages.push(...taken.messages);
      if (!taken.isOver) continue;
      isOverAllocation = true;
      subscriptions.delete(name);
    }
    return { messages, isOverAllocation };
  }

  function read({ channel, ...from }: Subscription, room: number): Reading {
    const messages: FeedMessage[] = [];
    let { cursor } = from;
    let allowed: number | undefined;
    for (const change of room > 0 ? window.after(cursor, longestScan) : []) {
      const data = channel.dataOf(change);
      if (data) {
        allowed ??= left(channel.kind);
        if (messages.length >= allowed) return { messages, cursor, isOver: true };
        messages.push(messageOf(channel.name, data, change.replayId));
      }
      cursor = change.replayId;
      if (messages.length >= room) break;
    }
    return { messages, cursor, isOver: false };
  }

  function join(): FeedClient {
    const member: Member = { subscriptions: new Map(), ready: undefined, isOpen: () => true };
    members.add(member);
    wake();
    return {
      subscribe(channel, replay) {
        if (left(channel.kind) <= 0) throw new FeedRefusal(overAllocation);
        const known = replay === undefined ? member.subscriptions.get(channel.name)?.cursor : undefined;
        const cursor = known ?? startOf(log, replay, now() - channel.retention);
        member.subscriptions.set(channel.name, { channel, cursor });
        wake();
      },
      unsubscribe(name) {
        member.subscriptions.delete(name);
      },
      take: () => take(member),
      wait(ready, isOpen = () => true) {
        Object.assign(member, { ready, isOpen });
        if (isBehind(member)) wake();
      },
      rest() {
        member.ready = undefined;
      },
      leave() {
        members.delete(member);
        member.ready = undefined;
      },
    };
  }

  const unfollow = onCommit(wake);
  return {
    join,
    close() {
      isClosed = true;
      unfollow();
      members.clear();
    },
  };
}

/** Subscribers who get the same data get the same message: it is made, and written as JSON, once for all of them. */
const shared = new WeakMap<FeedData, FeedMessage>();

function messageOf(channel: string, data: FeedData, replayId: number): FeedMessage {
  const known = shared.get(data);
  if (known?.channel === channel) return known;
  const message = { channel, data: { ...data, event: { ...data.event, replayId } } };
  shared.set(data, message);
  return message;
}

/** "Change Data Capture Allocations", checked when a client subscribes and when an event is due to it. */
export const overAllocation = '403::Organization total events daily limit exceeded';
