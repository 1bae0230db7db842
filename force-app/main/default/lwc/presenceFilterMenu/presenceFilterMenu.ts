import { LightningElement, api } from 'lwc';
import locale from '@salesforce/i18n/locale';
import type { WallArrangement } from 'c/presenceArrangement';
import { fillWords } from 'c/presenceFormat';
import type { FloorCounts } from 'c/presenceStore';
import { chosenOf, sectionsOf, toggle, type Choice, type Field, type GroupChoice } from './choices';
import { labels } from './labels';
import { listedOf } from './listed';

interface ShownSection {
  readonly field: Field;
  readonly heading: string;
  readonly findable: boolean;
  readonly findLabel: string;
  readonly choices: readonly (Omit<Choice, 'count'> & { readonly count: string })[];
  readonly note: string;
}

/** Whom the wall shows: statuses, channels, marks, and groups of the grouping in force, each with its count. Fires
 * `arrange` with a part of an arrangement. */
export default class PresenceFilterMenu extends LightningElement {
  @api arrangement?: WallArrangement;
  @api counts?: FloorCounts;
  /** Of the grouping in force. */
  @api groupChoices: readonly GroupChoice[] = [];

  labels = labels;
  icon = 'M3 4.5h14l-5.5 6.5v4.5l-3 1.5v-6z';
  opened = false;
  words: Readonly<Partial<Record<Field, string>>> = {};
  readonly #seen = new Map<string, string>();

  @api
  focus(options?: FocusOptions): void {
    (this.refs?.menu as HTMLElement | undefined)?.focus(options);
  }

  get badge(): string | undefined {
    const chosen = this.arrangement === undefined ? 0 : chosenOf(this.arrangement);
    return chosen === 0 ? undefined : number(chosen);
  }

  get sections(): readonly ShownSection[] {
    const { arrangement, counts, groupChoices } = this;
    if (arrangement === undefined || counts === undefined) return [];
    return sectionsOf({ arrangement, counts, groupChoices }, this.#seen).map(
      ({ field, heading, choices }) => {
        const listed = listedOf(choices, this.words[field] ?? '');
        return {
          field,
          heading,
          findable: listed.findable,
          findLabel: fillWords(labels.find, heading),
          choices: listed.choices.map((choice) => ({ ...choice, count: number(choice.count) })),
          note: noteOf(listed.more, listed.choices.length),
        };
      },
    );
  }

  handleOpenChange(event: CustomEvent<boolean>): void {
    this.opened = event.detail;
    this.words = {};
  }

  handleFind(event: Event): void {
    const field = event.target as HTMLInputElement;
    this.words = { ...this.words, [field.dataset.field as Field]: field.value };
  }

  handleChoice(event: Event): void {
    const { value, dataset } = event.target as HTMLInputElement;
    if (this.arrangement === undefined) return;
    const detail = toggle(this.arrangement, dataset.field as Field, value);
    this.dispatchEvent(new CustomEvent('arrange', { detail }));
  }
}

function noteOf(more: number, listed: number): string {
  if (listed === 0) return labels.noMatch;
  return more === 0 ? '' : fillWords(labels.more, number(more));
}

function number(value: number): string {
  return value.toLocaleString(locale, { useGrouping: value >= 10_000 });
}
