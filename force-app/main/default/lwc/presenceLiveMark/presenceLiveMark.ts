import { LightningElement, api } from 'lwc';
import { labels } from './labels';
import { feedOf, liveStateOf, type LiveState, type MarkStatus } from './liveState';
import { detailTexts, stateText, whyText } from './markWords';
import { createVoice } from './voice';

/** How live a page is: state, age of the data, why it is so; on demand what that means and what can be done. */
export default class PresenceLiveMark extends LightningElement {
  @api status?: MarkStatus;
  /** What the status is about is not shown yet. */
  @api loading = false;
  /** Age of the data in milliseconds; none while nothing has been read. */
  @api age?: number;
  @api pollSeconds = 15;
  /** Beside one card: says no more than it must while all is well. */
  @api quiet = false;

  labels = labels;
  unfolded = false;
  spoken = '';
  at = 0;
  readonly #voice = createVoice();

  /** Server time, epoch milliseconds; each new one lets a change of condition be told. */
  @api
  get now(): number {
    return this.at;
  }
  set now(now: number) {
    this.at = now;
    const { status, state, feed, why } = this;
    if (status !== undefined) this.spoken = this.#voice.hear({ status, state, feed, why }, now);
  }

  get state(): LiveState {
    return liveStateOf(this.status, this.loading);
  }

  get feed(): NonNullable<MarkStatus['feed']> {
    return feedOf(this.status, this.state);
  }

  get ageSeconds(): string {
    return this.age === undefined ? '' : String(Math.ceil(this.age / 1000));
  }

  get markClass(): string {
    return `live-mark ${this.state} ${this.quiet ? 'quiet' : ''}`;
  }

  get text(): string {
    return stateText(this.state, this.age, this.status?.reason ?? 'not-started');
  }

  get why(): string {
    return this.status === undefined ? '' : whyText(this.status, this.pollSeconds);
  }

  get details(): readonly { readonly key: number; readonly text: string }[] {
    const { status, state, pollSeconds } = this;
    const texts = status === undefined ? [] : detailTexts(status, state, pollSeconds);
    return texts.map((text, key) => ({ key, text }));
  }

  get hasDetails(): boolean {
    return this.details.length > 0;
  }

  get expanded(): 'true' | 'false' {
    return this.unfolded ? 'true' : 'false';
  }

  get folded(): boolean {
    return !this.unfolded;
  }

  handleUnfold(): void {
    this.unfolded = !this.unfolded;
  }
}
