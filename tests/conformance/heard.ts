import type { FeedEvent } from './streaming-judges.ts';

/** What a subscription has brought so far. */
export interface Heard {
  readonly events: FeedEvent[];
  readonly listener: (event: FeedEvent) => void;
  /** Resolves as soon as it holds of the events. */
  until(holds: (events: readonly FeedEvent[]) => boolean): Promise<void>;
}

export function hear(): Heard {
  const events: FeedEvent[] = [];
  const waiting = new Set<() => void>();
  return {
    events,
    listener(event) {
      events.push(event);
      for (const check of waiting) check();
    },
    until: (holds) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!holds(events)) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}

export const replayIds = (events: readonly FeedEvent[]): number[] =>
  events.map(({ event }) => event.replayId);

/** The records that an event of a topic or of a channel is about. */
export function recordIds({ sobject, payload }: FeedEvent): readonly string[] {
  const id = sobject?.['Id'];
  return typeof id === 'string' ? [id] : (payload?.ChangeEventHeader?.recordIds ?? []);
}

/** `deleted` of a topic, `DELETE` of a channel. */
export const typeOf = ({ event, payload }: FeedEvent): string =>
  payload?.ChangeEventHeader?.changeType ?? event.type ?? '';

/** Every id once, and each later than the one before. */
export const inOrder = (events: readonly FeedEvent[]): boolean =>
  replayIds(events).every((id, at, all) => at === 0 || id > (all[at - 1] ?? Infinity));

/** The records of that type of event, in the order in which they came. */
export const heardOf = (events: readonly FeedEvent[], type: string): string[] =>
  events.filter((each) => typeOf(each) === type).flatMap(recordIds);
