import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference, type PageReference } from 'lightning/navigation';
import holdsExport from '@salesforce/customPermission/Presence_Export';
import type { LimitAlert } from 'c/presenceAlerts';
import { parameterOf, type WallArrangement } from 'c/presenceArrangement';
import type { ExportState, WallExport } from 'c/presenceExport';
import { fillWords } from 'c/presenceFormat';
import type { Agent } from 'c/presenceModel';
import type { SortKey } from 'c/presenceStore';
import { browserStorage, copyText, namespaceOf } from './browser';
import { exportWall } from './exporting';
import { openFloor, type Floor, type FloorNow } from './floor';
import { shortcutOf } from './keys';
import { doneLabels, labels, noticeLabels } from './labels';
import { partsOf } from './parts';
import { createWholeScreen } from './wholeScreen';

/** Between the last key and the search, milliseconds. */
const SEARCH_PAUSE = 150;

/** The floor, live: counts that filter, a wall that is arranged as its viewer likes, alerts, one agent's panel, the
 * wall as a file, and a board to be read from afar. */
export default class SupervisorPresence extends LightningElement {
  /** Seconds between two reads; else as the org's settings say. */
  @api pollSeconds?: number;
  /** Tells it from others of its kind, in the address of a page and on this browser. */
  @api name = '';
  /** What it begins as. */
  @api view: 'wall' | 'wallboard' = 'wall';
  /** API name of the tab of Salesforce's supervisor page; none given, its own; empty, no link. */
  @api supervisorTab?: string;

  labels = labels;
  loadingTitle = noticeLabels.loadingTitle;
  canExport = holdsExport === true;

  now?: FloorNow;
  spoken = '';
  notice = '';
  link = '';
  helpOpen = false;
  board = false;
  exported?: ExportState;

  #floor?: Floor;
  #export?: WallExport;
  /** What the address of the page said at first. */
  #address?: PageReference['state'];
  /** How the wall was when the component was last taken away. */
  #before?: WallArrangement;
  #takesFocus = false;
  #cancelSearch = () => {};
  readonly #screen = createWholeScreen(() => this.closeBoard());
  readonly limitOf = (userId: string): LimitAlert | undefined => this.#floor?.alerting.of(userId);
  readonly agentOf = (userId: string): Agent | undefined => this.#floor?.agentOf(userId);

