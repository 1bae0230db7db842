import { LightningElement, api } from 'lwc';
import type { Shape } from 'c/presenceFormat';

/** One count that filters by what it counts. Fires `choose` with its value. */
export default class PresenceCountFilter extends LightningElement {
  @api value = '';
  @api label = '';
  /** As it is read. */
  @api count = '';
  /** Names the count for whoever looks for it in the page. */
  @api name?: string;
  @api pressed = false;
  @api shape?: Shape;
  /** Class of what is counted: its colour. */
  @api look = '';
  @api small = false;
  /** The count may no longer be right. */
  @api doubtful = false;

  get filterClass(): string {
    const marks = [this.small && 'small', this.doubtful && 'doubtful'].filter(Boolean);
    return ['filter', this.look, ...marks].join(' ');
  }

  get isPressed(): 'true' | 'false' {
    return this.pressed ? 'true' : 'false';
  }

  handleClick(): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: this.value }));
  }
}
