import { defaultPageSettings, readSettings, reconcileSecondsOf } from '../pageSettings';

describe('settings', () => {
  it.each([[undefined], [{}], [{ Feed__c: '', Push_Topic__c: '' }]])('of %j are the defaults', (record) => {
    expect(readSettings(record)).toEqual({ settings: defaultPageSettings, problems: [] });
  });

  it('are what the record says', () => {
    const record = {
      Feed__c: 'Change Events',
      Push_Topic__c: 'Presence two',
      Change_Event_Channel__c: '/data/Presence__chn',
      Poll_Seconds__c: 30,
      Reconcile_Seconds__c: 3_600,
    };
    expect(readSettings(record)).toEqual({
      settings: {
        feed: 'change-events',
        pushTopic: 'Presence two',
        channel: '/data/Presence__chn',
        pollSeconds: 30,
        reconcileSeconds: 3_600,
      },
      problems: [],
    });
  });

  it.each([
    ['Feed__c', 'Streaming'],
    ['Feed__c', 'toString'],
    ['Push_Topic__c', 'A name of more than 25 letters'],
    ['Push_Topic__c', '/topic/X'],
    ['Change_Event_Channel__c', '/data/ChangeEvents'],
    ['Change_Event_Channel__c', '/data/UserServicePresenceChangeEvent'],
    ['Poll_Seconds__c', 4],
    ['Poll_Seconds__c', 3_601],
    ['Reconcile_Seconds__c', 29],
  ] as const)('name %s %s as not taken, and are the default there', (field, value) => {
    expect(readSettings({ [field]: value })).toEqual({
      settings: defaultPageSettings,
      problems: [{ field, value }],
    });
  });
});

describe('everything is read', () => {
  it.each([
    ['every minute', {}, undefined, 60],
    ['as often as the org says', { reconcileSeconds: 300 }, 1, 300],
    ['after four polls of a page that polls often', {}, 5, 20],
    ['every minute of a page that polls rarely', {}, 600, 60],
  ])('%s', (_when, settings, ownPollSeconds, expected) => {
    expect(reconcileSecondsOf({ ...defaultPageSettings, ...settings }, ownPollSeconds)).toBe(expected);
  });
});
