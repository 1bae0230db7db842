import { LightningElement, api } from 'lwc';
import locale from '@salesforce/i18n/locale';
import {
  LONGEST_NAME,
  MOST_VIEWS,
  writeArrangement,
  type SavedView,
  type WallArrangement,
} from 'c/presenceArrangement';
import { fillWords } from 'c/presenceFormat';
import type PresenceMenu from 'c/presenceMenu';
import { labels } from './labels';

interface ShownView {
  readonly name: string;
  readonly current?: 'true';
  readonly asked: boolean;
  readonly question: string;
  readonly remove: string;
}

/** The named arrangements of this browser: `openview`, `saveview` and, once it has been asked, `removeview`, each
 * with a name. */
export default class PresenceViewMenu extends LightningElement {
  @api views: readonly SavedView[] = [];
  @api arrangement?: WallArrangement;

  labels = labels;
  longest = LONGEST_NAME;
  icon = 'M5.5 3h9v14L10 13.8 5.5 17z';
  opened = false;
  name = '';
  /** The view of which it is asked whether it shall go. */
  asked?: string;
  /** What takes the place of a button that is gone takes its focus. */
  #focusNext?: string;

  get hasViews(): boolean {
    return this.views.length > 0;
  }

  /** The view that is in force. */
  get current(): string | undefined {
    const { arrangement } = this;
    if (arrangement === undefined || arrangement.search?.trim()) return undefined;
    const written = writeArrangement(arrangement, 'view');
    return this.views.find((view) => writeArrangement(view.arrangement, 'view') === written)?.name;
  }

  get shown(): readonly ShownView[] {
    const { current } = this;
    return this.views.map(({ name }) => ({
      name,
      current: name === current ? 'true' : undefined,
      asked: name === this.asked,
      question: fillWords(labels.ask, name),
      remove: fillWords(labels.remove, name),
    }));
  }

  get replaces(): boolean {
    return this.views.some(({ name }) => name === this.name.trim());
  }

  get full(): boolean {
    return this.views.length >= MOST_VIEWS && !this.replaces;
  }

  get unsavable(): boolean {
    return this.full || this.name.trim() === '';
  }

  get saveLabel(): string {
    return this.replaces ? labels.replace : labels.save;
  }

  get hint(): string {
    return this.full ? fillWords(labels.full, MOST_VIEWS.toLocaleString(locale)) : labels.hint;
  }

  override renderedCallback(): void {
    if (this.#focusNext === undefined) return;
    const wanted = this.template?.querySelector<HTMLElement>(this.#focusNext);
    this.#focusNext = undefined;
    wanted?.focus();
  }

  handleOpenChange(event: CustomEvent<boolean>): void {
    this.opened = event.detail;
    this.name = '';
    this.asked = undefined;
  }

  handleName(event: Event): void {
    this.name = (event.target as HTMLInputElement).value;
  }

  handleSave(event: Event): void {
    event.preventDefault();
    if (this.unsavable) return;
    this.tell('saveview', this.name.trim());
    this.close();
  }

  handleOpen(event: Event): void {
    this.tell('openview', valueOf(event));
    this.close();
  }

  handleAsk(event: Event): void {
    this.asked = valueOf(event);
    this.#focusNext = '.no';
  }

  handleNo(event: Event): void {
    const index = this.views.findIndex(({ name }) => name === valueOf(event));
    this.asked = undefined;
    this.#focusNext = `li:nth-child(${index + 1}) .delete`;
  }

  handleYes(event: Event): void {
    const name = valueOf(event);
    this.asked = undefined;
    this.#focusNext = undefined;
    (this.refs?.name as HTMLElement | undefined)?.focus();
    this.tell('removeview', name);
  }

  close(): void {
    (this.refs?.menu as unknown as PresenceMenu | undefined)?.close();
  }

  tell(type: string, detail: string): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLButtonElement).value;
}
