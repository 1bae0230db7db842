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
  /** Nothing answers it, whatever happens, until what this returns is called. */
  hold(): () => void;
}

/** What can go wrong between the change log and a client. */
export interface FeedFaults {
  /**
   * Gets every batch for a client before it is sent, and passes on what is to arrive through `send`: at once or later,
   * in any order, any number of times. What comes after the client has gone is dropped.
   */
  disturb(
    messages: readonly FeedMessage[],
    userId: string,
    send: (messages: readonly FeedMessage[]) => void,
  ): void;
  /** Told of each poll that begins to wait; returns what is to be called when it does so no more. */
  polled(poll: OpenPoll): () => void;
}

export const noFaults: FeedFaults = {
  disturb: (messages, _userId, send) => send(messages),
  polled: () => () => undefined,
};
