import { createElement } from 'lwc';
import PresenceLink from 'c/presenceLink';

function place(href: string) {
  const element = createElement('c-presence-link', { is: PresenceLink });
  Object.assign(element, { href });
  document.body.appendChild(element);
  const closed = jest.fn();
  element.addEventListener('close', closed);
  const find = <T extends HTMLElement>(selector: string) => element.shadowRoot?.querySelector<T>(selector);
  return { element, closed, field: find<HTMLInputElement>('input'), button: find('button') };
}

afterEach(() => document.body.replaceChildren());

it('shows the link, selected and in focus', () => {
  const { element, field } = place('https://org.example/?c__presence=sort%3Dname');
  expect(field?.value).toBe('https://org.example/?c__presence=sort%3Dname');
  expect(element.shadowRoot?.activeElement).toBe(field);
  expect([field?.selectionStart, field?.selectionEnd]).toEqual([0, field?.value.length]);
});

it('closes by its button, and by Escape', () => {
  const { closed, field, button } = place('https://org.example/');
  button?.click();
  field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
  field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, composed: true }));
  expect(closed).toHaveBeenCalledTimes(2);
});
