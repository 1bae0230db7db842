import { LightningElement, api } from 'lwc';
import type { Agent } from 'c/presenceModel';
import { appearanceOf } from 'c/presenceFormat';
import { detailText, elapsedText, type DetailText } from './detailText';
import { factsOf, type Fact } from './facts';

const MINUTE = 60_000;

/** One agent with room around him: who, in which status, since when, and how full. */
export default class PresenceDetail extends LightningElement {
  /** Server time, epoch milliseconds. */
  @api now = 0;
  /** ConfiguredInterruptCapacity, where the org has it. */
  @api interruptCapacity?: number;
  /** A larger photo than the one that comes with the agent. */
  @api photoUrl?: string;

  shown?: Agent;
  /** For screen readers: a status that has changed before their eyes. */
  spoken = '';
  /** A photo that could not be loaded: initials stand in its place. */
  lostPhoto?: string;
  #text?: { readonly agent: Agent; readonly minute: number; readonly text: DetailText };

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

  /** Kept over the ticks of a minute: only the elapsed time changes from second to second. */
  get text(): DetailText | undefined {
    if (this.agent === undefined) return undefined;
    const minute = Math.floor(this.now / MINUTE);
    if (this.#text?.agent !== this.agent || this.#text.minute !== minute) {
      this.#text = { agent: this.agent, minute, text: detailText(this.agent, this.now) };
    }
    return this.#text.text;
  }

  get elapsed(): string {
    return this.agent === undefined ? '' : elapsedText(this.agent, this.now);
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
    return this.agent === undefined ? 'detail' : `detail ${appearanceOf(this.agent).className}`;
  }

  handlePhotoError(): void {
    this.lostPhoto = this.photo;
  }
}

function statusKey({ kind, changing, statusId }: Agent): string {
  return `${kind} ${changing} ${statusId}`;
}
