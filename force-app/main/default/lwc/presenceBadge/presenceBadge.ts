import { LightningElement, api } from 'lwc';
import type { Agent } from 'c/presenceModel';
import { fullId } from 'c/presenceFormat';
import { acquireWatch, type WatchSession } from 'c/presenceWatchSession';
import { badgeStateOf, pageStateOf, type BadgeState, type PageState } from './badgeState';
import { badgeText, type BadgeText } from './badgeText';

const sizes = ['small', 'medium', 'large'];

/**
 * Whether a user is there, for components of others: a mark with its words on hover, and beside it on wish. As many as
 * a page holds share one poll. Shows what sharing lets the viewer see, and says so where that is nothing.
 */
export default class PresenceBadge extends LightningElement {
  /** `small`, `medium` or `large`. */
  @api size = 'medium';
  /** The status beside the mark. */
  @api withText = false;
  /** Seconds between two reads; the least that a component of the page asks for is what counts. */
  @api pollSeconds = 60;

  shownUserId = '';
  agent?: Agent;
  state: BadgeState = 'loading';
  /** Server time at which what is shown was complete, while it is not any more, epoch milliseconds. */
  checkedAt?: number;

  #watch?: WatchSession;
  #undo: (() => void)[] = [];
  #unwatch = () => {};

  /** Of 15 or 18 characters. */
  @api
  get userId(): string {
    return this.shownUserId;
  }
  set userId(value: string | undefined) {
    this.shownUserId = fullId(value ?? '');
    this.follow();
  }

  override connectedCallback(): void {
    const { watch, release } = acquireWatch({ pollSeconds: Math.max(1, Number(this.pollSeconds) || 60) });
    this.#watch = watch;
    this.#undo = [
      watch.store.subscribe(({ userIds }) => {
        if (userIds.has(this.shownUserId)) this.show();
      }),
      watch.subscribe(() => this.show()),
      () => this.#unwatch(),
      release,
    ];
    this.follow();
  }

  override disconnectedCallback(): void {
    for (const undo of this.#undo) undo();
    this.#undo = [];
    this.#watch = undefined;
  }

  follow(): void {
    if (this.#watch === undefined) return;
    this.#unwatch();
    this.#unwatch = this.shownUserId === '' ? () => {} : this.#watch.watch(this.shownUserId);
    this.show();
  }

  /** What is equal to what it was draws nothing anew. */
  show(): void {
    const watch = this.#watch;
    if (watch === undefined) return;
    const status = watch.status();
    this.agent = watch.store.agent(this.shownUserId);
    this.state = badgeStateOf(status, watch.standing(this.shownUserId));
    this.checkedAt = this.state === 'stale' ? status.knownComplete : undefined;
  }

  get text(): BadgeText {
    const { agent, state, checkedAt } = this;
    return badgeText({
      agent,
      state,
      checkedAt,
      now: this.#watch?.now() ?? 0,
      floorWindow: this.#watch?.floorWindow ?? 0,
    });
  }

  get pageState(): PageState {
    return pageStateOf(this.state);
  }

  get badgeClass(): string {
    const size = sizes.includes(this.size) ? this.size : 'medium';
    return `badge badge-${size} ${this.text.className}`;
  }
}
