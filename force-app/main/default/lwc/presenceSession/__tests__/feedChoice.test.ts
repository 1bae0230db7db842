import { isEmpEnabled, onError, subscribe } from 'lightning/empApi';
import type { SettingRecord, SettingsGateway } from 'c/presenceGatewayApex';
import { chooseFeed } from '../feedChoice';

const failing = (kind: string) => () => Promise.reject(Object.assign(new Error('No'), { kind }));

function org(record: SettingRecord | undefined, parts: Partial<SettingsGateway> = {}): SettingsGateway {
  return {
    setting: () => Promise.resolve(record),
    hasPushTopic: () => Promise.resolve(true),
    remainingEvents: () => Promise.resolve(1_000),
    ...parts,
  };
}

const listener = { changed: jest.fn(), missed: jest.fn(), ended: jest.fn() };

async function opened(gateway: SettingsGateway): Promise<unknown> {
  const { feed, feedRefusal } = await chooseFeed(gateway);
  return feed === undefined ? feedRefusal : feed.open(listener).then(() => feed.name);
}

beforeEach(() => {
  jest.mocked(isEmpEnabled).mockResolvedValue(true);
  jest.mocked(onError).mockResolvedValue(undefined);
  jest.mocked(subscribe).mockImplementation((channel) => Promise.resolve({ id: 1, channel }));
});

describe('the feed', () => {
  it.each([
    [undefined, '/topic/PresenceUpdates'],
    [{ Feed__c: 'Push Topic', Push_Topic__c: 'Own' }, '/topic/Own'],
  ])('of %j is the PushTopic', async (record, channel) => {
    expect(await opened(org(record))).toBe('push-topic');
    expect(jest.mocked(subscribe).mock.lastCall?.[0]).toBe(channel);
  });

  it('is change events only where a channel is named too', async () => {
    const record = { Feed__c: 'Change Events', Change_Event_Channel__c: '/data/Presence__chn' };
    expect(await opened(org(record))).toBe('change-events');
    expect(jest.mocked(subscribe).mock.lastCall?.[0]).toBe('/data/Presence__chn');
    expect(await opened(org({ Feed__c: 'Change Events' }))).toBe('no-channel');
  });

  it('is none where polling is wanted', async () => {
    expect(await opened(org({ Feed__c: 'Polling' }))).toBeUndefined();
  });

  it.each([
    ['is not there', () => Promise.resolve(false), 'no-topic'],
    ['may not be read', failing('denied'), 'no-topic'],
    ['could not be asked for', failing('offline'), 'error'],
    ['was asked for without a session', failing('session'), 'session'],
  ])('is refused where the topic %s', async (_why, hasPushTopic, end) => {
    await expect(opened(org(undefined, { hasPushTopic }))).rejects.toMatchObject({ end });
  });

  it('is looked for again at each opening', async () => {
    let isThere = false;
    const { feed } = await chooseFeed(org(undefined, { hasPushTopic: () => Promise.resolve(isThere) }));
    await expect(feed?.open(listener)).rejects.toMatchObject({ end: 'no-topic' });
    isThere = true;
    await feed?.open(listener);
    expect(subscribe).toHaveBeenCalled();
  });
});

describe('settings', () => {
  it.each(['denied', 'other'])('that fail as %s are the defaults', async (kind) => {
    expect(await opened(org(undefined, { setting: failing(kind) }))).toBe('push-topic');
  });

  it.each(['offline', 'session', 'limit'])('that fail as %s are to be asked for again', async (kind) => {
    await expect(chooseFeed(org(undefined, { setting: failing(kind) }))).rejects.toMatchObject({ kind });
  });
});
