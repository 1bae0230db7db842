import { isEmpEnabled, subscribe } from 'lightning/empApi';
import { createPushTopicFeed } from '../pushTopic';
import { connectEmp, listening, type Emp } from './emp';

const topic = '/topic/PresenceUpdates';
const changed = (Id: unknown) => ({
  event: { type: 'updated', replayId: 7, createdDate: '2026-05-05T09:00:00.000Z' },
  sobject: { Id, IsCurrentState: false },
});

/** Long enough for every promise that hangs on another. */
async function turns(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
}

let emp: Emp;
const feed = createPushTopicFeed('PresenceUpdates');

beforeEach(() => {
  emp = connectEmp();
});

describe('the feed of a PushTopic', () => {
  it('subscribes to new events of its topic alone', async () => {
    const close = await feed.open(listening().listener);
    expect(jest.mocked(subscribe).mock.lastCall?.slice(0, 2)).toEqual([topic, -1]);
    expect(feed.name).toBe('push-topic');
    close();
  });

  it('tells ids of 18 characters, and nothing else of a record', async () => {
    const heard = listening();
    const close = await feed.open(heard.listener);
    emp.send(topic, changed('0N3xx0000004CAe'));
    emp.send(topic, changed('0N3xx0000004CAeCAM'));
    expect(heard.told).toEqual([['0N3xx0000004CAeCAM'], ['0N3xx0000004CAeCAM']]);
    close();
  });

  it.each([[undefined], [changed(undefined)], [changed('none')], [{ sobject: null }]])(
    'says that it has missed something where %j names no record',
    async (data) => {
      const heard = listening();
      const close = await feed.open(heard.listener);
      emp.send(topic, data);
      expect(heard.told).toEqual(['missed']);
      close();
    },
  );

  it('leaves nothing behind when it is closed, once or twice', async () => {
    const heard = listening();
    const close = await feed.open(heard.listener);
    expect(emp.held()).toEqual([topic]);
    close();
    close();
    expect(emp.held()).toEqual([]);
    emp.send(topic, changed('0N3xx0000004CAe'));
    emp.fail({ channel: '/meta/connect', successful: false, error: '403::Unknown client' });
    expect([heard.told, heard.failures]).toEqual([[], []]);
  });

  it('ends once, and has let go before it says so', async () => {
    const heard = listening();
    const heldAtEnd: (readonly string[])[] = [];
    await feed.open({
      ...heard.listener,
      ended: (failure) => {
        heldAtEnd.push(emp.held());
        heard.listener.ended(failure);
      },
    });
    emp.fail({ channel: '/meta/connect', successful: false, error: '401::Authentication invalid' });
    emp.fail({ channel: '/meta/connect', successful: false, error: '401::Authentication invalid' });
    expect(heard.failures).toMatchObject([{ end: 'session', message: '401::Authentication invalid' }]);
    expect(heldAtEnd).toEqual([[]]);
  });

  it('can be opened again after it ended', async () => {
    const first = listening();
    await feed.open(first.listener);
    emp.fail('403::Unknown client');
    const second = listening();
    const close = await feed.open(second.listener);
    emp.send(topic, changed('0N3xx0000004CAe'));
    expect([first.told, second.told.length]).toEqual([[], 1]);
    close();
  });

  it('shares the one error handler of the connection with every other subscription', async () => {
    const other = listening();
    const own = listening();
    const throwing = listening();
    await createPushTopicFeed('Other').open(other.listener);
    await feed.open(own.listener);
    emp.fail({
      channel: '/meta/subscribe',
      subscription: '/topic/Other',
      successful: false,
      error: '403::No',
    });
    expect([other.ends(), own.ends()]).toEqual([['forbidden'], []]);
    await createPushTopicFeed('Third').open(throwing.listener);
    emp.fail({ channel: '/meta/connect', successful: false, error: '403::Unknown client' });
    expect([other.ends(), own.ends(), throwing.ends()]).toEqual([
      ['forbidden'],
      ['reconnected'],
      ['reconnected'],
    ]);
    expect(emp.held()).toEqual([]);
  });
});

describe('an opening', () => {
  it.each([[false], [undefined]])('is refused as absent where empApi says that it is %s', async (enabled) => {
    jest.mocked(isEmpEnabled).mockResolvedValue(enabled as boolean);
    await expect(feed.open(listening().listener)).rejects.toMatchObject({ end: 'absent' });
    expect(emp.held()).toEqual([]);
  });

  it('is refused as absent where empApi cannot be asked', async () => {
    jest.mocked(isEmpEnabled).mockImplementation(() => {
      throw new TypeError('isEmpEnabled is not a function');
    });
    await expect(feed.open(listening().listener)).rejects.toMatchObject({ end: 'absent' });
  });

  it.each([
    ['403::Topic is not visible', 'forbidden'],
    ['403::Organization total events daily limit exceeded', 'allocation'],
    ['400::The replayId {9} you provided was invalid.', 'replay'],
    ['401::Authentication invalid', 'session'],
  ])('that the server answers with %s is refused, and holds nothing', async (error, end) => {
    const held = emp.hold();
    const opened = feed.open(listening().listener);
    held.refuse({ channel: '/meta/subscribe', subscription: topic, successful: false, error });
    await expect(opened).rejects.toMatchObject({ end, message: error });
    expect(emp.held()).toEqual([]);
  });

  it('that the connection does not live to see is refused, and what is granted after all is given back', async () => {
    const held = emp.hold();
    const heard = listening();
    const opened = feed.open(heard.listener);
    await turns();
    emp.fail({ channel: '/meta/handshake', successful: false, failure: { reason: 'No answer' } });
    await expect(opened).rejects.toMatchObject({ end: 'error', message: 'No answer' });
    held.grant();
    await turns();
    expect([emp.held(), heard.failures]).toEqual([[], []]);
  });
});
