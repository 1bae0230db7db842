import { LightningElement, api } from 'lwc';
import locale from '@salesforce/i18n/locale';
import { ageText, fillWords } from 'c/presenceFormat';
import { ageWords, reasonLabels, stateLabels } from './labels';

export type LiveState = 'live' | 'catching-up' | 'stale' | 'denied' | 'stopped';

/** Why the last read failed. */
const failures: ReadonlySet<string> = new Set(['offline', 'session', 'limit', 'failed']);

/** How live the page is: the state of the feed, the age of the data, and why it is so. */
export default class PresenceLiveMark extends LightningElement {
  @api state: LiveState = 'stopped';
  @api feed = 'none';
  /** The engine's word for why; one without a sentence says nothing. */
  @api reason?: string;
  /** Age of the data in milliseconds; none while nothing has been read. */
  @api age?: number;
  @api pollSeconds = 15;

  get ageSeconds(): string {
    return this.age === undefined ? '' : String(Math.ceil(this.age / 1000));
  }

  get markClass(): string {
    return `live-mark ${this.state}`;
  }

  get text(): string {
    if (this.age !== undefined)
      return fillWords(stateLabels[this.state], ageText(this.age, ageWords, locale));
    if (this.state === 'denied' || this.state === 'stopped') return stateLabels[this.state];
    return failures.has(this.reason ?? '') ? stateLabels.notLoaded : stateLabels.loading;
  }

  get why(): string {
    const label = reasonLabels[this.reason ?? ''];
    return label === undefined ? '' : fillWords(label, String(this.pollSeconds));
  }
}
