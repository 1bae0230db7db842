import { createElement } from 'lwc';
import PresenceShape from 'c/presenceShape';

function pathOf(shape: string): string | null | undefined {
  const element = createElement('c-presence-shape', { is: PresenceShape });
  Object.assign(element, { shape });
  document.body.appendChild(element);
  return element.shadowRoot?.querySelector('path')?.getAttribute('d');
}

afterEach(() => document.body.replaceChildren());

it('draws each kind differently', () => {
  const paths = ['disc', 'square', 'ring', 'half-disc', 'question'].map(pathOf);
  expect(new Set(paths).size).toBe(5);
  expect(paths.every(Boolean)).toBe(true);
});

it('is decoration to a screen reader', () => {
  pathOf('disc');
  const element = document.body.querySelector('c-presence-shape');
  expect(element?.shadowRoot?.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
});
