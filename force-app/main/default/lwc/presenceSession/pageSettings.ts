import type { SettingRecord } from 'c/presenceGatewayApex';

export type FeedChoice = 'auto' | 'push-topic' | 'change-events' | 'polling';

/** How a page keeps itself fresh, where its own properties say nothing else. */
export interface PageSettings {
  readonly feed: FeedChoice;
  readonly pushTopic: string;
  /** A custom channel: `/data/Presence__chn`. */
  readonly channel?: string;
  readonly pollSeconds: number;
  readonly reconcileSeconds?: number;
}

/** A value that was not taken, for an administrator to see. */
export interface SettingProblem {
  readonly field: keyof SettingRecord;
  readonly value: string | number;
}

export const defaultPageSettings: PageSettings = {
  feed: 'auto',
  pushTopic: 'PresenceUpdates',
  pollSeconds: 15,
};

/** Between two reads of everything. A page that says itself how often it polls waits no longer than four of its polls:
 * whoever asks often also wants to know soon what neither a poll nor a feed tells. */
export function reconcileSecondsOf(settings: PageSettings, ownPollSeconds: number | undefined): number {
  return settings.reconcileSeconds ?? Math.min(60, 4 * (ownPollSeconds ?? defaultPageSettings.pollSeconds));
}

/* eslint-disable omnipresence/no-text -- values of a picklist, which are the same in every language */
const feeds: ReadonlyMap<string | number, FeedChoice> = new Map([
  ['Auto', 'auto'],
  ['Push Topic', 'push-topic'],
  ['Change Events', 'change-events'],
  ['Polling', 'polling'],
]);
/* eslint-enable omnipresence/no-text */

/** The record, its gaps filled with the defaults, and what of it could not be taken. Never throws. */
export function readSettings(record: SettingRecord = {}): {
  readonly settings: PageSettings;
  readonly problems: readonly SettingProblem[];
} {
  const problems: SettingProblem[] = [];

  function taken<T>(
    field: keyof SettingRecord,
    read: (value: string | number) => T | undefined,
  ): T | undefined {
    const value = record[field];
    if (value === undefined || value === '') return undefined;
    const known = read(value);
    if (known === undefined) problems.push({ field, value });
    return known;
  }
  const text = (form: RegExp) => (value: string | number) => {
    return typeof value === 'string' && form.test(value) ? value : undefined;
  };
  const seconds = (least: number, most: number) => (value: string | number) => {
    return typeof value === 'number' && value >= least && value <= most ? value : undefined;
  };

  // A PushTopic's name has at most 25 characters (object reference: PushTopic). A channel of the org's own is a custom
  // one: the single channel and an object's own have no filter.
  const channel = taken('Change_Event_Channel__c', text(/^\/data\/[A-Za-z]\w*__chn$/));
  const reconcileSeconds = taken('Reconcile_Seconds__c', seconds(30, 3_600));
  const settings = {
    feed: taken('Feed__c', (value) => feeds.get(value)) ?? defaultPageSettings.feed,
    pushTopic: taken('Push_Topic__c', text(/^\w.{0,24}$/)) ?? defaultPageSettings.pushTopic,
    ...(channel === undefined ? {} : { channel }),
    pollSeconds: taken('Poll_Seconds__c', seconds(5, 3_600)) ?? defaultPageSettings.pollSeconds,
    ...(reconcileSeconds === undefined ? {} : { reconcileSeconds }),
  };
  return { settings, problems };
}
