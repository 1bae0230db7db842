import liveRows from '@salesforce/apex/PresenceFloor.liveRows';
// eslint-disable-next-line omnipresence/arrows -- names in the fake org
import { available, userIdOf, type FakeOrg } from '../../presenceSync/__tests__/fakeGateway';
import { cards, clearPage, find, findAll, pass, place as placeOn, startOrg, state } from './floorPage';

// The viewer holds none of the package's permission sets, so none of their custom permissions.
jest.mock(
  '@salesforce/customPermission/Presence_Supervisor',
  () => ({ __esModule: true, default: undefined }),
  { virtual: true },
);

let org: FakeOrg;

const textOf = (selector: string) => find(selector)?.textContent ?? '';

async function place(): Promise<void> {
  placeOn(5);
  await pass(1_000);
}

beforeEach(() => {
  org = startOrg();
  org.setStatus(userIdOf(1), available);
});

afterEach(clearPage);

it('names the permission set that is missing, and shows nobody', async () => {
  org.faults(() => 'denied');
  await place();
  expect(state()).toBe('denied');
  expect(textOf('.notice .title')).toBe('You need the permission set Presence Supervisor');
  expect(textOf('.notice')).toContain(
    'Ask your administrator to assign the permission set Presence Supervisor',
  );
  expect(textOf('.notice')).toContain("access to the Apex class named 'PresenceFloor'");
  expect(textOf('.notice')).not.toContain('read access');
  expect(cards()).toEqual([]);
});

it('forgets whom it showed when the set is taken away, and shows them when it is given back', async () => {
  await place();
  expect(cards()).toHaveLength(1);
  org.faults(() => 'denied');
  await pass(6_000);
  expect(textOf('.notice .title')).toContain('Presence Supervisor');
  expect(cards()).toEqual([]);
  org.faults(() => undefined);
  findAll('.notice button')[0]?.click();
  await pass(1_000);
  expect(state()).toBe('ready');
  expect(cards()).toHaveLength(1);
});

it('asks for no set where another one grants the classes', async () => {
  await place();
  expect(state()).toBe('ready');
  expect(findAll('.notice')).toEqual([]);
});

it('names no set for a connection that is lost', async () => {
  jest.mocked(liveRows).mockRejectedValue({ status: 0, body: { message: 'Disconnected or Canceled' } });
  await place();
  expect(state()).toBe('error');
  expect(textOf('.notice')).not.toContain('permission set');
});
