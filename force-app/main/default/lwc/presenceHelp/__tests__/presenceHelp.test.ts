import { createElement } from 'lwc';
import PresenceHelp from 'c/presenceHelp';

/** jsdom has the element, and not what opens it. */
beforeAll(() => {
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
      this.dispatchEvent(new CustomEvent('close'));
    },
  });
});

async function show(open: boolean) {
  const element = createElement('c-presence-help', { is: PresenceHelp });
  Object.assign(element, { open });
  const closed = jest.fn(() => Object.assign(element, { open: false }));
  element.addEventListener('close', closed);
  document.body.append(element);
  await Promise.resolve();
  const dialog = element.shadowRoot?.querySelector('dialog') as HTMLDialogElement;
  return { element, dialog, closed };
}

afterEach(() => document.body.replaceChildren());

describe('the help', () => {
  it('opens and closes as it is told, and then says nothing', async () => {
    const { element, dialog, closed } = await show(false);
    expect(dialog.open).toBe(false);
    Object.assign(element, { open: true });
    await Promise.resolve();
    expect(dialog.open).toBe(true);
    Object.assign(element, { open: false });
    await Promise.resolve();
    expect([dialog.open, closed.mock.calls.length]).toEqual([false, 0]);
  });

  it('says when the reader closes it, once: by its button, beside it, or as the browser does', async () => {
    const { element, dialog, closed } = await show(true);
    const ways = [() => dialog.querySelector('button')?.click(), () => dialog.click(), () => dialog.close()];
    for (const close of ways) {
      Object.assign(element, { open: true });
      await Promise.resolve();
      close();
      await Promise.resolve();
      expect(dialog.open).toBe(false);
    }
    expect(closed).toHaveBeenCalledTimes(ways.length);
  });

  it('stays while it is read, and lets no key through', async () => {
    const { dialog } = await show(true);
    const heard = jest.fn();
    document.body.addEventListener('keydown', heard);
    dialog.querySelector('dd')?.click();
    dialog.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, composed: true }));
    document.body.removeEventListener('keydown', heard);
    expect([dialog.open, heard.mock.calls.length]).toEqual([true, 0]);
  });

  it('is named, and says of every line which keys do it', async () => {
    const { dialog, element } = await show(true);
    const heading = element.shadowRoot?.querySelector('h2');
    expect(dialog.getAttribute('aria-labelledby')).toBe(heading?.id);
    const lines = [...dialog.querySelectorAll('.line')].map((line) =>
      [...line.querySelectorAll('kbd')].map(({ textContent }) => textContent).join(' '),
    );
    expect(lines).toEqual([
      '↑ ↓ ← →',
      'Home End',
      'Ctrl Home Ctrl End',
      'Page Up Page Down',
      'Letters',
      'Enter Space',
      '← →',
      'Esc',
      '/',
      '?',
      'Esc',
    ]);
  });
});
