import { createElement } from 'lwc';
import PresenceMenu from 'c/presenceMenu';

function show() {
  const element = createElement('c-presence-menu', { is: PresenceMenu });
  Object.assign(element, { label: 'Filter', icon: 'M1 1' });
  const turns: boolean[] = [];
  element.addEventListener('openchange', (event) => turns.push((event as CustomEvent<boolean>).detail));
  document.body.append(element);
  const button = element.shadowRoot?.querySelector('button') as HTMLButtonElement;
  const panel = element.shadowRoot?.querySelector('.panel') as HTMLElement;
  const press = (key: string, from: Element = document.activeElement ?? button) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
    from.dispatchEvent(event);
    return event;
  };
  return {
    element: element as HTMLElement & { close(): void; open: boolean },
    button,
    panel,
    turns,
    press,
  };
}

afterEach(() => document.body.replaceChildren());

describe('a menu', () => {
  it('opens and closes by its button, and says so', async () => {
    const { button, panel, turns } = show();
    expect([button.getAttribute('aria-expanded'), panel.hidden]).toEqual(['false', true]);
    button.click();
    await Promise.resolve();
    expect([button.getAttribute('aria-expanded'), panel.hidden]).toEqual(['true', false]);
    button.click();
    await Promise.resolve();
    expect([button.getAttribute('aria-expanded'), panel.hidden, turns]).toEqual([
      'false',
      true,
      [true, false],
    ]);
  });

  it('closes by Escape, which goes no further, and gives the focus back', async () => {
    const { element, button, turns, press } = show();
    const heard = jest.fn();
    document.body.addEventListener('keydown', heard);
    button.click();
    const event = press('Escape', button);
    document.body.removeEventListener('keydown', heard);
    expect([event.defaultPrevented, heard.mock.calls.length, turns]).toEqual([true, 0, [true, false]]);
    expect(element.shadowRoot?.activeElement).toBe(button);
  });

  it('closes for a key of the page, and lets it through', () => {
    const { element, button, turns, press } = show();
    button.click();
    const event = press('?', button);
    expect([event.defaultPrevented, turns]).toEqual([false, [true, false]]);
    expect(element.shadowRoot?.activeElement).toBe(button);
  });

  it('leaves Escape to others while it is closed', () => {
    const { button, press } = show();
    expect(press('Escape', button).defaultPrevented).toBe(false);
  });

  it('closes when the focus leaves it, and not while it moves inside', async () => {
    const { element, button, panel, turns } = show();
    button.focus();
    button.click();
    button.dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: panel }));
    expect(element.open).toBe(true);
    button.dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: document.body }));
    expect(turns).toEqual([true, false]);
  });

  it('waits where the focus has gone nowhere: what is drawn anew gets it back', async () => {
    const { element, button } = show();
    const lose = async () => {
      button.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
      await Promise.resolve();
      return element.open;
    };
    button.click();
    button.focus();
    expect(await lose()).toBe(true);
    button.blur();
    expect(await lose()).toBe(false);
  });

  it('goes down into the panel by an arrow', async () => {
    const { element, button, press } = show();
    press('ArrowDown', button);
    expect(element.open).toBe(true);
  });

  it('is a label for screen readers alone where it is compact', async () => {
    const { element, button } = show();
    Object.assign(element, { compact: true, badge: '2' });
    await Promise.resolve();
    expect(button.title).toBe('Filter');
    expect(button.textContent).toContain('2');
    expect(element.shadowRoot?.querySelector('.label')).toBeNull();
  });
});
