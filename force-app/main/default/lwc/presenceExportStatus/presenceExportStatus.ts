import { LightningElement, api } from 'lwc';
import locale from '@salesforce/i18n/locale';
import { csvType, type ExportFile, type ExportState } from 'c/presenceExport';
import { fillWords } from 'c/presenceFormat';
import { failureLabels, labels } from './labels';

/**
 * Where an export stands: how much is read, with a button that ends it; what became of it. Saves the file once it is
 * there, and offers it again, since a browser may ask first. Fires `cancel`, `tryagain`, and `close` when the words are
 * no longer wanted.
 */
export default class PresenceExportStatus extends LightningElement {
  @api
  get state(): ExportState | undefined {
    return this.shown;
  }
  set state(next: ExportState | undefined) {
    const before = this.shown;
    this.shown = next;
    if (fileOf(next) !== fileOf(before)) this.offer(fileOf(next));
    if (next?.phase !== before?.phase) this.spoken = this.text;
  }

  labels = labels;
  shown?: ExportState;
  spoken = '';
  fileUrl?: string;
  #unsaved = false;

  override renderedCallback(): void {
    if (!this.#unsaved) return;
    this.#unsaved = false;
    (this.refs?.file as HTMLElement | undefined)?.click();
  }

  override disconnectedCallback(): void {
    this.offer(undefined);
  }

  /** A page of an export's files would keep them all. */
  offer(file: ExportFile | undefined): void {
    if (this.fileUrl !== undefined) URL.revokeObjectURL(this.fileUrl);
    this.#unsaved = file !== undefined;
    // eslint-disable-next-line @locker/locker/distorted-url-create-object-url -- it looks at the type (security guide, "Download a Blob")
    this.fileUrl = file && URL.createObjectURL(new Blob([blobPart(file)], { type: csvType }));
  }

  get reading(): boolean {
    return this.shown?.phase === 'reading';
  }

  get failed(): boolean {
    return this.shown?.phase === 'failed';
  }

  get over(): boolean {
    return this.shown !== undefined && !this.reading;
  }

  get className(): string {
    return `export ${this.shown?.phase ?? ''}`;
  }

  get text(): string {
    const state = this.shown;
    switch (state?.phase) {
      case 'reading':
        return labels.reading;
      case 'done':
        return fillWords(labels.done, number(state.agents));
      case 'failed':
        return `${labels.failed} ${whyOf(state.kind)}`;
      case 'cancelled':
        return labels.cancelled;
      case undefined:
        return '';
    }
  }

  /** The platform's own words. */
  get detail(): string {
    return this.shown?.phase === 'failed' && this.shown.kind !== 'offline' ? this.shown.message : '';
  }

  get progress(): string {
    const state = this.shown;
    if (state?.phase !== 'reading') return '';
    return fillWords(labels.progress, number(state.done), number(state.total));
  }

  get percent(): number {
    const state = this.shown;
    return state?.phase === 'reading' && state.total > 0 ? Math.floor((100 * state.done) / state.total) : 0;
  }

  get fill(): string {
    return `inline-size: ${this.percent}%`;
  }

  get fileName(): string {
    return fileOf(this.shown)?.name ?? '';
  }

  get saveAgain(): string {
    return fillWords(labels.saveAgain, this.fileName);
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  handleTryAgain(): void {
    this.dispatchEvent(new CustomEvent('tryagain'));
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}

const fileOf = (state: ExportState | undefined) => (state?.phase === 'done' ? state.file : undefined);
const number = (value: number) => value.toLocaleString(locale);

function whyOf(kind: string): string {
  return kind in failureLabels ? failureLabels[kind as keyof typeof failureLabels] : failureLabels.other;
}

/** Blob takes no bytes that may be shared between threads, which these are not. */
const blobPart = ({ bytes }: ExportFile): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
