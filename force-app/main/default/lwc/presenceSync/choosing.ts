import { retryDelay } from './backoff';
import { failure, gatewayErrorOf } from './failure';
import type {
  FeedEnd,
  FeedGateway,
  FeedMakers,
  FeedSettings,
  PresenceFeed,
  Random,
  Scheduler,
} from './ports';
import { defaultSyncSettings } from './settings';
import type { PresenceSync, SyncChoice } from './sync';

export interface ChoosingParts {
  readonly gateway: FeedGateway;
  readonly makers: FeedMakers;
  readonly sync: Pick<PresenceSync, 'choose'>;
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** Seconds between two polls that the page itself wants, whatever the administrator has set. */
  readonly pollSeconds?: number;
}

/** Chooses the feed by the settings, again by back-off while they cannot be read. The answer ends it. */
export function followSettings(parts: ChoosingParts): () => void {
  const { gateway, sync, scheduler, random } = parts;
  const { answerWithin, ...limits } = defaultSyncSettings();
  let attempt: object | undefined;
  let failures = 0;
  let cancelTimer = () => {};

  function choose(): void {
    const mine = {};
    attempt = mine;
    const once = (then: () => void) => {
      if (attempt !== mine) return;
      attempt = undefined;
      cancelTimer();
      then();
    };
    const failed = (thrown: unknown) => once(() => refused(thrown));
    cancelTimer = scheduler.after(answerWithin, () => failed(failure('offline', 'No settings in time')));
    asked(gateway).then((settings) => once(() => sync.choose(choiceOf(settings, parts))), failed);
  }

  function refused(thrown: unknown): void {
    const { kind } = gatewayErrorOf(thrown);
    sync.choose({ feedRefusal: kind === 'denied' ? 'forbidden' : 'error' });
    if (kind === 'denied') return;
    failures += 1;
    cancelTimer = scheduler.after(retryDelay(failures, kind, random, limits), choose);
  }

  choose();
  return () => {
    attempt = undefined;
    cancelTimer();
  };
}

/** A gateway that throws instead of rejecting is one that rejects. */
async function asked(gateway: FeedGateway): Promise<FeedSettings> {
  return gateway.settings();
}

function choiceOf(chosen: FeedSettings, { gateway, makers, pollSeconds }: ChoosingParts): SyncChoice {
  const seconds = (given: number | undefined) => given && given * 1000;
  const settings = defaultSyncSettings(
    seconds(pollSeconds ?? chosen.pollSeconds),
    seconds(chosen.reconcileSeconds),
  );
  if (chosen.feed === 'polling') return { settings };
  if (chosen.feed !== 'change-events') {
    return { settings, feed: whereItIs(makers.pushTopic(chosen.pushTopic), gateway, chosen.pushTopic) };
  }
  const channel = chosen.changeEventChannel ?? '';
  if (channel === '') return { settings, feedRefusal: 'no-channel' };
  const remaining = () => gateway.remainingDeliveries();
  return { settings, feed: makers.changeEvents({ channel, remaining }) };
}

/** The server lets anybody subscribe to a topic that is not there yet, and sends nothing. */
function whereItIs(feed: PresenceFeed, gateway: FeedGateway, topic: string): PresenceFeed {
  return {
    name: feed.name,
    async open(listener) {
      if (!(await isThere(gateway, topic))) throw refusal('no-topic', topic);
      return feed.open(listener);
    },
  };
}

async function isThere(gateway: FeedGateway, topic: string): Promise<boolean> {
  try {
    return await gateway.hasPushTopic(topic);
  } catch (thrown) {
    const { kind, message } = gatewayErrorOf(thrown);
    if (kind === 'denied') return false;
    throw refusal(kind === 'session' ? 'session' : 'error', message);
  }
}

function refusal(end: FeedEnd, message: string): Error {
  return Object.assign(new Error(message), { end });
}
