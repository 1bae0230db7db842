import { FeedRefusal } from './channels.ts';

/** "The streaming channel requested to subscribe to doesn't exist" ("Streaming API Error Codes"). */
export function noSuchChannel(name: string): FeedRefusal {
  return new FeedRefusal(`400::The channel you requested to subscribe to does not exist {${name}}`);
}

/** Of the same page, for a channel that its subscriber may not have; that it is these words is unverified. */
export function restrictedChannel(): FeedRefusal {
  return new FeedRefusal('403::Restricted channel');
}
