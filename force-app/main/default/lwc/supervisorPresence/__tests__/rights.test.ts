import { createElement } from 'lwc';
import SupervisorPresence from 'c/supervisorPresence';
import liveRows from '@salesforce/apex/PresenceFloor.liveRows';
/* eslint-disable omnipresence/arrows -- the fake org behind the Apex mocks */
import { available, createFakeOrg, userIdOf, type FakeOrg } from '../../presenceSync/__tests__/fakeGateway';
import { answerFrom } from '../../presenceGatewayApex/__tests__/apexOrg';
import { createJestTime } from '../../presenceGatewayApex/__tests__/jestTime';
/* eslint-enable omnipresence/arrows */

// The viewer holds none of the package's permission sets, so none of their custom permissions.
jest.mock(
  '@salesforce/customPermission/Presence_Supervisor',
  () => ({ __esModule: true, default: undefined }),
  { virtual: true },
);

let org: FakeOrg;

const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

function findAll(root: ParentNode, selector: string): HTMLElement[] {
  const found = [...root.querySelectorAll<HTMLElement>(selector)];
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    if (shadowRoot !== null) found.push(...findAll(shadowRoot, selector));
  }
  return [...new Set(found)];
}

const textOf = (selector: string) => findAll(document.body, selector)[0]?.textContent ?? '';
const state = () => findAll(document.body, 'section')[0]?.getAttribute('data-state');
const cards = () => findAll(document.body, '[data-user-id]');

async function place(): Promise<void> {
  const element = createElement('c-supervisor-presence', { is: SupervisorPresence });
  Object.assign(element, { pollSeconds: 5 });
  document.body.appendChild(element);
  await pass(1_000);
}

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 4, 5, 16) });
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(5_000);
  org = createFakeOrg(createJestTime());
  org.setStatus(userIdOf(1), available);
  answerFrom(org.gateway);
});

afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

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
  findAll(document.body, '.notice button')[0]?.click();
  await pass(1_000);
  expect(state()).toBe('ready');
  expect(cards()).toHaveLength(1);
});

it('asks for no set where another one grants the classes', async () => {
  await place();
  expect(state()).toBe('ready');
  expect(findAll(document.body, '.notice')).toEqual([]);
});

it('names no set for a connection that is lost', async () => {
  jest.mocked(liveRows).mockRejectedValue({ status: 0, body: { message: 'Disconnected or Canceled' } });
  await place();
  expect(state()).toBe('error');
  expect(textOf('.notice')).not.toContain('permission set');
});
