import { failureOf, failureOfConnection } from '../failures';

const channel = '/topic/PresenceUpdates';

describe('what the connection says', () => {
  it.each([
    [{ channel: '/meta/connect', successful: false, error: '401::Authentication invalid' }, 'session'],
    [{ channel: '/meta/connect', successful: false, error: '403::Unknown client' }, 'reconnected'],
    [{ channel: '/meta/connect', successful: false, error: '402::session_unknown' }, 'reconnected'],
    [{ channel: '/meta/handshake', successful: true, clientId: 'x' }, 'reconnected'],
    [
      {
        channel: '/meta/connect',
        successful: false,
        error: '403::Organization total events daily limit exceeded',
      },
      'allocation',
    ],
    [{ channel: '/meta/handshake', successful: false, error: '403::Handshake denied' }, 'error'],
    [
      {
        channel: '/meta/handshake',
        successful: false,
        error: '403::Handshake denied',
        ext: { sfdc: { failureReason: '401::Authentication invalid' } },
      },
      'session',
    ],
    [{ channel: '/meta/connect', successful: false, failure: { reason: 'Gateway Timeout' } }, 'error'],
    [
      { channel: '/meta/subscribe', subscription: channel, successful: false, error: '403:denied' },
      'forbidden',
    ],
    ['Something else', 'error'],
    [undefined, 'error'],
  ])('in %j ends a subscription with %s', (error, end) => {
    expect(failureOfConnection(error, channel)?.end).toBe(end);
  });

  it.each([
    [{ channel: '/meta/subscribe', subscription: '/topic/Other', successful: false, error: '403::No' }],
    [{ channel: '/meta/unsubscribe', subscription: channel, successful: false, error: '403::No' }],
    [{ channel: '/meta/publish', successful: false, error: '403::No' }],
    [{ channel: '/meta/connect', successful: true }],
  ])('in %j does not concern it', (error) => {
    expect(failureOfConnection(error, channel)).toBeUndefined();
  });

  it('is kept in its own words', () => {
    expect(failureOf({ body: { message: 'Disconnected or Canceled' } }).message).toBe(
      'Disconnected or Canceled',
    );
    expect(failureOf({ odd: 1 }).message).toBe('{"odd":1}');
  });
});
