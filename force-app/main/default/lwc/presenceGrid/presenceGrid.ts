import { LightningElement, api } from 'lwc';
import dir from '@salesforce/i18n/dir';
import locale from '@salesforce/i18n/locale';
import type { Column, Density } from 'c/presenceArrangement';
import { fillWords } from 'c/presenceFormat';
import type { SortKey } from 'c/presenceStore';
import { layoutOf, linesIn, type Layout } from 'c/presenceViewport';
import { columnsStyle, headingsOf, type Heading } from './columns';
import { drawnLines, placeOfSlot, slotOfPlace, type DrawnLine } from './drawnLines';
import { createHolding } from './holding';
import { answerTo, keepsColumn } from './keys';
import { movedLabels } from './labels';
import { metricsOf, sizeOf, unmeasured, type Metrics } from './measures';
import { heldAt, placeOf, type Held, type Place } from './place';
import { openAgents, sectionsOf, type GridSection } from './sections';
import { createSlots } from './slots';
import { createTypeAhead } from './typeAhead';
import { nobody, type WallView } from './wallView';

/** What follows from the view and the room for it. */
interface Scene {
  readonly sections: readonly GridSection[];
  readonly metrics: Metrics;
  readonly layout: Layout;
}

const none: ReadonlySet<string> = new Set();

/**
 * Agents as a grid of cards or of dense rows, under headings where they are grouped. Only what is near the view is in
 * the document. Elements are keyed by their place: a new order changes what they show and moves none of them. The focus
 * is held by agent and group.
 */
export default class PresenceGrid extends LightningElement {
  @api label = '';
  /** Server time, epoch milliseconds. */
  @api now = 0;
  /** Server time until which what is shown was known to be so, where it may not be so any more. */
  @api checkedAt?: number;
  /** Of dense rows, beside the name, in this order. */
  @api columns: readonly Column[] = [];
  @api sort: SortKey = 'time-in-status';
  @api selectedId?: string;
  /** How many agents would stand elsewhere in the newest order. */
  @api moved = 0;

  shown: WallView = nobody;
  closed = none;
  drawnAs: Density = 'cards';
  size = unmeasured;
  scrollTop = 0;
  active: Place = { section: 0, item: 0 };
  /** The focus was inside at the last change: its line stays in the document wherever the view is. */
  focusHeld = false;
  movedTitle = movedLabels.title;

  #held?: Held;
  #wantedColumn = 0;
  #restoreFocus = false;
  #scene?: Scene;
  #lines: readonly DrawnLine[] = [];
  #observer?: ResizeObserver;
  readonly #slots = createSlots();
  readonly #typeAhead = createTypeAhead(locale);
  readonly #holding = createHolding((held) => this.tell('hold', held));

  @api
  get view(): WallView {
    return this.shown;
  }

  set view(view: WallView) {
    this.arrange(() => {
      this.shown = view;
    });
  }

  /** Keys of the groups that show their heading alone. */
  @api
  get collapsed(): ReadonlySet<string> {
    return this.closed;
  }

  set collapsed(collapsed: ReadonlySet<string>) {
    this.arrange(() => {
      this.closed = collapsed;
    });
  }

  @api
  get density(): Density {
    return this.drawnAs;
  }

  set density(density: Density) {
    this.arrange(() => {
      this.drawnAs = density;
    });
  }

  /** Puts the focus on the grid's tab stop. */
  @api
  focus(): void {
    this.moveTo(this.tabStop);
  }

