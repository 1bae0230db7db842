import coverage from '@salesforce/apex/PresenceRules.coverage';
import limits from '@salesforce/apex/PresenceRules.limits';
/* eslint-disable omnipresence/arrows -- names in the fake org, and what Apex rejects with */
import { available, lunch, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import { apexErrors } from '../../presenceGatewayApex/__tests__/apexOrg';
/* eslint-enable omnipresence/arrows */
import { minute, pass, startPage, type TestPage } from './page';

const [ada, bo] = [userIdOf(1), userIdOf(2)];
let page: TestPage;

beforeEach(() => {
  page = startPage();
});
afterEach(() => page.close());

function setRules({ lunchMinutes = 1, least = 1 }: { lunchMinutes?: number; least?: number } = {}): void {
  jest.mocked(limits).mockResolvedValue({
    serverTime: Date.now(),
    rows: [{ Id: 'm00', DeveloperName: 'Lunch', Status__c: 'Lunch', Spell_Minutes__c: lunchMinutes }],
  });
  jest.mocked(coverage).mockResolvedValue({
    serverTime: Date.now(),
    rows: [{ Id: 'm01', DeveloperName: 'Voice', Channel__c: 'voice', Minimum__c: least }],
  });
}

const alertsOf = ({ alerts }: ReturnType<TestPage['open']>) =>
  alerts?.list().map((alert) => (alert.kind === 'limit' ? alert.userId : alert.level));

describe('a page without rules', () => {
  it('asks for them once, and feeds nothing', async () => {
    page.org.setStatus(ada, lunch);
    const session = page.open();
    await pass(2 * minute);
    expect([jest.mocked(limits).mock.calls.length, jest.mocked(coverage).mock.calls.length]).toEqual([1, 1]);
    expect(session.rules).toEqual({ limits: [], coverage: [], problems: [] });
    expect(session.alerts?.list()).toEqual([]);
  });
});

describe('a limit', () => {
  it('breaks on time and heals with the status, in the list and on the card', async () => {
    setRules({ least: 0 });
    page.org.setStatus(ada, lunch);
    page.org.setStatus(bo, lunch);
    const session = page.open();
    await pass(minute - 2_000);
    expect(alertsOf(session)).toEqual([]);
    await pass(3_000);
    expect(alertsOf(session)).toEqual([ada, bo]);
    expect(session.store.agent(ada)?.limitBrokenAt).toBe(Date.UTC(2026, 4, 5, 9, 1));
    expect(session.store.counts().limit).toBe(2);

    page.org.setStatus(ada, available);
    await pass(20_000);
    page.org.moveWork(ada, 1);
    await pass(20_000);
    expect(alertsOf(session)).toEqual([bo]);
    expect(session.store.agent(ada)?.limitBrokenAt).toBeUndefined();
    expect(session.store.counts().limit).toBe(1);
  });

  it('costs a tick nothing while none is due, however many agents there are', async () => {
    setRules({ lunchMinutes: 30 });
    for (let n = 1; n <= 200; n += 1) page.org.setStatus(userIdOf(n), lunch);
    const session = page.open();
    await pass(5_000);
    const asked = jest.spyOn(session.store, 'agent');
    const looked = jest.spyOn(session.store, 'userIds');
    await pass(minute);
    expect([asked.mock.calls.length, looked.mock.calls.length]).toEqual([0, 0]);
  });

  it('does not break by data that may have changed meanwhile', async () => {
    setRules({ lunchMinutes: 2, least: 0 });
    page.org.setStatus(ada, lunch);
    page.org.setStatus(bo, lunch);
    const session = page.open();
    await pass(minute);
    page.org.faults(() => 'offline');
    page.org.setStatus(bo, available);
    await pass(2 * minute);
    expect(session.sync.status().state).toBe('stale');
    expect(alertsOf(session)).toEqual([]);
    page.org.faults(() => undefined);
    await pass(minute);
    expect(alertsOf(session)).toEqual([ada]);
  });

  it('whose status is not there is a problem that is told', async () => {
    jest.mocked(limits).mockResolvedValue({
      serverTime: 0,
      rows: [{ Id: 'm00', DeveloperName: 'Nap', Status__c: 'Nap', Spell_Minutes__c: 5 }],
    });
    const session = page.open();
    const told = jest.fn();
    session.onRules(told);
    await pass(1_000);
    expect(told).toHaveBeenCalledTimes(1);
    expect(session.rules?.problems).toEqual([
      { rule: 'Nap', field: 'Status__c', value: 'Nap', why: 'no-such-status' },
    ]);
  });
});

describe('coverage', () => {
  it('is not missing before the floor has been read, and is warned of at the last one', async () => {
    setRules();
    page.org.setStatus(ada, available);
    page.org.setStatus(bo, available);
    page.org.latency((call) => (call === 'liveRows' ? 5_000 : 0));
    const session = page.open();
    const seen = new Set<string>();
    session.onRules(() => session.alerts?.subscribe(() => seen.add(String(alertsOf(session)))));
    await pass(minute);
    expect(alertsOf(session)).toEqual([]);
    page.org.logout(bo);
    await pass(minute);
    expect(alertsOf(session)).toEqual(['warning']);
    page.org.logout(ada);
    await pass(minute);
    expect(alertsOf(session)).toEqual(['broken']);
    page.org.setStatus(bo, available);
    page.org.setStatus(ada, available);
    await pass(minute);
    expect(alertsOf(session)).toEqual([]);
    expect(seen).toEqual(new Set(['', 'warning', 'broken']));
  });

  it('is missing where nobody is on the floor at all', async () => {
    setRules();
    const session = page.open();
    await pass(1_000);
    expect(alertsOf(session)).toEqual(['broken']);
  });
});

describe('rules that cannot be read', () => {
  it('leave the floor as it is, are told with a reason, and asked for again', async () => {
    setRules({ lunchMinutes: 1, least: 0 });
    jest.mocked(limits).mockRejectedValueOnce(apexErrors.offline).mockRejectedValueOnce(apexErrors.limit);
    page.org.setStatus(ada, lunch);
    const session = page.open();
    const reasons: unknown[] = [];
    session.onRules(() => reasons.push(session.rulesRefusal));
    await pass(100);
    expect(session.sync.status()).toMatchObject({ state: 'polling', failures: 0 });
    expect([session.rulesRefusal, session.alerts]).toEqual(['offline', undefined]);
    await pass(2 * minute);
    expect(reasons).toEqual(['offline', 'limit', undefined]);
    expect(alertsOf(session)).toEqual([ada]);
  });
});

describe('a floor that is refused', () => {
  it('leaves no alert, and has them anew when it is given back, with its rules', async () => {
    setRules({ lunchMinutes: 1, least: 2 });
    jest.mocked(limits).mockRejectedValueOnce(apexErrors.denied);
    page.org.setStatus(ada, lunch);
    page.org.setPermitted(false);
    const session = page.open();
    await pass(1_000);
    expect([session.sync.status().state, session.alerts]).toEqual(['denied', undefined]);
    page.org.setPermitted(true);
    await pass(3 * minute);
    expect(alertsOf(session)?.sort()).toEqual([ada, 'broken'].sort());
    page.org.setPermitted(false);
    await pass(minute);
    expect(session.sync.status().state).toBe('denied');
    expect(alertsOf(session)).toEqual([]);
    page.org.setPermitted(true);
    await pass(3 * minute);
    expect(alertsOf(session)).toHaveLength(2);
  });
});

describe('load', () => {
  it('is readable once it was read, until it is refused', async () => {
    page.org.setStatus(ada, available);
    const session = page.open();
    expect(session.loadReadable).toBe(false);
    await pass(1_000);
    expect(session.loadReadable).toBe(true);
    page.org.faults((call) => (call === 'load' ? 'other' : undefined));
    await pass(minute);
    expect(session.loadReadable).toBe(true);
    page.org.faults((call) => (call === 'load' ? 'denied' : undefined));
    await pass(3 * minute);
    expect(session.loadReadable).toBe(false);
  });
});
