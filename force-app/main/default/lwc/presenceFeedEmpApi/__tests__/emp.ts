import { isEmpEnabled, onError, subscribe, unsubscribe, type EmpMessage } from 'lightning/empApi';
import type { FeedFailure, FeedListener } from 'c/presenceSync';

/** The mock of `lightning/empApi` as one connection: subscriptions that are counted, one error handler. */
export interface Emp {
  /** Channels with a subscription. */
  held(): readonly string[];
  send(channel: string, data: unknown): void;
  fail(error: unknown): void;
  /** The next subscribe waits until it is told how it ends. */
  hold(): { grant(): void; refuse(reason: unknown): void };
}

const quiet = () => Promise.resolve({});

export function connectEmp(): Emp {
  const subscriptions = new Map<number, { channel: string; onMessage: (message: EmpMessage) => void }>();
  let handler: (error: unknown) => void = () => undefined;
  let next = 0;
  let held: Promise<void> | undefined;
  jest.mocked(isEmpEnabled).mockResolvedValue(true);
  jest.mocked(onError).mockImplementation((heard) => {
    handler = heard;
    return quiet();
  });
  jest.mocked(subscribe).mockImplementation(async (channel, replayId, onMessage) => {
    const granted = held;
    held = undefined;
    await granted;
    const id = (next += 1);
    subscriptions.set(id, { channel, onMessage });
    return { id, channel, replayId };
  });
  jest.mocked(unsubscribe).mockImplementation(({ id }) => {
    subscriptions.delete(Number(id));
    return quiet();
  });
  return {
    held: () => [...subscriptions.values()].map(({ channel }) => channel),
    send(channel, data) {
      for (const each of subscriptions.values())
        if (each.channel === channel) each.onMessage({ channel, data });
    },
    fail: (error) => handler(error),
    hold() {
      let grant = (): void => undefined;
      let refuse = (_reason: unknown): void => undefined;
      held = new Promise((resolve, reject) => {
        grant = resolve;
        refuse = reject;
      });
      return { grant: () => grant(), refuse: (reason) => refuse(reason) };
    },
  };
}

export function listening() {
  const told: unknown[] = [];
  const failures: FeedFailure[] = [];
  const listener: FeedListener = {
    changed: (ids) => void told.push(ids),
    missed: () => void told.push('missed'),
    ended: (failure) => void failures.push(failure),
  };
  return { listener, told, failures, ends: () => failures.map(({ end }) => end) };
}
