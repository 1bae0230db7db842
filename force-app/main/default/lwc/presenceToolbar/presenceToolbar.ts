import { LightningElement, api } from 'lwc';
import locale from '@salesforce/i18n/locale';
import {
  defaultArrangement,
  type Column,
  type Density,
  type SavedView,
  type WallArrangement,
} from 'c/presenceArrangement';
import { fillWords } from 'c/presenceFormat';
import type { FloorCounts, GroupBy, SortKey } from 'c/presenceStore';
import { actionButtons, densityButtons, groupOptions, isFiltered, sortOptions } from './controls';
import { labels } from './labels';

/**
 * How the wall is arranged: search, filters, groups, order, density, columns, saved views, and what can be done with
 * it. Fires `searchinput` at each key, `arrange` with a part of an arrangement, `clear`, `openview`, `saveview` and
 * `removeview` with a name, `copylink`, `exportwall`, `wallboard` and `help`.
 */
export default class PresenceToolbar extends LightningElement {
  @api arrangement: WallArrangement = defaultArrangement;
  /** Of so many in `total`. */
  @api shown = 0;
  @api total = 0;
  @api counts?: FloorCounts;
  /** Groups of the grouping in force, as if all of them were shown. */
  @api groupChoices: readonly { readonly key: string; readonly label: string; readonly count: number }[] = [];
  @api views: readonly SavedView[] = [];
  /** How many of the floor are on the viewer's team. */
  @api teamSize = 0;
  @api canExport = false;
  @api canSortByLoad = false;
  /** What came of the last thing asked for; spoken. */
  @api notice?: string;

  labels = labels;
  #rendered = false;

  get sorts() {
    return sortOptions(this.arrangement.sort, this.canSortByLoad);
  }

  get groups() {
    return groupOptions(this.arrangement.groupBy);
  }

  get densities() {
    return densityButtons(this.arrangement.density);
  }

  get actions() {
    return actionButtons(this.canExport);
  }

  get dense(): boolean {
    return this.arrangement.density === 'rows';
  }

  get offersTeam(): boolean {
    return this.teamSize > 0 || this.arrangement.team === true;
  }

  get teamPressed(): 'true' | 'false' {
    return this.arrangement.team ? 'true' : 'false';
  }

  get teamCount(): string {
    return number(this.teamSize);
  }

  /** Where nobody is shown, the words in place of the wall offer it. */
  get clearable(): boolean {
    return this.shown > 0 && isFiltered(this.arrangement);
  }

  get shownText(): string {
    return fillWords(labels.shown, number(this.shown), number(this.total));
  }

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

  handleArrange(event: CustomEvent<Partial<WallArrangement>>): void {
    this.arrange(event.detail);
  }

  handleTeam(): void {
    this.arrange({ team: !this.arrangement.team });
  }

  /** Keys of other groups mean nothing. */
  handleGroup(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.arrange({ groupBy: value === '' ? undefined : (value as GroupBy), groupKeys: [] });
  }

  handleSort(event: Event): void {
    this.arrange({ sort: (event.target as HTMLSelectElement).value as SortKey });
  }

  handleDensity(event: Event): void {
    this.arrange({ density: (event.currentTarget as HTMLButtonElement).value as Density });
  }

  handleColumns(event: CustomEvent<readonly Column[]>): void {
    this.arrange({ columns: event.detail });
  }

  handleClear(): void {
    this.tell('clear');
  }

  /** A view has no search. */
  handleOpenView(event: CustomEvent<string>): void {
    this.fill('');
    this.handleView(event);
  }

  handleView({ type, detail }: CustomEvent<string>): void {
    this.tell(type, detail);
  }

  handleAction(event: Event): void {
    this.tell((event.currentTarget as HTMLButtonElement).value);
  }

  arrange(detail: Partial<WallArrangement>): void {
    this.tell('arrange', detail);
  }

  tell(name: string, detail?: string | Partial<WallArrangement>): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function number(value: number): string {
  return value.toLocaleString(locale);
}
