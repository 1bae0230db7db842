import { createChangeEventsFeed, createPushTopicFeed } from 'c/presenceFeedEmpApi';
import type { SettingsGateway } from 'c/presenceGatewayApex';
import {
  failure,
  gatewayErrorOf,
  type FeedEnd,
  type FeedFailure,
  type PresenceFeed,
  type SyncChoice,
} from 'c/presenceSync';
import { readSettings, type PageSettings, type SettingProblem } from './pageSettings';

/** The feed that the settings want; why there is none, where they want one that cannot be. */
export interface ChosenFeed extends Pick<SyncChoice, 'feed' | 'feedRefusal'> {
  readonly settings: PageSettings;
  readonly problems: readonly SettingProblem[];
}

/** Reads the settings. Whoever may not read them, or has none, gets the defaults; rejects with GatewayError where they
 * could not be asked for. */
export async function chooseFeed(gateway: SettingsGateway): Promise<ChosenFeed> {
  const record = await gateway.setting().catch((thrown: unknown) => {
    const { kind, message } = gatewayErrorOf(thrown);
    if (kind === 'denied' || kind === 'other') return undefined;
    throw failure(kind, message);
  });
  const read = readSettings(record);
  return { ...read, ...feedOf(read.settings, gateway) };
}

function feedOf(
  { feed, pushTopic, channel }: PageSettings,
  gateway: SettingsGateway,
): Pick<ChosenFeed, 'feed' | 'feedRefusal'> {
  switch (feed) {
    case 'polling':
      return {};
    case 'change-events':
      if (channel === undefined) return { feedRefusal: 'no-channel' };
      return { feed: createChangeEventsFeed({ channel, remaining: () => gateway.remainingEvents() }) };
    case 'auto':
    case 'push-topic':
      return { feed: whereThereIs(pushTopic, gateway) };
  }
}

/** The topic is looked for at each opening: an administrator may make it while a page is open. */
function whereThereIs(pushTopic: string, gateway: SettingsGateway): PresenceFeed {
  const feed = createPushTopicFeed(pushTopic);
  return {
    name: feed.name,
    async open(listener) {
      const isThere = await gateway.hasPushTopic(pushTopic).catch((thrown: unknown) => {
        const { kind, message } = gatewayErrorOf(thrown);
        // Who may not read PushTopics at all is refused the query: there is none for him.
        throw ended(kind === 'denied' ? 'no-topic' : kind === 'session' ? 'session' : 'error', message);
      });
      if (!isThere) throw ended('no-topic', '');
      return feed.open(listener);
    },
  };
}

const ended = (end: FeedEnd, message: string): Error & FeedFailure =>
  Object.assign(new Error(message), { end });
