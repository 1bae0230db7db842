import { LightningElement, api, wire } from 'lwc';
import { getRecord, type UiRecord, type WireValue } from 'lightning/uiRecordApi';
import myId from '@salesforce/user/Id';
import type { Agent } from 'c/presenceModel';
import type { WatchStatus } from 'c/presenceWatch';
import { acquireWatch, type WatchSession } from 'c/presenceWatchSession';
import { cardView, type CardView } from './cardView';
import { createFollowed, type Followed, type FollowedFacts } from './followed';
import { labels } from './labels';
import { recordErrorOf, type RecordError } from './recordError';
import { ownedRecord, ownerOf, sameId, subjectOf, type OwnerAnswer, type Subject } from './subject';
import { userFactsOf, userFields, withPerson, type UserFacts } from './userFacts';

/** The presence of one user: the viewer's own, or that of the page's record or its owner. */
export default class AgentPresence extends LightningElement {
  /** Seconds between two reads. */
  @api pollSeconds = 60;

  labels = labels;
  followed: FollowedFacts = {};
  status?: WatchStatus;
  /** Server time, epoch milliseconds. */
  now = 0;
  /** Milliseconds. */
  age?: number;
  readEvery = 60;
  unfolded = false;
  /** Turned off for a moment, so that the record is asked for again. */
  asking = true;

  pageRecordId?: string;
  pageObject?: string;
  shows = 'automatic';
  owner?: OwnerAnswer;
  /** Kept with whom it is about: Lightning may answer before the component is on the page. */
  answered?: { readonly userId: string | undefined; readonly user: UserFacts | RecordError };

  #watch?: WatchSession;
  #undo: (() => void)[] = [];
  #followed?: Followed;
  #shownAgent?: { readonly from: Agent; readonly user: unknown; readonly agent: Agent };

  /** Of a record page: whom the record is or belongs to is shown. */
  @api
  get recordId(): string | undefined {
    return this.pageRecordId;
  }
  set recordId(value: string | undefined) {
    this.owner = undefined;
    this.pageRecordId = value;
    this.follow();
  }

  @api
  get objectApiName(): string | undefined {
    return this.pageObject;
  }
  set objectApiName(value: string | undefined) {
    this.owner = undefined;
    this.pageObject = value;
    this.follow();
  }

  /** `automatic`, or `me` on record pages too. */
  @api
  get whose(): string {
    return this.shows;
  }
  set whose(value: string) {
    this.shows = value;
    this.follow();
  }

  get ownedRecordId(): string | undefined {
    return this.asking ? ownedRecord(this.place) : undefined;
  }

  /** Optional: an object without an owner is an answer, not an error. */
  get ownerField(): string[] {
    return [`${this.pageObject ?? ''}.OwnerId`];
  }

  get userId(): string | undefined {
    return this.subject.kind === 'user' ? this.subject.userId : undefined;
  }

  @wire(getRecord, { recordId: '$ownedRecordId', optionalFields: '$ownerField' })
  handleOwner({ data, error }: WireValue<UiRecord>): void {
    // An answer about the record that the page showed before.
    if (data !== undefined && !sameId(data.id, this.pageRecordId)) return;
    if (data !== undefined) this.owner = { ownerId: ownerOf(data) };
    else if (error !== undefined) this.owner = { error: recordErrorOf(error) };
    else return;
    this.follow();
  }

  @wire(getRecord, { recordId: '$userId', optionalFields: userFields })
  handleUser({ data, error }: WireValue<UiRecord>): void {
    if (data !== undefined && !sameId(data.id, this.userId)) return;
    const user = data === undefined ? error && recordErrorOf(error) : userFactsOf(data);
    if (user === undefined) return;
    this.answered = { userId: this.userId, user };
    this.show();
  }

  override connectedCallback(): void {
    const { watch, release } = acquireWatch({ pollSeconds: Math.max(1, Number(this.pollSeconds) || 60) });
    const followed = createFollowed(watch, () => this.show());
    this.#watch = watch;
    this.#followed = followed;
    this.#undo = [
      watch.store.subscribe(() => this.show()),
      watch.subscribe(() => this.showPoll()),
      watch.onTick(() => this.showTime()),
      () => followed.end(),
      release,
    ];
    this.follow();
    this.showPoll();
  }

  override disconnectedCallback(): void {
    for (const undo of this.#undo) undo();
    this.#undo = [];
    this.#watch = undefined;
    this.#followed = undefined;
  }

  follow(): void {
    this.#followed?.follow(this.subject);
    this.show();
  }

  show(): void {
    if (this.#watch === undefined || this.#followed === undefined) return;
    this.status = this.#watch.status();
    this.followed = this.#followed.facts();
    this.showTime();
  }

  showPoll(): void {
    this.show();
    this.#followed?.polled();
  }

  showTime(): void {
    this.now = this.#watch?.now() ?? 0;
    this.age = this.#watch?.age();
    // Another component may have asked for shorter intervals.
    this.readEvery = this.#watch?.pollSeconds ?? this.readEvery;
  }

  /** The same object as long as neither the presence nor the person has changed. */
  get agent(): Agent | undefined {
    const { user } = this;
    const from = this.followed.agent;
    if (from === undefined) return undefined;
    if (this.#shownAgent?.from !== from || this.#shownAgent.user !== user) {
      this.#shownAgent = { from, user, agent: withPerson(from, this.userFacts) };
    }
    return this.#shownAgent.agent;
  }

  get place() {
    return { whose: this.shows, recordId: this.pageRecordId, objectApiName: this.pageObject, myId };
  }

  get subject(): Subject {
    return subjectOf(this.place, this.owner);
  }

  get user(): UserFacts | RecordError | undefined {
    return this.answered?.userId === this.userId ? this.answered?.user : undefined;
  }

  get userFacts(): UserFacts | undefined {
    return this.user !== undefined && 'userId' in this.user ? this.user : undefined;
  }

  get view(): CardView {
    const { place, subject, status, followed, user } = this;
    const floorWindow = this.#watch?.floorWindow ?? 0;
    return cardView({ place, subject, status, followed, user, floorWindow });
  }

  get loading(): boolean {
    return this.view.state === 'loading';
  }

  get photoUrl(): string | undefined {
    return this.userFacts?.fullPhotoUrl;
  }

  get unfoldedText(): 'true' | 'false' {
    return this.unfolded ? 'true' : 'false';
  }

  get folded(): boolean {
    return !this.unfolded;
  }

  handleUnfold(): void {
    this.unfolded = !this.unfolded;
  }

  handleTryAgain(): void {
    if (this.subject.kind === 'refused') {
      this.asking = false;
      void Promise.resolve().then(() => {
        this.asking = true;
      });
      this.owner = undefined;
    }
    this.#followed?.retry();
    void this.#watch?.refresh();
  }
}
