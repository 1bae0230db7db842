import { LightningElement, api } from 'lwc';
import dir from '@salesforce/i18n/dir';
import { leadsAway, movesCaret, stepOf } from './arrows';
import { placeOf } from './place';

/**
 * A button and a panel that it opens; what is in the panel is the owner's, who need render it only while it is open
 * (`openchange`, detail whether). Escape closes and gives the focus back to the button, and so does leaving with the
 * focus, without. Arrows go from one element with `data-item` to the next.
 */
export default class PresenceMenu extends LightningElement {
  @api label = '';
  /** Name of the panel; else the button's. */
  @api heading = '';
  /** A path in a box of 20 by 20. */
  @api icon?: string;
  /** A short text beside the label. */
  @api badge?: string;
  /** The label is for screen readers and the tooltip alone. */
  @api compact = false;

  opened = false;
  #focusFirst = false;
  #observer?: ResizeObserver;
  #place = () => this.place();

  @api
  get open(): boolean {
    return this.opened;
  }

  @api
  focus(options?: FocusOptions): void {
    this.button?.focus(options);
  }

  /** With the focus on its button. */
  @api
  close(): void {
    this.turn(false);
    this.button?.focus();
  }

  /** Another badge may have moved the button. */
  override renderedCallback(): void {
    if (this.opened) this.place();
    if (!this.#focusFirst) return;
    const [first] = this.items;
    if (first === undefined) return;
    this.#focusFirst = false;
    first.focus();
  }

  override disconnectedCallback(): void {
    this.release();
    this.opened = false;
  }

  get button(): HTMLElement | undefined {
    return this.refs?.button as HTMLElement | undefined;
  }

  get items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-item]')].filter(
      (item) => !(item as HTMLButtonElement).disabled,
    );
  }

  get closed(): boolean {
    return !this.opened;
  }

  get expanded(): 'true' | 'false' {
    return this.opened ? 'true' : 'false';
  }

  get panelLabel(): string {
    return this.heading || this.label;
  }

  get buttonClass(): string {
    return this.badge ? 'button chosen' : 'button';
  }

  get labelClass(): string {
    return this.compact ? 'assistive-text' : 'label';
  }

  get tooltip(): string | undefined {
    return this.compact ? this.label : undefined;
  }

  handleToggle(): void {
    this.turn(!this.opened);
  }

  /** What is drawn anew may take the focus with it, and get it back once it is drawn. */
  handleFocusOut(event: FocusEvent): void {
    if (this.holds(event.relatedTarget)) return;
    if (event.relatedTarget === null) void Promise.resolve().then(() => this.leave());
    else this.turn(false);
  }

  leave(): void {
    if (this.template?.activeElement == null && this.querySelector(':focus') === null) this.turn(false);
  }

  holds(target: EventTarget | null): boolean {
    const roots = [this.template, this.template?.host];
    return target instanceof Node && roots.some((root) => root?.contains(target) ?? false);
  }

  handleKeyDown(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    // What takes the focus away gives it back to the button, which stays.
    if (this.opened && leadsAway(target, event.key)) {
      this.close();
      return;
    }
    if (event.key === 'Escape' && this.opened) {
      this.close();
    } else if (!this.opened && event.key === 'ArrowDown') {
      this.#focusFirst = true;
      this.turn(true);
    } else if (!this.opened || movesCaret(target, event.key) || !this.step(target, event.key)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  step(target: HTMLElement, key: string): boolean {
    const { items } = this;
    const row = target.closest('li');
    const from = items.findIndex((item) => item === target || (row?.contains(item) ?? false));
    const next = stepOf(key, from, items.length);
    if (next === undefined) return false;
    items[next]?.focus();
    return true;
  }

  turn(open: boolean): void {
    if (open === this.opened) return;
    this.opened = open;
    if (open) this.watch();
    else this.release();
    this.dispatchEvent(new CustomEvent('openchange', { detail: open }));
  }

  /** The panel has no size before it is shown, and another with each change of what is in it. */
  watch(): void {
    const panel = this.refs?.panel as HTMLElement;
    this.#observer = new ResizeObserver(this.#place);
    this.#observer.observe(panel);
    window.addEventListener('resize', this.#place);
  }

  release(): void {
    this.#focusFirst = false;
    this.#observer?.disconnect();
    this.#observer = undefined;
    window.removeEventListener('resize', this.#place);
  }

  place(): void {
    const panel = this.refs?.panel as HTMLElement | undefined;
    const { button } = this;
    if (panel === undefined || button === undefined) return;
    const extent = { width: panel.offsetWidth, height: panel.scrollHeight };
    const { clientWidth: width, clientHeight } = document.documentElement;
    const page = { width, height: Math.min(window.innerHeight, clientHeight || window.innerHeight) };
    const { left, above, maxHeight } = placeOf(button.getBoundingClientRect(), extent, page, dir === 'rtl');
    panel.style.left = `${left}px`;
    panel.style.maxBlockSize = `${maxHeight}px`;
    panel.classList.toggle('above', above);
  }
}
