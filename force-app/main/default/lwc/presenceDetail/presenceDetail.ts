import { LightningElement, api } from 'lwc';
import type { Agent } from 'c/presenceModel';
import { elapsedText, keptForAMinute } from 'c/presenceWords';
import { detailText, type DetailText } from './detailText';
import { factsOf, type Fact } from './facts';

/** One agent with room around him: who, in which status, since when, and how full. */
export default class PresenceDetail extends LightningElement {
  /** Server time, epoch milliseconds. */
  @api now = 0;
  /** Server time until which what is shown was known to be so, where it may not be so any more. */
  @api checkedAt?: number;
  /** ConfiguredInterruptCapacity, where the org has it. */
  @api interruptCapacity?: number;
  /** A larger photo than the one that comes with the agent. */
  @api photoUrl?: string;

  shown?: Agent;
  /** For screen readers: a status that has changed before their eyes. */
  spoken = '';
  /** A photo that could not be loaded: initials stand in its place. */
  lostPhoto?: string;
  readonly #textOf = keptForAMinute(detailText);

  @api
  get agent(): Agent | undefined {
    return this.shown;
  }
  set agent(next: Agent | undefined) {
    const before = this.shown;
    this.shown = next;
    if (next?.userId !== before?.userId) this.spoken = '';
    else if (next && statusKey(next) !== (before && statusKey(before)))
      this.spoken = this.text?.accessibleName ?? '';
  }

  get text(): DetailText | undefined {
    return this.agent === undefined ? undefined : this.#textOf(this.agent, this.now, this.checkedAt);
  }

  get elapsed(): string {
    return this.agent === undefined ? '' : elapsedText(this.agent, this.now, this.checkedAt);
  }

  get facts(): readonly Fact[] {
    return this.agent === undefined ? [] : factsOf(this.agent, this.interruptCapacity);
  }

  get hasFacts(): boolean {
    return this.facts.length > 0;
  }

  get photo(): string | undefined {
    const url = this.photoUrl ?? this.agent?.person?.photoUrl;
    return url === this.lostPhoto ? undefined : url;
  }

  get detailClass(): string {
    return `detail ${this.text?.look ?? ''}`;
  }

  handlePhotoError(): void {
    this.lostPhoto = this.photo;
  }
}

function statusKey({ kind, changing, statusId }: Agent): string {
  return `${kind} ${changing} ${statusId}`;
}