  /** Puts the focus on an agent, or on the heading of the collapsed group that has him. False: he is not in view. */
  @api
  focusAgent(userId: string): boolean {
    const { sections } = this.scene;
    const place = placeOf(sections, { group: this.#held?.group, userId }, this.active);
    const { agents, collapsed } = sections[place.section] ?? {};
    if (!collapsed && agents?.at(Math.max(0, place.item))?.userId !== userId) return false;
    this.moveTo(place);
    return true;
  }

  get scene(): Scene {
    return (this.#scene ??= this.setScene());
  }

  setScene(): Scene {
    const metrics = metricsOf(this.drawnAs, this.size);
    const sections = sectionsOf(this.shown, this.closed);
    return { sections, metrics, layout: layoutOf(sections, metrics) };
  }

  /** Changes what is shown; whoever has the focus keeps it. */
  arrange(change: () => void): void {
    this.holdFocus();
    change();
    this.#scene = undefined;
    const { sections } = this.scene;
    const held = this.#held;
    this.active = placeOf(sections, held, this.active);
    // Whoever has left is not looked for again.
    if (held !== undefined) this.#held = heldAt(sections, this.active);
  }

  rangeAt(scrollTop: number): { first: number; end: number } {
    const { layout, metrics } = this.scene;
    const { overscan, limit, head } = metrics;
    return linesIn(layout, { scrollTop, height: this.size.height - head, overscan, limit });
  }

  get lines(): readonly DrawnLine[] {
    // Read here so that a change of any of them draws anew.
    const { shown, closed, drawnAs, size, scrollTop, active, focusHeld, selectedId } = this;
    void [shown, closed, drawnAs, size];
    const { sections, layout } = this.scene;
    const heldLine = focusHeld && layout.lines > 0 ? layout.lineOf(active.section, active.item) : undefined;
    this.#lines = drawnLines(
      {
        sections,
        layout,
        dense: this.isDense,
        range: this.rangeAt(scrollTop),
        tabStop: this.tabStop,
        heldLine,
        selectedId,
      },
      this.#slots,
    );
    return this.#lines;
  }

  /** What Tab leads to: the active place, unless it is neither drawn nor focused. */
  get tabStop(): Place {
    const { layout } = this.scene;
    const { first, end } = this.rangeAt(this.scrollTop);
    const line = layout.lineOf(this.active.section, this.active.item);
    if (this.focusHeld || (line >= first && line < end)) return this.active;
    const at = layout.lineAt(first);
    return { section: at?.section ?? 0, item: at?.kind === 'items' ? at.first : -1 };
  }

  get isDense(): boolean {
    return this.drawnAs === 'rows';
  }

  get headings(): Heading[] {
    return headingsOf(this.columns, this.sort);
  }

  get rowCount(): number {
    return this.scene.layout.lines + (this.isDense ? 1 : 0);
  }

  get columnCount(): number {
    return this.isDense ? this.columns.length + 1 : this.scene.metrics.columns;
  }

  get scrollerClass(): string {
    return `scroller ${this.drawnAs}`;
  }

  get gridStyle(): string {
    const { width, rem } = this.size;
    if (this.isDense) return columnsStyle(this.columns, width, rem);
    return `--wall-columns: ${this.scene.metrics.columns}`;
  }

  get canvasStyle(): string {
    return `block-size: ${this.scene.layout.height}px`;
  }

  get movedText(): string {
    return fillWords(movedLabels.moved, this.moved.toLocaleString(locale));
  }

  override renderedCallback(): void {
    if (this.#observer === undefined) this.watchSize();
    if (!this.#restoreFocus) return;
    this.#restoreFocus = false;
    this.elementAt(this.active)?.focus({ preventScroll: true });
  }

  override disconnectedCallback(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#holding.end();
  }

  handleScroll(): void {
    const { scrollTop } = this.scroller ?? this;
    const before = this.rangeAt(this.scrollTop);
    const after = this.rangeAt(scrollTop);
    if (before.first === after.first && before.end === after.end) return;
    this.holdFocus();
    this.scrollTop = scrollTop;
  }

  handlePointerEnter(): void {
    this.#holding.pointer(true);
  }

  handlePointerLeave(): void {
    this.#holding.pointer(false);
  }

  handleFocusIn(event: FocusEvent): void {
    this.#holding.focus(true);
    const place = this.placeOfEvent(event);
    if (place !== undefined) this.setActive(place);
  }

  async handleFocusOut(): Promise<void> {
    // From one place inside to another, nothing has the focus in between.
    await Promise.resolve();
    // A window in the background keeps its focused element, but nobody types there.
    this.#holding.focus(this.hasFocus && document.hasFocus());
  }

  handleClick(event: Event): void {
    const { sort } = (event.target as HTMLElement).dataset;
    if (sort !== undefined) this.tell('sortchange', sort);
    const place = this.placeOfEvent(event);
    if (place !== undefined) this.open(place);
  }

  handleApplyMoves(): void {
    this.tell('applymoves');
  }

  handleKeyDown(event: KeyboardEvent): void {
    const { layout, metrics, sections } = this.scene;
    const wanted = this.#wantedColumn;
    const grid = {
      layout,
      agents: openAgents(sections),
      columns: metrics.columns,
      pageHeight: this.size.height - metrics.head,
      rtl: dir === 'rtl',
    };
    const answer = answerTo(event, this.active, wanted, grid, this.#typeAhead);
    if (answer === undefined) return;
    event.preventDefault();
    if (answer.does === 'move') {
      this.moveTo(answer.to);
      if (keepsColumn(event.key)) this.#wantedColumn = wanted;
      return;
    }
    if (answer.does === 'leave') this.tell('leave');
    else if (answer.does === 'open') this.open(this.active);
    else this.fold(this.active.section, answer.does === 'collapse');
  }

  open({ section, item }: Place): void {
    const { agents, collapsed } = this.scene.sections[section] ?? {};
    if (item < 0) this.fold(section, !collapsed);
    else this.tell('open', agents?.at(item)?.userId);
  }

  /** Opens or closes a group. */
  fold(section: number, collapse: boolean): void {
    const { group, collapsed } = this.scene.sections[section] ?? {};
    if (group === undefined || collapsed === collapse) return;
    // A heading that stands at the top while its rows scroll stays there when they go.
    if (collapse) this.showLine(this.scene.layout.lineOf(section, -1));
    this.tell('collapse', { key: group.key, collapsed: collapse });
  }

  tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  get scroller(): HTMLElement | undefined {
    return this.refs?.scroller as HTMLElement | undefined;
  }

  get hasFocus(): boolean {
    return this.template?.activeElement != null;
  }

  moveTo(place: Place): void {
    if (this.scene.layout.lines === 0) return;
    this.setActive(place);
    this.focusHeld = true;
    this.showLine(this.scene.layout.lineOf(place.section, place.item));
    // Without a change there is no rendering that would do it.
    this.#restoreFocus = true;
    this.elementAt(place)?.focus({ preventScroll: true });
  }

  setActive(place: Place): void {
    const { sections, metrics } = this.scene;
    this.active = place;
    this.#held = heldAt(sections, place);
    if (place.item >= 0) this.#wantedColumn = place.item % metrics.columns;
  }

  /** Scrolls as little as it takes: to below what stands at the top of the view, or to above its end. */
  showLine(line: number): void {
    const { scroller } = this;
    const { layout, metrics } = this.scene;
    if (scroller === undefined) return;
    const at = layout.lineAt(line);
    const pinned = at?.kind === 'items' && this.scene.sections[at.section]?.headed;
    const top = layout.topOf(line) - (pinned ? metrics.headingHeight : 0);
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    const bottom = layout.topOf(line) + layout.heightOf(line) + metrics.head + metrics.gap;
    if (bottom - scroller.clientHeight > scroller.scrollTop)
      scroller.scrollTop = bottom - scroller.clientHeight;
    this.scrollTop = scroller.scrollTop;
  }

  holdFocus(): void {
    // What was asked for last may not have been drawn yet.
    this.focusHeld = (this.hasFocus || this.#restoreFocus) && this.#held !== undefined;
    this.#restoreFocus = this.focusHeld;
  }

  /** The place that the element of an event shows. */
  placeOfEvent(event: Event): Place | undefined {
    const slot = (event.target as HTMLElement).closest<HTMLElement>('[data-slot]')?.dataset.slot;
    return slot === undefined ? undefined : placeOfSlot(this.#lines, slot);
  }

  elementAt(place: Place): HTMLElement | undefined {
    const slot = slotOfPlace(this.#lines, place);
    const slotted = this.template?.querySelectorAll<HTMLElement>('[data-slot]') ?? [];
    return slot === undefined ? undefined : [...slotted].find(({ dataset }) => dataset.slot === slot);
  }

  watchSize(): void {
    const { scroller } = this;
    if (scroller === undefined) return;
    this.#observer = new ResizeObserver(() => this.measure(scroller));
    this.#observer.observe(scroller);
    this.measure(scroller);
  }

  measure(scroller: HTMLElement): void {
    const size = sizeOf(scroller);
    const { width, height, rem } = this.size;
    if (size.width === width && size.height === height && size.rem === rem) return;
    this.arrange(() => {
      this.size = size;
    });
  }
}
