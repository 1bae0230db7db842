import { createElement } from 'lwc';
import PresenceCountFilter from 'c/presenceCountFilter';

function show(given: Record<string, unknown>) {
  const element = createElement('c-presence-count-filter', { is: PresenceCountFilter });
  Object.assign(element, given);
  const chosen: unknown[] = [];
  element.addEventListener('choose', (event) => chosen.push((event as CustomEvent).detail));
  document.body.appendChild(element);
  return { button: element.shadowRoot?.querySelector('button') as HTMLButtonElement, chosen };
}

afterEach(() => document.body.replaceChildren());

it('is a count with its words, its shape, and whether it filters', () => {
  const { button } = show({ label: 'Online', count: '12', name: 'online', shape: 'disc', pressed: true });
  expect(button.textContent).toBe('12Online');
  expect(button.getAttribute('aria-pressed')).toBe('true');
  expect(button.querySelector('[data-count="online"]')?.textContent).toBe('12');
  expect(button.querySelector('c-presence-shape')).toMatchObject({ shape: 'disc' });
});

it('has no shape and no name where none is given', () => {
  const { button } = show({ label: 'Bots', count: '0' });
  expect(button.querySelector('c-presence-shape, [data-count]')).toBeNull();
});

it('tells what it counts when it is pressed', () => {
  const { button, chosen } = show({ value: 'busy', label: 'Busy' });
  button.click();
  expect(chosen).toEqual(['busy']);
});
