import { LightningElement, api } from 'lwc';
import type { Agent } from 'c/presenceModel';
import { elapsedText, keptForAMinute } from 'c/presenceWords';
import { cardText, type CardText } from './cardText';

const MINUTE = 60_000;
/** Agents change their card when the order changes: what was said of one goes with him. */
const textOf = keptForAMinute(cardText);

/** One agent: who, in which status, since when. Speaks of him only what is in `agent`. */
export default class PresenceCard extends LightningElement {
  @api cellRole: 'group' | 'gridcell' = 'group';
  @api focusIndex?: '0' | '-1';
  @api columnIndex?: number;
  /** Of a cell: the one whose details are open. */
  @api selected = false;

  shown?: Agent;
  oldSince?: number;
  /** Server time, whole minutes; the second of it is only in `elapsed`. */
  minute = 0;
  elapsed = '';
  #now = 0;

  @api
  get agent(): Agent | undefined {
    return this.shown;
  }

  set agent(agent: Agent | undefined) {
    this.shown = agent;
    this.tick();
  }

  /** Server time, epoch milliseconds. */
  @api
  get now(): number {
    return this.#now;
  }

  set now(now: number) {
    this.#now = now;
    this.minute = Math.floor(now / MINUTE) * MINUTE;
    this.tick();
  }

  /** Server time until which what is shown was known to be so, where it may not be so any more. */
  @api
  get checkedAt(): number | undefined {
    return this.oldSince;
  }

  set checkedAt(checkedAt: number | undefined) {
    this.oldSince = checkedAt;
    this.tick();
  }

  @api
  focus(options?: FocusOptions): void {
    (this.refs?.card as HTMLElement | undefined)?.focus(options);
  }

  /** A second that changes no word renders nothing. */
  tick(): void {
    this.elapsed = this.shown === undefined ? '' : elapsedText(this.shown, this.#now, this.oldSince);
  }

  get text(): CardText | undefined {
    return this.shown && textOf(this.shown, this.minute, this.oldSince);
  }

  get cardClass(): string {
    const limit = this.shown?.limitBrokenAt === undefined ? '' : ' limit-broken';
    return `card ${this.text?.look ?? ''}${limit}`;
  }

  get selectedText(): 'true' | 'false' | undefined {
    if (this.cellRole !== 'gridcell') return undefined;
    return this.selected ? 'true' : 'false';
  }
}
