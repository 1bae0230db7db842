import { createElement } from 'lwc';
import { defaultArrangement } from 'c/presenceArrangement';
import PresenceFloorWall from 'c/presenceFloorWall';
import type { Agent } from 'c/presenceModel';

const agents = ['Ada', 'Ben'].map((name, index) => ({
  userId: `005${index}`,
  name,
  kind: 'online',
  since: 0,
  statusId: '0N5',
  statusLabel: 'Available',
})) as unknown as Agent[];

type Panel = HTMLElement & { readonly agent?: Agent; readonly alert?: object };
type Grid = HTMLElement & { readonly collapsed: ReadonlySet<string> };

const settled = () => new Promise(process.nextTick);

async function place(properties: object = {}) {
  const element = createElement('c-presence-floor-wall', { is: PresenceFloorWall });
  const agentOf = (userId: string) => agents.find((agent) => agent.userId === userId);
  const given = { view: { agents }, hasWall: true, arrangement: defaultArrangement, now: 60_000, agentOf };
  Object.assign(element, given, properties);
  document.body.appendChild(element);
  await settled();
  const find = (tag: string): unknown => element.shadowRoot?.querySelector(tag) ?? undefined;
  return {
    element,
    panel: () => find('c-presence-agent-panel') as Panel | undefined,
    grid: () => find('c-presence-grid') as Grid | undefined,
    async tell(name: string, detail?: unknown) {
      (find('c-presence-grid') as Grid).dispatchEvent(new CustomEvent(name, { detail }));
      await settled();
    },
  };
}

beforeEach(() => jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(5_000));
afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
});

it('opens the panel of whoever is selected, and takes the keyboard to it', async () => {
  const alert = { userId: '0051' };
  const { panel, tell } = await place({
    limitOf: (userId: string) => (userId === '0051' ? alert : undefined),
  });
  expect(panel()).toBeUndefined();
  await tell('open', '0051');
  expect(panel()?.agent?.name).toBe('Ben');
  expect(panel()?.alert).toMatchObject(alert);
  expect(panel()?.shadowRoot?.activeElement).not.toBeNull();
});

it('leads back to the agent’s place, by Escape on the wall and from the panel', async () => {
  const { panel, grid, tell } = await place();
  await tell('open', '0051');
  panel()?.dispatchEvent(new CustomEvent('close'));
  await settled();
  expect(panel()).toBeUndefined();
  const focused = grid()?.shadowRoot?.activeElement as (Element & { agent?: Agent }) | null;
  expect(focused?.agent?.name).toBe('Ben');
  await tell('open', '0050');
  await tell('leave');
  expect(panel()).toBeUndefined();
});

it('keeps the panel, without an agent, when he is gone from the floor', async () => {
  const { element, panel, tell } = await place();
  await tell('open', '0051');
  Object.assign(element, { agentOf: () => undefined, view: { agents: agents.slice(0, 1) } });
  await settled();
  expect(panel()?.agent).toBeUndefined();
  expect(panel()?.shadowRoot?.textContent).toContain('No longer visible to you');
});

it('keeps groups closed until they are groups of something else', async () => {
  const { element, grid, tell } = await place({ arrangement: { ...defaultArrangement, groupBy: 'role' } });
  await tell('collapse', { key: 'r1', collapsed: true });
  await tell('collapse', { key: 'r2', collapsed: true });
  await tell('collapse', { key: 'r2', collapsed: false });
  Object.assign(element, { arrangement: { ...defaultArrangement, groupBy: 'role', sort: 'name' } });
  await settled();
  expect([...(grid()?.collapsed ?? [])]).toEqual(['r1']);
  Object.assign(element, { arrangement: { ...defaultArrangement, groupBy: 'status' } });
  await settled();
  expect([...(grid()?.collapsed ?? [])]).toEqual([]);
});

it('tells of the wall what the page decides', async () => {
  const { element, tell } = await place();
  const heard: unknown[] = [];
  for (const name of ['hold', 'applymoves', 'sortchange']) {
    element.addEventListener(name, ({ type, detail }: CustomEventInit & Event) => heard.push([type, detail]));
  }
  await tell('hold', true);
  await tell('applymoves');
  await tell('sortchange', 'name');
  expect(heard).toEqual([
    ['hold', true],
    ['applymoves', null],
    ['sortchange', 'name'],
  ]);
});
