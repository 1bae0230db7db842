import { LightningElement, api } from 'lwc';
import type { Agent } from 'c/presenceModel';
import { elapsedText, keptForAMinute } from 'c/presenceWords';
import { cardText, type CardText } from './cardText';

/** One agent: who, in which status, since when. Speaks of him only what is in `agent`. */
export default class PresenceCard extends LightningElement {
  @api agent?: Agent;
  /** Server time, epoch milliseconds. */
  @api now = 0;
  /** Server time until which what is shown was known to be so, where it may not be so any more. */
  @api checkedAt?: number;
  @api cellRole: 'group' | 'gridcell' = 'group';
  @api focusIndex?: '0' | '-1';
  @api columnIndex?: number;

  readonly #textOf = keptForAMinute(cardText);

  @api
  focus(options?: FocusOptions): void {
    (this.refs?.card as HTMLElement | undefined)?.focus(options);
  }

  get text(): CardText | undefined {
    return this.agent === undefined ? undefined : this.#textOf(this.agent, this.now, this.checkedAt);
  }

  get elapsed(): string {
    return this.agent === undefined ? '' : elapsedText(this.agent, this.now, this.checkedAt);
  }

  get cardClass(): string {
    return `card ${this.text?.look ?? ''}`;
  }
}
