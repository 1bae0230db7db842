import type { ServerResponse } from 'node:http';
import type { ServerSession } from 'cometd-nodejs-server';
import { FeedRefusal, type FeedChannels, type Subscriber } from '../feed/channels.ts';
import type { FeedFaults, FeedMessage } from '../feed/faults.ts';
import { overAllocation, type Batch, type FeedHub } from '../feed/hub.ts';
import type { BayeuxRequest } from './bayeux-messages.ts';

/** A request of a caller who is logged in, and where its answer goes. */
export interface Exchange extends Subscriber {
  readonly token: string;
  readonly response: ServerResponse;
}

export interface BayeuxPorts {
  readonly hub: Pick<FeedHub, 'join'>;
  readonly channels: FeedChannels;
  readonly faults: FeedFaults;
  readonly isLoggedIn: (token: string) => boolean;
}

/** A client after its handshake: what it subscribed to, and the poll of it that waits. */
export interface BayeuxClient {
  readonly token: string;
  /** What its polls are answered from now on, instead of success. */
  readonly failure: string | undefined;
  /** A poll came in: queues what there is. */
  poll(exchange: Exchange): void;
  /** The library holds the poll. */
  wait(): void;
  /** The poll is being answered. */
  answer(): void;
  /** Throws FeedRefusal. Of several names all are subscribed, or none. */
  subscribe(request: BayeuxRequest, exchange: Exchange): void;
  unsubscribe(name: string): void;
  /** The login has ended, or was revoked. */
  revoke(): void;
  leave(): void;
}

/** The library makes a message of its own for each client, and writes it as JSON anew; one that it has written before it
 * takes as it is. */
const messageWith = new WeakMap<object, FeedMessage>();

/** Makes the library answer the poll that it holds; never sent. */
export const wakeChannel = '/local/wake';

export function createBayeuxClient(
  session: ServerSession,
  opened: Exchange,
  ports: BayeuxPorts,
): BayeuxClient {
  const { channels, faults } = ports;
  const { token, userId } = opened;
  const feed = ports.hub.join();
  let last = opened;
  let failure: string | undefined;
  let isGone = false;
  let forget: (() => void) | undefined;

  session.addExtension({
    outgoing(_sender, _session, message, callback) {
      const data: unknown = message.data;
      const known = typeof data === 'object' && data !== null ? messageWith.get(data) : undefined;
      callback(undefined, known?.channel === message.channel ? known : message);
    },
  });
  const wake = (): void => session.deliver(null, wakeChannel, {});

  /** One function a client: faults know it by this. */
  const send = (messages: readonly FeedMessage[]): void => {
    if (isGone) return;
    session.batch(() => {
      for (const message of messages) {
        messageWith.set(message.data, message);
        session.deliver(null, message.channel, message.data);
      }
    });
  };

  function deliver({ messages, isOverAllocation }: Batch): void {
    if (messages.length > 0) faults.disturb(messages, userId, send);
    if (isOverAllocation) failure = overAllocation;
  }

  function meetFate(): void {
    const fate = faults.fateOf(userId);
    if (fate === 'cut') cut();
    if (fate === 'exhausted') failure = overAllocation;
  }

  function cut(): void {
    feed.rest();
    last.response.destroy();
  }

  function revoke(): void {
    failure = '401::Authentication invalid';
    session.disconnect();
  }

  function wait(): void {
    const { response } = last;
    const isOpen = (): boolean => !response.destroyed && response.socket?.destroyed !== true;
    if (failure !== undefined || !isOpen()) return wake();
    const isHeld = (): boolean => forget !== undefined && last.response === response;
    forget = faults.polled({
      userId,
      cut,
      judgeAgain() {
        if (!ports.isLoggedIn(token)) return revoke();
        meetFate();
        if (failure !== undefined && isHeld()) wake();
      },
    });
    response.once('close', () => {
      // The connection broke: what comes now is for the client's next poll.
      if (!isHeld()) return;
      feed.rest();
      wake();
    });
    const take = (batch: Batch): void => {
      deliver(batch);
      if (!isHeld()) return;
      if (failure === undefined) feed.wait(take, isOpen);
      else wake();
    };
    feed.wait(take, isOpen);
  }

  function answer(): void {
    forget?.();
    forget = undefined;
    feed.rest();
  }

  return {
    token,
    get failure() {
      return failure;
    },
    poll(exchange) {
      answer();
      last = exchange;
      failure = undefined;
      meetFate();
      if (failure === undefined && !exchange.response.destroyed) deliver(feed.take());
    },
    wait,
    answer,
    subscribe({ subscription, replay }, exchange) {
      const names = typeof subscription === 'string' ? [subscription] : (subscription ?? []);
      if (names.length === 0 || names.includes('')) throw new FeedRefusal('400::Channel name not specified');
      const opened = names.map((name) => {
        if (!name.startsWith('/'))
          throw new FeedRefusal("400::Channel subscriptions must start with a leading '/'");
        return channels.open(name, exchange);
      });
      const had = new Set(session.subscriptions.map(({ name }) => name));
      try {
        for (const channel of opened) feed.subscribe(channel, replay?.[channel.name]);
      } catch (error) {
        for (const { name } of opened) if (!had.has(name)) feed.unsubscribe(name);
        throw error;
      }
    },
    unsubscribe: (name) => feed.unsubscribe(name),
    revoke,
    leave() {
      answer();
      isGone = true;
      feed.leave();
    },
  };
}
