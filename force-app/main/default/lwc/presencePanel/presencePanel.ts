import { LightningElement, api } from 'lwc';
import type { Notice } from 'c/presenceNotice';

/**
 * What every component on a page shows around its content: a heading with how live it is (slot `mark`) and what
 * belongs to it (slot `header`), a notice above the content or in its place, and placeholders while it loads. The
 * content is the owner's to leave out. Fires `stripaction` and `blockaction` from the notices' buttons.
 */
export default class PresencePanel extends LightningElement {
  @api heading = '';
  /** `loading`, or another word for where the content stands; `reason` says why in one more. */
  @api state = 'loading';
  @api reason?: string;
  /** The words above content that may no longer be right: the live mark tells them to screen readers. */
  @api strip?: Notice;
  @api loadingText = '';
  /** One card among other components, instead of a page of many. */
  @api single = false;

  placed?: Notice;
  /** For screen readers: the words that have taken the place of content. */
  spoken = '';

  /** The words in place of content. They are told once, and not again when only a number in them changes. */
  @api
  get block(): Notice | undefined {
    return this.placed;
  }
  set block(next: Notice | undefined) {
    if (next?.heading !== this.placed?.heading) this.spoken = next === undefined ? '' : wordsOf(next);
    this.placed = next;
  }

  get panelClass(): string {
    return this.single ? 'panel single' : 'panel';
  }

  get loading(): boolean {
    return this.state === 'loading';
  }

  get busy(): 'true' | 'false' {
    return this.loading ? 'true' : 'false';
  }

  /** One card says by itself what is on its way, to those who see it. */
  get loadingClass(): string {
    return this.single ? 'assistive-text' : 'loading';
  }

  get placeholders(): number[] {
    return this.single ? [1] : [1, 2, 3, 4, 5, 6, 7, 8];
  }

  handleStripAction(): void {
    this.dispatchEvent(new CustomEvent('stripaction'));
  }

  handleBlockAction(): void {
    this.dispatchEvent(new CustomEvent('blockaction'));
  }
}

function wordsOf({ heading, text = '', next = '' }: Notice): string {
  return [heading, text, next].filter(Boolean).join('\n');
}
