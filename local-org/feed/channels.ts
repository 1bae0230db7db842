import type { LoggedChange } from './change-log.ts';

/** Who subscribes. A change of what he may do counts only after he subscribes again, as CometD has it. */
export interface Subscriber {
  readonly userId: string;
  /** Of the `/cometd/{version}` that he subscribed through. */
  readonly apiVersion: number;
}

/** The `data` of a message; the replay id is put into its `event` when it is delivered. */
export interface FeedData {
  readonly event?: Readonly<Record<string, unknown>>;
  readonly [part: string]: unknown;
}

/** A channel as one subscriber has it. */
export interface FeedChannel {
  /** As subscribed: `/topic/PresenceUpdates`, `/data/ChangeEvents`. */
  readonly name: string;
  /** Deliveries of the two kinds count against different allocations. */
  readonly kind: 'push-topic' | 'change-events';
  /** Milliseconds that replay reaches back. */
  readonly retention: number;
  /** What this subscriber gets of a change; undefined where it is filtered, withheld or hidden. Called once per change
   * and subscription, in the order of the log, so it has to be cheap. An object belongs to one change: the same one for
   * several subscribers spares making their messages anew. */
  dataOf(change: LoggedChange): FeedData | undefined;
}

export interface FeedChannels {
  /** Throws FeedRefusal where the channel does not exist or this subscriber may not have it. */
  open(name: string, subscriber: Subscriber): FeedChannel;
}

/** The answer to a refused subscription, in Bayeux form: `403:/topic/X:why`. */
export class FeedRefusal extends Error {
  override readonly name = 'FeedRefusal';
}
