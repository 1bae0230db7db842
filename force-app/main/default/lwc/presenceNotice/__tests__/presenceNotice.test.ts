import { createElement } from 'lwc';
import PresenceNotice from 'c/presenceNotice';

function show(given: Record<string, unknown>) {
  const element = createElement('c-presence-notice', { is: PresenceNotice });
  const heard = jest.fn();
  element.addEventListener('action', heard);
  Object.assign(element, { heading: 'Nobody matches', ...given });
  document.body.appendChild(element);
  const find = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);
  return { element, heard, find };
}

afterEach(() => document.body.replaceChildren());

describe('a notice', () => {
  it('says what is so, why, what to do, and what the platform said', () => {
    const { element, find } = show({ text: 'Because.', next: 'Do this.', detail: 'Salesforce said: no' });
    expect(find('h3')?.textContent).toBe('Nobody matches');
    expect([...(element.shadowRoot?.querySelectorAll('p') ?? [])].map((line) => line.textContent)).toEqual([
      'Because.',
      'Do this.',
      'Salesforce said: no',
    ]);
  });

  it('has a button only where there is something to do', () => {
    expect(show({}).find('button')).toBeNull();
    const { find, heard } = show({ action: 'Try again' });
    find('button')?.click();
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('tells a reader by itself only where nobody else does', () => {
    expect(show({ tone: 'warning', spoken: true }).find('.notice')?.getAttribute('role')).toBe('status');
    expect(show({ tone: 'warning' }).find('.notice')?.hasAttribute('role')).toBe(false);
  });

  it('stands in the place of its subject or as a strip above it', () => {
    expect(show({}).find('.block')).not.toBeNull();
    expect(show({ strip: true }).find('.strip')).not.toBeNull();
  });
});
