import { LightningElement, api } from 'lwc';
import locale from '@salesforce/i18n/locale';
import type { RuleProblem } from 'c/presenceAlerts';
import { fillWords } from 'c/presenceFormat';
import { labels, whyLabels } from './labels';

/** More would hide the page that they are about. */
const SHOWN = 10;

interface Line {
  readonly key: string;
  readonly place: string;
  readonly why: string;
}

/** Rules of limits and coverage that cannot be kept, each with the record and the field to mend. For administrators:
 * nobody else can mend them. Nothing where there are none. */
export default class PresenceRuleProblems extends LightningElement {
  @api problems: readonly RuleProblem[] = [];

  labels = labels;

  get hasProblems(): boolean {
    return this.problems.length > 0;
  }

  get heading(): string {
    const { length } = this.problems;
    return length === 1 ? labels.headingOne : fillWords(labels.heading, length.toLocaleString(locale));
  }

  get lines(): Line[] {
    return this.problems.slice(0, SHOWN).map(({ rule, field, value, why }) => ({
      key: [rule, field, why, value].join(' '),
      place: fillWords(labels.place, typeOf(field), rule, field),
      why: fillWords(whyLabels[why], value),
    }));
  }

  get more(): string {
    const others = this.problems.length - SHOWN;
    return others > 0 ? fillWords(labels.more, others.toLocaleString(locale)) : '';
  }
}

/** Only limits have these fields; names as the org's Setup and its queries have them. */
function typeOf(field: string): string {
  return ['Status__c', 'Spell_Minutes__c', 'Day_Minutes__c'].includes(field)
    ? 'Presence_Limit__mdt'
    : 'Presence_Coverage__mdt';
}
