import { LightningElement, api } from 'lwc';
import title from '@salesforce/label/c.Presence_Page_Link_Title';
import close from '@salesforce/label/c.Presence_Page_Link_Close';

/** A link for the reader to copy, selected, where the browser keeps the clipboard to itself. Fires `close`. */
export default class PresenceLink extends LightningElement {
  @api href = '';

  labels = { title, close };
  #selected?: string;

  override renderedCallback(): void {
    if (this.#selected === this.href) return;
    this.#selected = this.href;
    const field = this.refs?.field as HTMLInputElement;
    field.focus();
    field.select();
  }

  handleKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.handleClose();
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
