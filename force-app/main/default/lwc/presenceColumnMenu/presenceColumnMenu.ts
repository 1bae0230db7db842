import { LightningElement, api } from 'lwc';
import locale from '@salesforce/i18n/locale';
import { defaultArrangement, type Column } from 'c/presenceArrangement';
import { fillWords } from 'c/presenceFormat';
import { inOrder, moved, toggled } from './columns';
import { columnLabels, labels } from './labels';

interface ShownColumn {
  readonly key: Column;
  readonly label: string;
  readonly chosen: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly up: string;
  readonly down: string;
}

/** Which columns dense rows have beside the name, and in which order. Fires `columnschange` with the columns. */
export default class PresenceColumnMenu extends LightningElement {
  @api chosen: readonly Column[] = [];

  labels = labels;
  icon = 'M3 4.5h14v11H3zM7.7 4.5v11M12.3 4.5v11';
  opened = false;
  spoken = '';
  /** What had the focus before it was moved in the document, which takes the focus away. */
  #focused?: { readonly column: Column; readonly button: 'up' | 'down' };

  get columns(): readonly ShownColumn[] {
    const { chosen } = this;
    return inOrder(chosen).map((key, index) => ({
      key,
      label: columnLabels[key],
      chosen: index < chosen.length,
      first: index === 0,
      last: index === chosen.length - 1,
      up: fillWords(labels.up, columnLabels[key]),
      down: fillWords(labels.down, columnLabels[key]),
    }));
  }

  get usual(): boolean {
    return this.chosen.join() === defaultArrangement.columns.join();
  }

  override renderedCallback(): void {
    const focused = this.#focused;
    if (focused === undefined) return;
    this.#focused = undefined;
    const buttons = [focused.button, focused.button === 'up' ? 'down' : 'up'].map((name) =>
      [...(this.template?.querySelectorAll<HTMLButtonElement>(`.${name}`) ?? [])].find(
        ({ value }) => value === focused.column,
      ),
    );
    buttons.find((button) => button?.disabled === false)?.focus();
  }

  handleOpenChange(event: CustomEvent<boolean>): void {
    this.opened = event.detail;
    this.spoken = '';
  }

  handleToggle(event: Event): void {
    this.tell(toggled(this.chosen, valueOf(event)));
  }

  handleUp(event: Event): void {
    this.move(valueOf(event), -1);
  }

  handleDown(event: Event): void {
    this.move(valueOf(event), 1);
  }

  handleReset(): void {
    this.tell(defaultArrangement.columns);
  }

  move(column: Column, by: 1 | -1): void {
    const next = moved(this.chosen, column, by);
    this.#focused = { column, button: by === -1 ? 'up' : 'down' };
    const [place, count] = [next.indexOf(column) + 1, next.length].map((n) => n.toLocaleString(locale));
    this.spoken = fillWords(labels.place, columnLabels[column], place ?? '', count ?? '');
    this.tell(next);
  }

  tell(detail: readonly Column[]): void {
    this.dispatchEvent(new CustomEvent('columnschange', { detail }));
  }
}

function valueOf(event: Event): Column {
  return (event.currentTarget as HTMLButtonElement).value as Column;
}
