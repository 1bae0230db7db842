import { LightningElement, api } from 'lwc';
import type { Agent } from 'c/presenceModel';
import { appearanceOf } from 'c/presenceFormat';
import { cardText, elapsedText, type CardText } from './cardText';

const MINUTE = 60_000;

/** One agent: who, in which status, since when. Speaks of him only what is in `agent`. */
export default class PresenceCard extends LightningElement {
  @api agent?: Agent;
  /** Server time, epoch milliseconds. */
  @api now = 0;
  @api cellRole: 'group' | 'gridcell' = 'group';
  @api focusIndex?: '0' | '-1';
  @api columnIndex?: number;

  #text?: { readonly agent: Agent; readonly minute: number; readonly text: CardText };

  @api
  focus(options?: FocusOptions): void {
    (this.refs?.card as HTMLElement | undefined)?.focus(options);
  }

  /** Kept over the ticks of a minute: only the elapsed time changes from second to second. */
  get text(): CardText | undefined {
    if (this.agent === undefined) return undefined;
    const minute = Math.floor(this.now / MINUTE);
    if (this.#text?.agent !== this.agent || this.#text.minute !== minute) {
      this.#text = { agent: this.agent, minute, text: cardText(this.agent, this.now) };
    }
    return this.#text.text;
  }

  get elapsed(): string {
    return this.agent === undefined ? '' : elapsedText(this.agent, this.now);
  }

  get cardClass(): string {
    return this.agent === undefined ? 'card' : `card ${appearanceOf(this.agent).className}`;
  }
}
