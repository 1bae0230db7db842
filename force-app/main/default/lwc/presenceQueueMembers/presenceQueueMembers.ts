import { LightningElement, api } from 'lwc';
import locale from '@salesforce/i18n/locale';
import type { Agent } from 'c/presenceModel';
import type { WatchCounts } from 'c/presenceWatch';
import { fillWords } from 'c/presenceFormat';
import { countLabels, labels } from './labels';

/** Cards of members online beyond which the rest is a number. */
const CARDS = 6;

const kinds = [
  { key: 'online', shape: 'disc' },
  { key: 'busy', shape: 'square' },
  { key: 'offline', shape: 'ring' },
] as const;

/** Counted apart, and named only where there are any. */
const apart = ['suspect', 'bot'] as const;

/** A queue: how many of its members are there, and who. */
export default class PresenceQueueMembers extends LightningElement {
  @api name = '';
  @api counts?: WatchCounts;
  /** Members online, in order. */
  @api present: readonly Agent[] = [];
  /** All members are known. */
  @api complete = false;
  /** Server time, epoch milliseconds. */
  @api now = 0;
  /** Server time until which what is shown was known to be so, where it may not be so any more. */
  @api checkedAt?: number;

  labels = labels;

  get rows() {
    return kinds.map(({ key, shape }) => ({
      key,
      shape,
      label: countLabels[key],
      count: (this.counts?.[key] ?? 0).toLocaleString(locale),
      className: `count presence-${key}`,
    }));
  }

  get apart() {
    return apart.flatMap((key) => {
      const count = this.counts?.[key] ?? 0;
      return count > 0 ? [{ key, count: count.toLocaleString(locale), label: countLabels[key] }] : [];
    });
  }

  get ofVisible(): string {
    return fillWords(labels.ofVisible, (this.counts?.seen ?? 0).toLocaleString(locale));
  }

  get incomplete(): boolean {
    return !this.complete;
  }

  get cards(): readonly Agent[] {
    return this.present.slice(0, CARDS);
  }

  get hasCards(): boolean {
    return this.present.length > 0;
  }

  get more(): string {
    const left = this.present.length - CARDS;
    return left > 0 ? fillWords(labels.more, left.toLocaleString(locale)) : '';
  }
}
