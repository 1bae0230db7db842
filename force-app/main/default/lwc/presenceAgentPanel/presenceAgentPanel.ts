import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import type { LimitAlert } from 'c/presenceAlerts';
import type { Agent } from 'c/presenceModel';
import { fillWords } from 'c/presenceFormat';
import { labels } from './labels';
import { limitText, linesOf, type Line } from './panelText';

/**
 * The agent who is selected, live: the large card, the limit that is broken, the way to the user's record. An agent who
 * leaves the floor leaves words and nothing of himself. Fires `close` from its button and on Escape. The host decides
 * where it stands and how tall it is; what does not fit scrolls inside.
 */
export default class PresenceAgentPanel extends NavigationMixin(LightningElement) {
  /** None: who was selected may not be seen any more. */
  @api
  get agent(): Agent | undefined {
    return this.shown;
  }
  set agent(next: Agent | undefined) {
    const before = this.shown;
    this.shown = next;
    if (next?.userId !== before?.userId) void this.findRecord();
    this.spoken = next === undefined && before !== undefined ? labels.goneTitle : '';
  }
  /** Server time, epoch milliseconds. */
  @api now = 0;
  /** Server time until which what is shown was known to be so, where it may not be so any more. */
  @api checkedAt?: number;
  /** Whether open work may be read at all. */
  @api loadReadable = false;
  /** The limit that he breaks. */
  @api alert?: LimitAlert;

  labels = labels;
  shown?: Agent;
  spoken = '';
  recordUrl?: string;

  /** Takes the keyboard to the heading, from where a reader reads on. */
  @api
  focus(): void {
    (this.refs?.heading as HTMLElement | undefined)?.focus();
  }

  get name(): string {
    return this.agent === undefined ? labels.title : fillWords(labels.name, this.agent.name);
  }

  get limit(): string | undefined {
    const { agent, alert, now, checkedAt } = this;
    return agent === undefined || alert?.userId !== agent.userId
      ? undefined
      : limitText(alert, now, checkedAt);
  }

  get lines(): readonly Line[] {
    return this.agent === undefined ? [] : linesOf(this.agent);
  }

  get hasLines(): boolean {
    return this.lines.length > 0;
  }

  /** Where an average stands because the load may not be read. */
  get loadUnread(): boolean {
    return !this.loadReadable && this.agent?.averageCapacity !== undefined && this.agent.kind !== 'offline';
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  handleKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.handleClose();
  }

  /** A link that opens in another tab on wish needs its address. */
  async findRecord(): Promise<void> {
    const recordId = this.agent?.userId;
    this.recordUrl = undefined;
    if (recordId === undefined) return;
    const url = await this[NavigationMixin.GenerateUrl](recordOf(recordId));
    if (this.agent?.userId === recordId) this.recordUrl = url;
  }

  /** Lightning opens a record where it opens records: in a console in a tab of its own. */
  handleRecord(event: MouseEvent): void {
    const recordId = this.agent?.userId;
    if (recordId === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this[NavigationMixin.Navigate](recordOf(recordId));
  }
}

// eslint-disable-next-line omnipresence/no-text -- the API name of an object
const objectApiName = 'User';

const recordOf = (recordId: string) => ({
  type: 'standard__recordPage',
  attributes: { recordId, objectApiName, actionName: 'view' },
});
