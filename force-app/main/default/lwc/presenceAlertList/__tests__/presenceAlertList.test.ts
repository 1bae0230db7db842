import { createElement } from 'lwc';
import PresenceAlertList from 'c/presenceAlertList';
import type { Alert } from 'c/presenceAlerts';
/* eslint-disable-next-line omnipresence/arrows -- the same alerts as those whose words are tested */
import { agentAtLunch, coverageAlert, limitAlert, start } from '../../presenceAlertWords/__tests__/alerts';

const halfPast = start + 45 * 60_000;
const everybody = (userId: string) => agentAtLunch(userId, `Agent ${userId.slice(3)}`);

function show(alerts: readonly Alert[], given: Record<string, unknown> = {}) {
  const element = createElement('c-presence-alert-list', { is: PresenceAlertList });
  const events: [string, unknown][] = [];
  for (const type of ['acknowledge', 'openagent'])
    element.addEventListener(type, (event) => events.push([type, (event as CustomEvent).detail]));
  Object.assign(element, { alerts, agentOf: everybody, now: halfPast, ...given });
  document.body.appendChild(element);
  const root = element.shadowRoot as ShadowRoot;
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  return { element, root, all, events, lines: () => all('li'), text: () => root.textContent };
}

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => limitAlert(`005${index}`, { id: `limit ${index}` }));

afterEach(() => document.body.replaceChildren());

describe('the alert list', () => {
  it('says none, and that nobody watches while no page is open', () => {
    const { text, lines } = show([]);
    expect(text()).toContain('No alerts. Limits and coverage are watched only while a page');
    expect(lines()).toHaveLength(0);
  });

  it('shows each with its level, who, what, since when, for how long and what to do', () => {
    const [line] = show([limitAlert('005A')]).lines();
    expect({ ...line?.dataset }).toEqual({
      alert: 'limit',
      level: 'broken',
      alertUser: '005A',
      acknowledged: 'false',
    });
    expect(line?.querySelector('c-presence-shape')).not.toBeNull();
    for (const part of ['Broken', 'Agent A', 'Over the limit in Lunch', 'since', '15:00', 'Ask whether'])
      expect(line?.textContent).toContain(part);
  });

  it('names the channel whose coverage is broken, and opens nobody there', () => {
    const [line] = show([coverageAlert('Voice', { level: 'warning', online: 2 })]).lines();
    expect({ ...line?.dataset }).toEqual({
      alert: 'coverage',
      level: 'warning',
      alertChannel: '0N9Voice',
      acknowledged: 'false',
    });
    expect(line?.querySelector('.name')).toBeNull();
    expect(line?.textContent).toContain('Voice');
  });

  it('keeps the order that it is given', () => {
    const { lines } = show([limitAlert('005B'), coverageAlert('Voice'), limitAlert('005A')]);
    expect(lines().map(({ dataset }) => dataset.alertUser ?? dataset.alertChannel)).toEqual([
      '005B',
      '0N9Voice',
      '005A',
    ]);
  });

  it('tells who is to be opened, and what has been seen', () => {
    const { all, events } = show([limitAlert('005A')]);
    all('.name')[0]?.click();
    all('.acknowledge')[0]?.click();
    expect(events).toEqual([
      ['openagent', '005A'],
      ['acknowledge', 'limit 005A'],
    ]);
  });

  it('says of what it shows until when it was known', () => {
    const { root } = show([limitAlert('005A')], { checkedAt: start + 40 * 60_000 });
    expect(root.querySelector('h3')?.textContent).toContain('may have changed');
    expect(root.querySelector('.elapsed')?.textContent).toBe('10:00');
  });

  it('gives rules that cannot be kept to whoever may mend them', () => {
    const problems = [{ rule: 'Lunch', field: 'Status__c', value: 'Lnch', why: 'no-such-status' }];
    const child = show([], { problems }).root.querySelector('c-presence-rule-problems');
    expect(child?.shadowRoot?.textContent).toContain('Lnch');
  });
});

describe('a long alert list', () => {
  it('takes one line until it is unfolded, and twenty at most', async () => {
    const { lines, all, text } = show(many(300));
    expect(lines()).toHaveLength(1);
    expect(text()).toContain('and 299 more');
    const [fold] = all('[aria-expanded]');
    expect(fold?.getAttribute('aria-expanded')).toBe('false');
    fold?.click();
    await Promise.resolve();
    expect(lines()).toHaveLength(20);
    expect(text()).toContain('and 280 more');
    expect(fold?.getAttribute('aria-expanded')).toBe('true');
  });

  it('begins with more than three', () => {
    expect(show(many(3)).lines()).toHaveLength(3);
    expect(show(many(3)).all('[aria-expanded]')).toHaveLength(0);
  });
});

describe('the focus, after an alert was acknowledged,', () => {
  const pressed = async (alerts: readonly Alert[], place: number) => {
    const shown = show(alerts);
    const id = alerts[place]?.id;
    const button = shown.all('.acknowledge')[place];
    button?.focus();
    button?.click();
    const seen = alerts.filter((alert) => alert.id === id).map((alert) => ({ ...alert, acknowledged: true }));
    Object.assign(shown.element, { alerts: [...alerts.filter((alert) => alert.id !== id), ...seen] });
    await Promise.resolve();
    return shown.root.activeElement;
  };

  it('is on the next that is open', async () => {
    const focused = await pressed([limitAlert('005A'), limitAlert('005B'), limitAlert('005C')], 1);
    expect(focused?.getAttribute('aria-label')).toBe('Acknowledge: Agent C');
  });

  it('is on the last that is open where there is none behind', async () => {
    const focused = await pressed([limitAlert('005A'), limitAlert('005B')], 1);
    expect(focused?.getAttribute('aria-label')).toBe('Acknowledge: Agent A');
  });

  it('is on the heading where all have been seen', async () => {
    expect((await pressed([limitAlert('005A')], 0))?.tagName).toBe('H3');
  });
});
