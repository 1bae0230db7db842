import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference, type PageReference } from 'lightning/navigation';
import { defaultArrangement, parameterOf, type WallArrangement } from 'c/presenceArrangement';
import type { Agent } from 'c/presenceModel';
import type { FloorCounts, Sequence, SortKey } from 'c/presenceStore';
import type { SyncStatus } from 'c/presenceSync';
import type PresenceToolbar from 'c/presenceToolbar';
import { acquireSession, type PresenceSession } from 'c/presenceSession';
import { createArranging, type Arranging } from './arranging';
import { browserStorage, namespaceOf } from './browser';
import { createDigest, type Digest } from './digest';
import { labels, noticeLabels } from './labels';
import { loading, showingOf, type Showing } from './showing';

/** Between the last key and the search, milliseconds. */
const SEARCH_PAUSE = 150;
/** How long the first roster may hold back the agents that are there, milliseconds. */
const ROSTER_PATIENCE = 3_000;

/** The floor, live: counts that filter, search, order, and a card for each agent that the viewer may see. */
export default class SupervisorPresence extends LightningElement {
  /** Seconds between two reads; else as the org's settings say. */
  @api pollSeconds?: number;
  /** Tells it from others of its kind, in the address of a page and on this browser. */
  @api name = '';

  labels = labels;
  loadingTitle = noticeLabels.loadingTitle;

  agents: Sequence<Agent> | readonly Agent[] = [];
  counts?: FloorCounts;
  arrangement: WallArrangement = defaultArrangement;
  status?: SyncStatus;
  showing: Showing = loading;
  /** Server time, epoch milliseconds. */
  now = 0;
  /** Milliseconds. */
  age?: number;
  spoken = '';
  readEvery = 15;

  #session?: PresenceSession;
  #arranging?: Arranging;
  /** What the address of the page said at first. */
  #address?: PageReference['state'];
  #digest?: Digest;
  #impatient = false;
  #cancelSearch = () => {};
  #undo: (() => void)[] = [];

  @wire(CurrentPageReference)
  readAddress(page: PageReference | null | undefined): void {
    if (this.#address !== undefined || !page) return;
    this.#address = page.state;
    this.#arranging?.follow(page.state);
  }

  override connectedCallback(): void {
    const wanted = Number(this.pollSeconds) || undefined;
    const pollSeconds = wanted === undefined ? undefined : Math.max(1, wanted);
    const { session, release } = acquireSession({ pollSeconds });
    const digest = createDigest(session.scheduler, (text) => {
      this.spoken = text;
    });
    this.#session = session;
    this.#digest = digest;
    this.prepareArranging();
    this.#undo = [
      session.store.subscribe(() => this.showFloor()),
      session.sync.subscribe(() => this.showStatus()),
      session.onTick(() => this.showTime()),
      () => this.#cancelSearch(),
      () => digest.end(),
      release,
    ];
    this.showStatus();
  }

  override disconnectedCallback(): void {
    for (const undo of this.#undo) undo();
    this.#undo = [];
    this.#session = undefined;
  }

  /** What was arranged before the component was taken away holds when it is put back. */
  prepareArranging(): void {
    const store = () => this.#session?.store;
    this.#arranging ??= createArranging({
      storage: browserStorage,
      parameter: parameterOf(namespaceOf(this.template?.host), this.name),
      store: {
        arrange: (arrangement) => store()?.arrange(arrangement),
        arrangement: () => store()?.arrangement() ?? defaultArrangement,
      },
    });
    this.#arranging.restore();
    if (this.#address !== undefined) this.#arranging.follow(this.#address);
  }

  showFloor(): void {
    const session = this.#session;
    if (session === undefined || this.status === undefined) return;
    const { store } = session;
    const counts = store.counts();
    this.agents = store.view();
    this.counts = counts;
    this.arrangement = this.#arranging?.arrangement() ?? this.arrangement;
    this.showing = showingOf({
      status: this.status,
      total: counts.total,
      shown: this.agents.length,
      floorWindow: session.floorWindow,
      impatient: this.#impatient,
      undecided: false,
    });
    if (this.status.knownComplete === undefined) this.#digest?.forget();
    else this.#digest?.update({ counts, alerts: [], nameOf: (userId) => store.agent(userId)?.name ?? '' });
    this.showTime();
  }

  /** The store tells its listeners a frame later than the engine: a status alone would stand over an older floor. */
  showStatus(): void {
    const before = this.status;
    this.status = this.#session?.sync.status();
    // Another component may have made the session, and the org's settings come later than it.
    this.readEvery = this.#session?.pollSeconds ?? this.readEvery;
    if (before?.knownComplete === undefined && this.status?.knownComplete !== undefined) this.awaitRoster();
    this.showFloor();
  }

  awaitRoster(): void {
    this.#session?.scheduler.after(ROSTER_PATIENCE, () => {
      this.#impatient = true;
      this.showFloor();
    });
  }

  showTime(): void {
    this.now = this.#session?.now() ?? 0;
    this.age = this.#session?.age();
  }

  get shown(): number {
    return this.agents.length;
  }

  handleFilterChange(event: CustomEvent<Partial<WallArrangement>>): void {
    this.arrange(event.detail);
  }

  handleSortChange(event: CustomEvent<SortKey>): void {
    this.arrange({ sort: event.detail });
  }

  handleSearchInput(event: CustomEvent<string>): void {
    const search = event.detail;
    this.#cancelSearch();
    this.#cancelSearch =
      this.#session?.scheduler.after(SEARCH_PAUSE, () => this.arrange({ search })) ?? (() => {});
  }

  handleClear(): void {
    this.#cancelSearch();
    const toolbar = this.refs?.toolbar as unknown as PresenceToolbar | undefined;
    toolbar?.clearSearch();
    this.arrange({ search: '', kinds: [], statusIds: [], only: [] });
    // The button that was pressed goes away, and would take the focus with it.
    toolbar?.focus();
  }

  /** The only block with a floor behind it is the one that says nobody matches. */
  handleBlockAction(): void {
    if (this.showing.hasFloor) this.handleClear();
    else this.handleTryAgain();
  }

  handleTryAgain(): void {
    void this.#session?.sync.refresh();
  }

  arrange(change: Partial<WallArrangement>): void {
    this.#arranging?.change(change);
    this.showFloor();
  }
}
