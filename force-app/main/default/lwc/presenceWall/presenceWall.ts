import { LightningElement, api } from 'lwc';
import dir from '@salesforce/i18n/dir';
import locale from '@salesforce/i18n/locale';
import type { Agent } from 'c/presenceModel';
import { columnsOf, windowOf, type GridWindow } from 'c/presenceViewport';
import type { AgentList } from './agentList';
import { moveOf } from './moves';
import { placeOf } from './place';
import { wallRows, type WallRow } from './rows';
import { createTypeAhead } from './typeAhead';

/** The most cards in the document, however many agents there are. */
const CARD_LIMIT = 120;
const OVERSCAN_ROWS = 2;
const CARD_WIDTH_REM = 17.25;
const CARD_HEIGHT_REM = 6.375;
const GAP_REM = 0.625;

interface Size {
  readonly width: number;
  readonly height: number;
  /** Pixels of the root font: cards are sized in rem, so that they grow with the reader's text. */
  readonly rem: number;
}

interface CardElement extends HTMLElement {
  readonly agent?: Agent;
}

/**
 * Agents as a grid of cards, of which only those near the view are in the document. Cells are keyed by their place:
 * a new order changes what the cards show and moves no element. The focus is held by agent.
 */
export default class PresenceWall extends LightningElement {
  @api label = '';
  /** Server time, epoch milliseconds. */
  @api now = 0;
  /** Server time until which what is shown was known to be so, where it may not be so any more. */
  @api checkedAt?: number;

  list: AgentList = [];
  size: Size = { width: 0, height: 0, rem: 16 };
  scrollTop = 0;
  activeIndex = 0;
  /** The focus was inside at the last change: its row stays in the document wherever the view is. */
  focusHeld = false;
  #activeId?: string;
  #restoreFocus = false;
  #observer?: ResizeObserver;
  readonly #typeAhead = createTypeAhead(locale);

  @api
  get agents(): AgentList {
    return this.list;
  }

  set agents(agents: AgentList) {
    this.holdFocus();
    this.activeIndex = placeOf(agents, this.#activeId, this.activeIndex);
    this.list = agents;
    // Whoever has left is not looked for again.
    if (this.focusHeld || this.#activeId !== undefined) this.#activeId = agents.at(this.activeIndex)?.userId;
  }

  /** Puts the focus on the wall's tab stop. */
  @api
  focus(): void {
    this.moveTo(this.tabStop);
  }

  get drawn(): GridWindow {
    const { width, height, rem } = this.size;
    const columns = columnsOf(width, CARD_WIDTH_REM * rem, GAP_REM * rem);
    return windowOf({
      count: this.list.length,
      width,
      cardWidth: CARD_WIDTH_REM * rem,
      cardHeight: CARD_HEIGHT_REM * rem,
      gap: GAP_REM * rem,
      scrollTop: this.scrollTop,
      height,
      overscan: OVERSCAN_ROWS,
      // One row is left for the one that has the focus.
      limit: Math.max(columns, CARD_LIMIT - columns),
    });
  }

  get rowHeight(): number {
    return (CARD_HEIGHT_REM + GAP_REM) * this.size.rem;
  }

  get rows(): WallRow[] {
    const { drawn } = this;
    const heldRow = this.focusHeld ? Math.floor(this.activeIndex / drawn.columns) : undefined;
    return wallRows(this.list, drawn, this.rowHeight, GAP_REM * this.size.rem, this.tabStop, heldRow);
  }

  /** The card that Tab leads to: the active one, unless it is neither drawn nor focused. */
  get tabStop(): number {
    const { first, end } = this.drawn;
    const active = this.activeIndex;
    return this.focusHeld || (active >= first && active < end) ? active : first;
  }

  get rowCount(): number {
    return this.drawn.rows;
  }

  get columnCount(): number {
    return this.drawn.columns;
  }

  get gridStyle(): string {
    const { columns, totalHeight } = this.drawn;
    return `--wall-columns: ${columns}; block-size: ${totalHeight}px`;
  }

  override renderedCallback(): void {
    if (this.#observer === undefined) this.watchSize();
    if (!this.#restoreFocus) return;
    this.#restoreFocus = false;
    this.cardOf(this.list.at(this.activeIndex)?.userId)?.focus({ preventScroll: true });
  }

  override disconnectedCallback(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  handleScroll(): void {
    this.holdFocus();
    this.scrollTop = this.scroller?.scrollTop ?? 0;
  }

  handleFocusIn(event: FocusEvent): void {
    const { agent } = event.target as CardElement;
    if (agent === undefined) return;
    this.#activeId = agent.userId;
    this.activeIndex = placeOf(this.list, agent.userId, this.activeIndex);
  }

  handleKeyDown(event: KeyboardEvent): void {
    if (event.altKey) return;
    const target = this.typedTarget(event) ?? this.movedTarget(event);
    if (target === undefined) return;
    event.preventDefault();
    this.moveTo(target);
  }

  typedTarget({ key, ctrlKey, metaKey, timeStamp }: KeyboardEvent): number | undefined {
    if (ctrlKey || metaKey || [...key].length !== 1) return undefined;
    if (key === ' ' && !this.#typeAhead.isTyping(timeStamp)) return undefined;
    return this.#typeAhead.find(key, timeStamp, this.list, this.activeIndex);
  }

  movedTarget(event: KeyboardEvent): number | undefined {
    if (event.shiftKey) return undefined;
    return moveOf(event, this.activeIndex, {
      count: this.list.length,
      columns: this.drawn.columns,
      pageRows: Math.max(1, Math.floor(this.size.height / this.rowHeight)),
      rtl: dir === 'rtl',
    });
  }

  get scroller(): HTMLElement | undefined {
    return this.refs?.scroller as HTMLElement | undefined;
  }

  moveTo(index: number): void {
    this.activeIndex = index;
    this.#activeId = this.list.at(index)?.userId;
    this.focusHeld = true;
    this.showRow(Math.floor(index / this.drawn.columns));
    // Without a change there is no rendering that would do it.
    this.#restoreFocus = true;
    this.cardOf(this.#activeId)?.focus({ preventScroll: true });
  }

  showRow(row: number): void {
    const { scroller, rowHeight } = this;
    if (scroller === undefined) return;
    const top = row * rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    const bottom = top + rowHeight - scroller.clientHeight;
    if (bottom > scroller.scrollTop) scroller.scrollTop = bottom;
    this.scrollTop = scroller.scrollTop;
  }

  holdFocus(): void {
    this.focusHeld = this.template?.activeElement != null;
    this.#restoreFocus = this.focusHeld;
  }

  cardOf(userId: string | undefined): CardElement | undefined {
    const cards = this.template?.querySelectorAll<CardElement>('c-presence-card') ?? [];
    return [...cards].find(({ agent }) => agent?.userId === userId);
  }

  watchSize(): void {
    const { scroller } = this;
    if (scroller === undefined) return;
    this.#observer = new ResizeObserver(() => this.measure(scroller));
    this.#observer.observe(scroller);
    this.measure(scroller);
  }

  measure(scroller: HTMLElement): void {
    const { paddingLeft, paddingRight } = getComputedStyle(scroller);
    const width = scroller.clientWidth - pixels(paddingLeft) - pixels(paddingRight);
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const height = scroller.clientHeight;
    const { size } = this;
    if (size.width !== width || size.height !== height || size.rem !== rem)
      this.size = { width, height, rem };
  }
}

/** A computed length. Where nothing is laid out, a hook is left standing in its place. */
function pixels(length: string): number {
  return parseFloat(length) || 0;
}
