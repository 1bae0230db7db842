import { LightningElement, api } from 'lwc';
import type { LoadState } from 'c/presenceModel';
import { fillWords } from 'c/presenceFormat';
import type { Arrangement, FloorCounts, StatusCount } from 'c/presenceStore';
import { choose } from './choices';
import type { GroupKey } from './filters';
import { channelGroup, countText, kindGroup, shortened, statusGroup, type Group } from './groups';
import { groupLabels, loadLabels } from './labels';
import { longestWords, type LongestWords } from './longest';

const noCounts: FloorCounts = {
  online: 0,
  busy: 0,
  offline: 0,
  suspect: 0,
  bot: 0,
  limit: 0,
  total: 0,
  byStatus: [],
  load: { free: 0, 'part-loaded': 0, full: 0 },
  channels: [],
};
/** docs/unverified.md. */
const SUPERVISOR_TAB = 'standard-OmniSupervisorLightning';

const loadStates: readonly LoadState[] = ['free', 'part-loaded', 'full'];

/**
 * The floor in numbers; each is a filter where agents can be filtered so. Fires `filterchange` with a part of an
 * arrangement and `openagent` with the user id of whoever has been in his status for longest. Where there is little
 * room, all but the kinds is shown on demand.
 */
export default class PresenceCounts extends LightningElement {
  @api arrangement: Arrangement = { sort: 'time-in-status' };
  /** Who is offline is not known to the last. */
  @api partial = false;
  /** Whether open work may be read at all. */
  @api loadReadable = false;
  /** Whether any limit is kept. */
  @api limited = false;
  /** Server time, epoch milliseconds. */
  @api now = 0;
  /** Server time until which the counts were known to be right, where they may not be so any more. */
  @api checkedAt?: number;
  /** API name of the tab of Salesforce's supervisor page, where it is another; empty, no link. */
  @api supervisorTab?: string;

  labels = groupLabels;
  floor: FloorCounts = noCounts;
  expanded = false;
  readonly #seen = new Map<string, StatusCount>();

  @api
  get counts(): FloorCounts {
    return this.floor;
  }

  set counts(counts: FloorCounts) {
    for (const status of counts.byStatus) this.#seen.set(status.statusId, status);
    this.floor = counts;
  }

  get tab(): string {
    return this.supervisorTab ?? SUPERVISOR_TAB;
  }

  get countsClass(): string {
    return ['counts', this.expanded && 'expanded', this.doubtful && 'doubtful'].filter(Boolean).join(' ');
  }

  get doubtful(): boolean {
    return this.checkedAt !== undefined;
  }

  get kinds(): Group {
    const { counts, arrangement, limited, partial, checkedAt } = this;
    return kindGroup(counts, arrangement, { limited, partial, checkedAt });
  }

  get whole(): readonly Group[] {
    const { counts, arrangement, checkedAt } = this;
    return [
      statusGroup(counts, arrangement, this.#seen, checkedAt),
      channelGroup(counts, arrangement, checkedAt),
    ].filter(({ filters }) => filters.length > 0);
  }

  /** Those that give way where there is little room. */
  get others(): readonly Group[] {
    return this.expanded ? this.whole : this.whole.map(shortened);
  }

  get moreClass(): string {
    const isLong = this.whole.some((group) => shortened(group).filters.length < group.filters.length);
    return isLong ? 'more' : 'more narrow';
  }

  get isExpanded(): 'true' | 'false' {
    return this.expanded ? 'true' : 'false';
  }

  get moreLabel(): string {
    return this.expanded ? groupLabels.less : groupLabels.more;
  }

  get hasLoads(): boolean {
    const { load } = this.counts;
    return this.loadReadable && loadStates.some((state) => load[state] > 0);
  }

  get loads(): { readonly state: LoadState; readonly text: string }[] {
    const { load } = this.counts;
    return loadStates.map((state) => ({ state, text: fillWords(loadLabels[state], countText(load[state])) }));
  }

  get longest(): LongestWords | undefined {
    const { longest } = this.counts;
    return longest && longestWords(longest, this.now, this.checkedAt);
  }

  handleChoose(event: CustomEvent<string>): void {
    const { group } = (event.currentTarget as HTMLElement).dataset;
    const detail = choose(group as GroupKey, event.detail, this.arrangement);
    this.dispatchEvent(new CustomEvent('filterchange', { detail }));
  }

  handleOpen(): void {
    this.dispatchEvent(new CustomEvent('openagent', { detail: this.counts.longest?.userId }));
  }

  handleMore(): void {
    this.expanded = !this.expanded;
  }
}