  @wire(CurrentPageReference)
  readAddress(page: PageReference | null | undefined): void {
    if (this.#address !== undefined || !page) return;
    this.#address = page.state;
    this.#floor?.arranging.follow(page.state);
    this.#floor?.arranged();
  }

  override connectedCallback(): void {
    const floor = openFloor({
      pollSeconds: this.pollSeconds,
      arranging: {
        storage: browserStorage,
        parameter: parameterOf(namespaceOf(this.template?.host), this.name),
        before: this.#before,
      },
      changed: () => this.show(),
      say: (words) => {
        this.notice = words;
      },
      speak: (words) => {
        this.spoken = words;
      },
    });
    this.#floor = floor;
    if (this.view === 'wallboard' && this.#before === undefined) this.board = true;
    if (this.#address !== undefined) floor.arranging.follow(this.#address);
    floor.standBoard(this.board);
  }

  override disconnectedCallback(): void {
    if (this.#floor?.arranging.untouched() === false) this.#before = this.#floor.arranging.arrangement();
    this.#cancelSearch();
    this.#screen.giveBack();
    this.#export?.cancel();
    this.#floor?.end();
    this.#floor = undefined;
  }

  show(): void {
    this.now = this.#floor?.now() ?? this.now;
    // Whoever pointed into a wall that is gone holds it no more.
    if (this.board || this.now?.showing.hasWall === false) this.#floor?.pace.hold(false);
  }

  arrange(change: Partial<WallArrangement>): void {
    this.#floor?.arranging.change(change);
    this.#floor?.arranged();
  }

  override renderedCallback(): void {
    if (!this.#takesFocus) return;
    this.#takesFocus = false;
    partsOf(this.refs).board?.focus();
  }

  handleArrange(event: CustomEvent<Partial<WallArrangement>>): void {
    this.arrange(event.detail);
  }

  handleSortChange(event: CustomEvent<SortKey>): void {
    this.arrange({ sort: event.detail });
  }

  handleSearchInput(event: CustomEvent<string>): void {
    const search = event.detail;
    this.#cancelSearch();
    this.#cancelSearch =
      this.#floor?.session.scheduler.after(SEARCH_PAUSE, () => this.arrange({ search })) ?? (() => {});
  }

  handleClear(): void {
    this.#cancelSearch();
    const { toolbar } = partsOf(this.refs);
    toolbar?.clearSearch();
    this.#floor?.arranging.clear();
    this.#floor?.arranged();
    // The button that was pressed goes away, and would take the focus with it.
    toolbar?.focus();
  }

  handleOpenView(event: CustomEvent<string>): void {
    this.#cancelSearch();
    this.#floor?.arranging.openView(event.detail);
    this.#floor?.arranged();
  }

  handleSaveView({ detail: name }: CustomEvent<string>): void {
    const kept = this.#floor?.arranging.saveView(name);
    this.notice = fillWords(kept ? doneLabels.viewSaved : doneLabels.viewNotSaved, name);
    this.show();
  }

  handleRemoveView({ detail: name }: CustomEvent<string>): void {
    if (this.#floor?.arranging.removeView(name)) this.notice = fillWords(doneLabels.viewRemoved, name);
    this.show();
  }

  async handleCopyLink(): Promise<void> {
    const link = this.#floor?.arranging.linkFrom(window.location.href) ?? '';
    const copied = await copyText(link);
    this.notice = copied ? doneLabels.linkCopied : '';
    this.link = copied ? '' : link;
  }

  handleLinkClose(): void {
    this.link = '';
    partsOf(this.refs).toolbar?.focus();
  }

  handleExport(): void {
    const floor = this.#floor;
    if (floor === undefined) return;
    this.#export?.cancel();
    this.#export = exportWall(
      floor.session,
      () => floor.now().showing.partial,
      (state) => {
        this.exported = state;
      },
    );
  }

  handleExportStatus({ type }: CustomEvent): void {
    if (type === 'cancel') this.#export?.cancel();
    else if (type === 'tryagain') this.#export?.again();
    else this.exported = undefined;
    if (type === 'close') partsOf(this.refs).toolbar?.focus();
  }

  handleBoard(): void {
    this.board = true;
    this.#takesFocus = true;
    this.#screen.take(this.template?.host);
    this.#floor?.standBoard(true);
  }

  closeBoard(): void {
    this.board = false;
    this.#screen.giveBack();
    this.#floor?.standBoard(false);
  }

  handleHelp(): void {
    this.helpOpen = true;
  }

  handleHelpClose(): void {
    this.helpOpen = false;
  }

  handleHold(event: CustomEvent<boolean>): void {
    this.#floor?.pace.hold(event.detail);
  }

  handleApplyMoves(): void {
    this.#floor?.pace.apply();
  }

  handleAcknowledge(event: CustomEvent<string>): void {
    this.#floor?.alerting.acknowledge(event.detail);
  }

  handleOpenAgent(event: CustomEvent<string>): void {
    partsOf(this.refs).wall?.select(event.detail);
  }

  /** The only block with a floor behind it is the one that says nobody matches. */
  handleBlockAction(): void {
    if (this.now?.showing.hasFloor) this.handleClear();
    else this.handleTryAgain();
  }

  handleTryAgain(): void {
    void this.#floor?.session.sync.refresh();
  }

  handleKeyDown(event: KeyboardEvent): void {
    const shortcut = this.board ? undefined : shortcutOf(event);
    if (shortcut === undefined) return;
    event.preventDefault();
    if (shortcut === 'search') partsOf(this.refs).toolbar?.focus();
    else if (shortcut === 'help') this.helpOpen = true;
    else partsOf(this.refs).wall?.leave();
  }
}
