import pushTopics from '@salesforce/apex/PresenceSettings.pushTopics';
import read from '@salesforce/apex/PresenceSettings.read';
/* eslint-disable omnipresence/arrows -- the fake org behind the Apex mocks, and one connection behind empApi */
import { createFakeOrg, type FakeOrg } from '../../presenceSync/__tests__/fakeGateway';
import { connectEmp, type Emp } from '../../presenceFeedEmpApi/__tests__/emp';
import { answerFrom, apexErrors } from '../../presenceGatewayApex/__tests__/apexOrg';
import { createJestTime } from '../../presenceGatewayApex/__tests__/jestTime';
/* eslint-enable omnipresence/arrows */
import { acquireSession, type Acquired } from '../presenceSession';

const topic = '/topic/PresenceUpdates';
let org: FakeOrg;
let emp: Emp;
let acquired: Acquired[];

function acquire(): Acquired {
  const taken = acquireSession({});
  acquired.push(taken);
  return taken;
}

function show(visibilityState: 'visible' | 'hidden'): void {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibilityState);
  document.dispatchEvent(new CustomEvent('visibilitychange'));
}

const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 4, 5, 9, 0, 0, 250) });
  org = createFakeOrg(createJestTime());
  answerFrom(org.gateway);
  jest
    .mocked(pushTopics)
    .mockResolvedValue({ serverTime: 0, rows: [{ Id: '0IF', Name: 'PresenceUpdates' }] });
  emp = connectEmp();
  acquired = [];
});

afterEach(() => {
  for (const { release } of acquired) release();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('the subscription of a page', () => {
  it('is one, however many components use the session', async () => {
    const { session } = acquire();
    acquire();
    await pass(1_000);
    acquire();
    await pass(1_000);
    expect(emp.held()).toEqual([topic]);
    expect(session.sync.status()).toMatchObject({ state: 'live', feed: 'push-topic' });
  });

  it('waits for settings that cannot be asked for, and says so', async () => {
    jest.mocked(read).mockRejectedValueOnce(apexErrors.offline);
    const { session } = acquire();
    await pass(100);
    expect(session.sync.status()).toMatchObject({ state: 'polling', feedEnd: 'error' });
    await pass(3_000);
    expect(session.sync.status()).toMatchObject({ state: 'live', feedEnd: undefined });
  });

  it('has rows read again that it tells of', async () => {
    acquire();
    await pass(1_000);
    const from = org.calls.length;
    emp.send(topic, { event: { type: 'created' }, sobject: { Id: '0N3000000000001CAA' } });
    await pass(1_000);
    expect(org.calls.slice(from)).toEqual(['rowsById']);
  });

  it('is gone with the last component, with every timer and listener', async () => {
    const added = jest.spyOn(document, 'addEventListener');
    const removed = jest.spyOn(document, 'removeEventListener');
    for (const opened of [0, 1, 1_000]) {
      const { session, release } = acquire();
      await pass(opened);
      release();
      // What was asked for is answered, and nobody listens.
      await pass(10);
      expect(session.sync.status().state).toBe('stopped');
      expect([emp.held(), jest.getTimerCount()]).toEqual([[], 0]);
    }
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });

  it('is given up by a page that stays out of view, and taken up when it is shown', async () => {
    acquire();
    await pass(1_000);
    show('hidden');
    await pass(60_000);
    expect(emp.held()).toEqual([]);
    show('visible');
    await pass(1_000);
    expect(emp.held()).toEqual([topic]);
  });
});
