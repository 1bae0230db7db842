import { LightningElement, api } from 'lwc';
import type { Agent } from 'c/presenceModel';
import type { Arrangement, FloorCounts, Sequence, SortKey } from 'c/presenceStore';
import type { SyncStatus } from 'c/presenceSync';
import type { Notice } from 'c/presenceNotice';
import type PresenceToolbar from 'c/presenceToolbar';
import { acquireSession, type PresenceSession } from 'c/presenceSession';
import { createDigest, type Digest } from './digest';
import { labels, noticeLabels } from './labels';
import { blockNotice, stripNotice } from './notices';
import { pageStateOf, type PageState } from './pageState';

/** Between the last key and the search, milliseconds. */
const SEARCH_PAUSE = 150;
/** How long the first roster may hold back the agents that are there, milliseconds. */
const ROSTER_PATIENCE = 3_000;
const everybody: Arrangement = { sort: 'time-in-status' };

/** The floor, live: counts that filter, search, order, and a card for each agent that the viewer may see. */
export default class SupervisorPresence extends LightningElement {
  /** Seconds between two reads; else as the org's settings say. */
  @api pollSeconds?: number;

  labels = labels;
  loadingTitle = noticeLabels.loadingTitle;

  agents: Sequence<Agent> | readonly Agent[] = [];
  counts?: FloorCounts;
  arrangement = everybody;
  status?: SyncStatus;
  /** Server time, epoch milliseconds. */
  now = 0;
  /** Milliseconds. */
  age?: number;
  spoken = '';
  readEvery = 15;
  impatient = false;

  #session?: PresenceSession;
  #digest?: Digest;
  #cancelSearch = () => {};
  #undo: (() => void)[] = [];

  override connectedCallback(): void {
    const wanted = Number(this.pollSeconds) || undefined;
    const pollSeconds = wanted === undefined ? undefined : Math.max(1, wanted);
    const { session, release } = acquireSession({ pollSeconds });
    const digest = createDigest(session.scheduler, (text) => {
      this.spoken = text;
    });
    this.#session = session;
    this.#digest = digest;
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

  showFloor(): void {
    const store = this.#session?.store;
    if (store === undefined) return;
    this.agents = store.view();
    this.counts = store.counts();
    this.arrangement = store.arrangement();
    if (this.status?.knownComplete === undefined) this.#digest?.forget();
    else this.#digest?.update(this.counts);
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
      this.impatient = true;
    });
  }

  showTime(): void {
    this.now = this.#session?.now() ?? 0;
    this.age = this.#session?.age();
  }

  get state(): PageState {
    if (this.status === undefined) return 'loading';
    return pageStateOf(this.status, this.counts?.total ?? 0, this.agents.length, this.impatient);
  }

  get loading(): boolean {
    return this.state === 'loading';
  }

  /** Until when what is shown was known to be so, where it may not be so any more. */
  get checkedAt(): number | undefined {
    return this.state === 'stale' ? this.status?.knownComplete : undefined;
  }

  /** There is somebody to count, to search and to sort. */
  get hasFloor(): boolean {
    return !this.loading && (this.counts?.total ?? 0) > 0;
  }

  /** The roster could not be read: there may be more who are offline. */
  get partial(): boolean {
    const roster = this.status?.parts.roster;
    return roster === 'denied' || roster === 'failed' || (roster === 'waiting' && this.impatient);
  }

  get shown(): number {
    return this.agents.length;
  }

  get block(): Notice | undefined {
    if (this.status === undefined) return undefined;
    const floorWindow = this.#session?.floorWindow ?? 0;
    const floor = { total: this.counts?.total ?? 0, shown: this.shown, floorWindow };
    return blockNotice(this.state, this.status, floor);
  }

  get hasWall(): boolean {
    return !this.loading && this.block === undefined;
  }

  get strip(): Notice | undefined {
    return this.status === undefined ? undefined : stripNotice(this.state, this.status);
  }

  handleFilterChange(event: CustomEvent<Partial<Arrangement>>): void {
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
    if (this.hasFloor) this.handleClear();
    else this.handleTryAgain();
  }

  handleTryAgain(): void {
    void this.#session?.sync.refresh();
  }

  arrange(change: Partial<Arrangement>): void {
    const store = this.#session?.store;
    store?.arrange({ ...store.arrangement(), ...change });
  }
}
