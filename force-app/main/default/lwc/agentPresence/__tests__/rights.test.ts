/* eslint-disable omnipresence/arrows -- the fake org behind the Apex mocks */
import { available, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
/* eslint-enable omnipresence/arrows */
import { cards, notice, place, state } from './page';
import { createWatchOrg } from './watchOrg';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: '005000000000001AAA' }), {
  virtual: true,
});
// The viewer holds none of the package's permission sets, so none of their custom permissions.
jest.mock('@salesforce/customPermission/Presence_Agent', () => ({ __esModule: true, default: undefined }), {
  virtual: true,
});

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

it('names the permission set that is missing, and shows nobody', async () => {
  jest.useFakeTimers({ now: Date.UTC(2026, 4, 5, 16) });
  const org = createWatchOrg();
  org.setStatus(userIdOf(1), available);
  org.faults(() => 'denied');
  await place();
  expect([state(), cards()]).toEqual(['denied/denied', []]);
  expect(notice()).toContain('You need the permission set Presence Agent');
  expect(notice()).toContain('Ask your administrator to assign the permission set Presence Agent');
});
