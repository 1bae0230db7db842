import { LightningElement, api } from 'lwc';
import locale from '@salesforce/i18n/locale';
import type { Alert } from 'c/presenceAlerts';
import type { Agent } from 'c/presenceModel';
import type { FloorCounts, Sequence } from 'c/presenceStore';
import type { SyncStatus } from 'c/presenceSync';
import { ageText, fillWords } from 'c/presenceFormat';
import { clockText } from 'c/presenceWords';
import { boardChannels, type BoardChannels } from './channels';
import { conditionOf, type Condition } from './condition';
import { ageLabels, ageWords, channelLabels, headLabels, stateLabels } from './labels';
import { boardLists, type BoardList } from './rows';
import { floorText, tilesOf, type Tile } from './tiles';

/**
 * The floor for a screen on the wall: numbers to be read from five metres, nothing to press. What it shows has its age
 * beside it; what it may not or cannot show, words in large instead. It fills the page, and leaves when `close` is
 * taken: fired on Escape. Times are server time, epoch milliseconds.
 */
export default class PresenceWallboard extends LightningElement {
  @api counts?: FloorCounts;
  @api alerts: readonly Alert[] = [];
  /** Longest in their status first. */
  @api agents: Sequence<Agent> | readonly Agent[] = [];
  @api agentOf: (userId: string) => Agent | undefined = () => undefined;
  @api now = 0;
  /** Of the data, milliseconds; none before anything was read. */
  @api age?: number;
  @api status?: SyncStatus;
  /** Who is offline could not be read. */
  @api partial = false;

  labels = { title: headLabels.title, channels: channelLabels.channels };

  /** Takes the keyboard, so that Escape is heard. */
  @api
  focus(): void {
    (this.refs?.board as HTMLElement | undefined)?.focus();
  }

  get condition(): Condition {
    return conditionOf(this.status, this.counts?.total);
  }

  get stale(): boolean {
    return this.condition === 'stale';
  }

  get hasNumbers(): boolean {
    return this.counts !== undefined && !(this.condition in stateLabels);
  }

  get boardClass(): string {
    return `board ${this.condition}`;
  }

  /** What it is called, and what stands on it in large. */
  get heading(): string {
    return this.large?.title ?? headLabels.title;
  }

  get large(): { readonly title: string; readonly next: string } | undefined {
    const { condition } = this;
    return condition in stateLabels ? stateLabels[condition as keyof typeof stateLabels] : undefined;
  }

  get clock(): string {
    return clockText(this.now);
  }

  get checkedAt(): number | undefined {
    return this.stale ? this.status?.knownComplete : undefined;
  }

  get feed(): string {
    return this.status?.feed ?? 'none';
  }

  /** In the words of a live mark. */
  get liveState(): string {
    return this.condition === 'catching' ? 'catching-up' : this.condition;
  }

  get ageSeconds(): string {
    return this.age === undefined ? '' : String(Math.ceil(this.age / 1000));
  }

  get ageLine(): string {
    const { age, condition } = this;
    if (age === undefined || !this.hasNumbers) return '';
    const words = { live: ageLabels.live, catching: ageLabels.catching, stale: ageLabels.stale };
    return fillWords(words[condition as keyof typeof words], ageText(age, ageWords, locale));
  }

  /** Of what is out of date, and of what stood here before the words did. */
  get asOf(): string {
    const { condition } = this;
    const known = this.status?.knownComplete;
    if (known === undefined || (condition !== 'stale' && condition !== 'session')) return '';
    return fillWords(condition === 'stale' ? ageLabels.asOf : ageLabels.lastRead, clockText(known));
  }

  get floor(): string {
    return this.counts === undefined ? '' : floorText(this.counts, this.partial);
  }

  get tiles(): readonly Tile[] {
    return this.counts === undefined ? [] : tilesOf(this.counts);
  }

  get channels(): BoardChannels {
    return boardChannels(this.counts?.channels ?? [], this.alerts);
  }

  get hasChannels(): boolean {
    return (this.counts?.channels.length ?? 0) > 0;
  }

  get lists(): readonly BoardList[] {
    return boardLists(this, this.now, this.checkedAt);
  }

  handleKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.dispatchEvent(new CustomEvent('close'));
  }
}
