import { LightningElement, api } from 'lwc';

export type NoticeTone = 'info' | 'warning' | 'refused' | 'search';

/** All that a notice says. */
export interface Notice {
  readonly tone: NoticeTone;
  readonly heading: string;
  readonly text?: string;
  readonly next?: string;
  readonly detail?: string;
  readonly action?: string;
}

const icons: Readonly<Record<NoticeTone, string>> = {
  info: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 4.6a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8ZM10.6 11h2.8v7h-2.8v-7Z',
  warning:
    'M13.3 3.2a1.5 1.5 0 0 0-2.6 0L1.7 18.7A1.5 1.5 0 0 0 3 21h18a1.5 1.5 0 0 0 1.3-2.3L13.3 3.2ZM10.7 9h2.6v6h-2.6V9Zm1.3 7.3a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8Z',
  refused:
    'M12 2a5 5 0 0 0-5 5v3H6a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-8a2 2 0 0 0-2-2h-1V7a5 5 0 0 0-5-5Zm-2.4 8V7a2.4 2.4 0 0 1 4.8 0v3H9.6Zm2.4 3.4a1.6 1.6 0 0 1 .8 3v2.2h-1.6v-2.2a1.6 1.6 0 0 1 .8-3Z',
  search:
    'M10 3a7 7 0 0 1 5.6 11.2l5.1 5.1-1.8 1.8-5.1-5.1A7 7 0 1 1 10 3Zm0 2.6a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8Z',
};

/** One state of a page in words: what is so, why, what to do next. Fires `action` from its button. */
export default class PresenceNotice extends LightningElement {
  @api tone: NoticeTone = 'info';
  @api heading = '';
  @api text?: string;
  @api next?: string;
  /** The platform's own words. */
  @api detail?: string;
  /** Label of the button; none, no button. */
  @api action?: string;
  /** A strip above what it speaks of, instead of a block in its place. */
  @api strip = false;
  /** Tells a screen reader by itself, where nobody else does. */
  @api spoken = false;

  get noticeClass(): string {
    return `notice ${this.tone} ${this.strip ? 'strip' : 'block'}`;
  }

  get liveRole(): 'status' | undefined {
    return this.spoken ? 'status' : undefined;
  }

  get iconPath(): string {
    return icons[this.tone];
  }

  handleAction(): void {
    this.dispatchEvent(new CustomEvent('action'));
  }
}
