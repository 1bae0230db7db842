import type { PresenceFeed } from 'c/presenceSync';
import { openChannel } from './connection';
import { idOfNotification } from './messages';

/** The feed of a PushTopic by its name. The platform tells of records alone that sharing shows to the user. */
export function createPushTopicFeed(topic: string): PresenceFeed {
  return {
    name: 'push-topic',
    open: (listener) =>
      openChannel(`/topic/${topic}`, {
        message(data) {
          const id = idOfNotification(data);
          if (id === undefined) listener.missed();
          else listener.changed([id]);
        },
        ended: (failure) => listener.ended(failure),
      }),
  };
}
