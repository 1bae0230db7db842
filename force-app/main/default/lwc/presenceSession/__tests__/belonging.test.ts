import managed from '@salesforce/apex/PresenceTeam.managed';
import publicGroups from '@salesforce/apex/PresenceTeam.publicGroups';
/* eslint-disable omnipresence/arrows -- the org of the team, and what Apex rejects with */
import { apexErrors } from '../../presenceGatewayApex/__tests__/apexOrg';
import { answerTeamFrom } from '../../presenceGatewayApex/__tests__/apexTeamOrg';
import { available, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import { createFakeTeamOrg, groupId } from '../../presenceTeam/__tests__/fakeTeamOrg';
/* eslint-enable omnipresence/arrows */
import { minute, pass, startPage, type TestPage } from './page';

const me = '005000000000009AAA';
jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: '005000000000009AAA' }), {
  virtual: true,
});

const [ada, bo] = [userIdOf(1), userIdOf(2)];
let page: TestPage;

beforeEach(() => {
  page = startPage();
  const org = createFakeTeamOrg({
    users: { [me]: {}, [ada]: { manager: me }, [bo]: {} },
    groups: { [groupId(1)]: { type: 'Regular', members: [ada, bo] } },
  });
  answerTeamFrom(org.gateway);
});
afterEach(() => page.close());

describe('the team', () => {
  it('is read when it is first asked for, once a page', async () => {
    const session = page.open();
    await pass(minute);
    expect(managed).not.toHaveBeenCalled();
    expect(await session.team()).toEqual([ada]);
    expect(await session.team()).toEqual([ada]);
    expect(managed).toHaveBeenCalledTimes(1);
  });

  it('is asked for again by itself after what may pass', async () => {
    jest.mocked(managed).mockRejectedValueOnce(apexErrors.offline);
    const team = page.open().team();
    await pass(minute);
    expect(await team).toEqual([ada]);
  });

  it('is refused with a reason, and may be asked for again', async () => {
    jest.mocked(managed).mockRejectedValueOnce(apexErrors.denied);
    const session = page.open();
    await expect(session.team()).rejects.toMatchObject({ kind: 'denied' });
    expect(await session.team()).toEqual([ada]);
  });

  it('leaves nothing behind when the page ends before it is known', async () => {
    jest.mocked(managed).mockImplementation(() => new Promise(() => undefined));
    void page.open().team();
    await pass(1_000);
    page.close();
    jest.useFakeTimers();
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('public groups', () => {
  it('are in the store once they are asked for', async () => {
    page.org.setStatus(ada, available);
    const session = page.open();
    await pass(1_000);
    expect(publicGroups).not.toHaveBeenCalled();
    session.store.arrange({ sort: 'name', groupBy: 'public-group' });
    expect(await session.readPublicGroups()).toBe(true);
    await session.readPublicGroups();
    expect(publicGroups).toHaveBeenCalledTimes(1);
    expect(session.store.groups().map(({ label }) => label)).toEqual(['Group 1']);
  });

  it('that are refused leave the floor as it is', async () => {
    page.org.setStatus(ada, available);
    jest.mocked(publicGroups).mockRejectedValueOnce(apexErrors.denied);
    const session = page.open();
    await expect(session.readPublicGroups()).rejects.toMatchObject({ kind: 'denied' });
    await pass(1_000);
    expect(session.sync.status()).toMatchObject({ state: 'polling', failures: 0 });
  });
});
