import { LightningElement, api } from 'lwc';
import locale from '@salesforce/i18n/locale';
import { fillWords } from 'c/presenceFormat';
import type { Arrangement } from 'c/presenceStore';
import { labels, sortLabels } from './labels';

const sortKeys = ['time-in-status', 'name', 'status'] as const;

/** Search and order of the wall. Fires `searchinput` at each key and `sortchange`, `clear` from their controls. */
export default class PresenceToolbar extends LightningElement {
  @api arrangement: Arrangement = { sort: 'time-in-status' };
  @api shown = 0;
  @api total = 0;

  labels = labels;

  get sorts() {
    return sortKeys.map((value) => ({
      value,
      label: sortLabels[value],
      selected: value === this.arrangement.sort,
    }));
  }

  get filtered(): boolean {
    const { search, kinds, statusIds, only } = this.arrangement;
    return Boolean(search?.trim() || kinds?.length || statusIds?.length || only?.length);
  }

  /** Where nobody is shown, the words in place of the wall offer it. */
  get clearable(): boolean {
    return this.shown > 0;
  }

  get shownText(): string {
    const number = (value: number) => value.toLocaleString(locale);
    return fillWords(labels.shown, number(this.shown), number(this.total));
  }

  #rendered = false;

  /** The field begins with the search that is in force; from then on it is the reader's, who may be ahead of it. */
  override renderedCallback(): void {
    if (this.#rendered) return;
    this.#rendered = true;
    this.fill(this.arrangement.search ?? '');
  }

  @api
  focus(options?: FocusOptions): void {
    (this.refs?.search as HTMLElement | undefined)?.focus(options);
  }

  /** Empties the field; the search of the arrangement is the container's. */
  @api
  clearSearch(): void {
    this.fill('');
  }

  fill(text: string): void {
    const field = this.refs?.search as HTMLInputElement | undefined;
    if (field !== undefined) field.value = text;
  }

  handleSearch(event: Event): void {
    this.tell('searchinput', (event.target as HTMLInputElement).value);
  }

  handleSort(event: Event): void {
    this.tell('sortchange', (event.target as HTMLSelectElement).value);
  }

  handleClear(): void {
    this.tell('clear');
  }

  tell(name: string, detail?: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
