import { CurrentPageReference } from 'lightning/navigation';
// eslint-disable-next-line omnipresence/arrows -- names in the fake org
import { available, lunch, userIdOf, type FakeOrg } from '../../presenceSync/__tests__/fakeGateway';
import { clearPage, names, pass, place, startOrg } from './floorPage';

/** What Lightning gives whoever asks where the page is. */
const lightning = CurrentPageReference as unknown as { emit(page: unknown): void };
const pageWith = (state: Record<string, string>) => ({
  type: 'standard__navItemPage',
  attributes: {},
  state,
});

let org: FakeOrg;

beforeEach(async () => {
  org = startOrg();
  org.setStatus(userIdOf(2), lunch);
  await pass(5_000);
  org.setStatus(userIdOf(1), available);
});

afterEach(clearPage);

it('arranges the wall as the address of the page says, once', async () => {
  place();
  lightning.emit(null);
  lightning.emit(pageWith({ c__presence: 'sort=name' }));
  await pass(1_000);
  expect(names()).toEqual(['Agent 1', 'Agent 2']);
  lightning.emit(pageWith({ c__presence: 'kind=busy' }));
  await pass(1_000);
  expect(names()).toEqual(['Agent 1', 'Agent 2']);
});

it('listens to the parameter of its own name', async () => {
  place(15, { name: 'Voice team' });
  lightning.emit(pageWith({ c__presence: 'sort=name', c__presence_Voice_team: 'kind=busy' }));
  await pass(1_000);
  expect(names()).toEqual(['Agent 2']);
});
