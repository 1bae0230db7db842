/** A message of a feed on its way to one client. */
export interface FeedMessage {
  readonly channel: string;
  /** With the replay id in its `event`. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A poll that waits for its answer. */
export interface OpenPoll {
  readonly userId: string;
  /** Breaks the connection that it came on. The client's subscriptions stay: he has 40 seconds to come back. */
  cut(): void;
  /** Judges it as one that comes in now: its session may have ended, the allocation be spent. */
  judgeAgain(): void;
}

/** What can go wrong between the change log and a client. */
export interface FeedFaults {
  /**
   * Gets every batch for a client before it is sent, and passes on what is to arrive through `send`: at once or later,
   * in any order, any number of times. What comes after the client has gone is dropped. A client has one `send`, by
   * which batches of the same client are known.
   */
  disturb(
    messages: readonly FeedMessage[],
    userId: string,
    send: (messages: readonly FeedMessage[]) => void,
  ): void;
  /** Asked for each poll that comes in, or is judged again: whether its connection breaks instead of an answer, or it is
   * answered as in an org whose daily allocation is spent. */
  fateOf(userId: string): 'cut' | 'exhausted' | undefined;
  /** Told of each poll that begins to wait; returns what is to be called when it does so no more. */
  polled(poll: OpenPoll): () => void;
}

export const noFaults: FeedFaults = {
  disturb: (messages, _userId, send) => send(messages),
  fateOf: () => undefined,
  polled: () => () => undefined,
};
