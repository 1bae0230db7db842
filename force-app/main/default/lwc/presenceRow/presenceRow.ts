import { LightningElement, api } from 'lwc';
import dir from '@salesforce/i18n/dir';
import type { Column } from 'c/presenceArrangement';
import type { Agent } from 'c/presenceModel';
import { elapsedText } from 'c/presenceWords';
import { rowText, type RowText } from './rowText';

const MINUTE = 60_000;

/** Whom a row shows. Lightning puts a proxy around every plain object that goes from one component to another; one that
 * is not plain it leaves alone. */
export interface RowAgent {
  readonly agent: Agent;
}

interface Cell {
  readonly column: Column;
  readonly index: number;
  readonly text: string;
  readonly className: string;
}

/** One agent as a dense row of a grid, in columns as wide as `--wall-name`, `--wall-status` … say. */
export default class PresenceRow extends LightningElement {
  @api focusIndex: '0' | '-1' = '-1';
  @api selected = false;
  /** From 1, as aria-rowindex counts. */
  @api rowIndex = 0;

  /** The browser reads each text for it: it is asked only on a page from right to left, whose texts differ. */
  textDir = dir === 'rtl' ? 'auto' : undefined;
  shown?: Agent;
  cellsOf: readonly Omit<Cell, 'text'>[] = [];
  oldSince?: number;
  /** Server time, whole minutes; the second of it is only in `elapsed`. */
  minute = 0;
  elapsed = '';
  #given?: RowAgent;
  #columns: readonly Column[] = [];
  #now = 0;

  @api
  get of(): RowAgent | undefined {
    return this.#given;
  }

  set of(given: RowAgent | undefined) {
    this.#given = given;
    this.shown = given?.agent;
    this.tick();
  }

  /** Beside the name, in this order. */
  @api
  get columns(): readonly Column[] {
    return this.#columns;
  }

  set columns(columns: readonly Column[]) {
    this.#columns = columns;
    this.cellsOf = [...columns].map((column, at) => ({ column, index: at + 2, className: `cell ${column}` }));
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
    (this.refs?.row as HTMLElement | undefined)?.focus(options);
  }

  /** A second that changes no word renders nothing. */
  tick(): void {
    this.elapsed = this.shown === undefined ? '' : elapsedText(this.shown, this.#now, this.oldSince);
  }

  get text(): RowText | undefined {
    return this.shown && rowText(this.shown, this.minute, this.oldSince);
  }

  get rowClass(): string {
    return this.shown?.limitBrokenAt === undefined ? 'row' : 'row limit-broken';
  }

  get selectedText(): 'true' | 'false' {
    return this.selected ? 'true' : 'false';
  }

  get cells(): Cell[] {
    const { cellsOf, text, elapsed } = this;
    return cellsOf.map(({ column, index, className }) => ({
      column,
      index,
      text: column === 'time-in-status' ? elapsed : (text?.cells[column] ?? ''),
      className: column === 'status' ? `${className} ${text?.look ?? ''}` : className,
    }));
  }
}
