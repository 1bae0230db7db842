import { LightningElement, api } from 'lwc';
import { labels } from './labels';
import { sections } from './sections';

/** The keys of the wall, in a dialog that keeps the focus inside and gives it back. Fires `close` however it closes. */
export default class PresenceHelp extends LightningElement {
  labels = labels;
  sections = sections.map(({ heading, lines }) => ({
    heading,
    lines: lines.map(({ does, keys }) => ({
      does,
      keys: keys.map((parts) => ({ name: parts.join('+'), parts })),
    })),
  }));

  shown = false;
  #rendered = false;

  @api
  get open(): boolean {
    return this.shown;
  }
  set open(open: boolean) {
    this.shown = open;
    this.turn();
  }

  override renderedCallback(): void {
    this.#rendered = true;
    this.turn();
  }

  turn(): void {
    const dialog = this.#rendered ? this.dialog : undefined;
    if (dialog === undefined || dialog.open === this.shown) return;
    if (this.shown) dialog.showModal();
    else dialog.close();
  }

  get dialog(): HTMLDialogElement | undefined {
    return this.refs?.dialog as HTMLDialogElement | undefined;
  }

  handleClose(): void {
    this.dialog?.close();
  }

  /** What is around the content belongs to the dialog. */
  handleBackdrop(event: Event): void {
    if (event.target === event.currentTarget) this.handleClose();
  }

  /** No key reaches what is behind; the dialog itself closes by Escape. */
  handleKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
  }

  handleClosed(): void {
    if (this.shown) this.dispatchEvent(new CustomEvent('close'));
  }
}
