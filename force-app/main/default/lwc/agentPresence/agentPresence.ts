import { LightningElement, api, wire } from 'lwc';
import { getRecord, type UiRecord, type WireValue } from 'lightning/uiRecordApi';
import myId from '@salesforce/user/Id';
import type { Agent } from 'c/presenceModel';
import type { LastOne, WatchStatus } from 'c/presenceWatch';
import type { LiveState } from 'c/presenceLiveMark';
import type { Notice } from 'c/presenceNotice';
import { acquireWatch, type WatchSession } from 'c/presenceWatchSession';
import { cardStateOf, liveStateOf, type CardState } from './cardState';
import { labels, titles } from './labels';
import { lastOneText } from './lastOneText';
import { blockNotice, stripNotice, type NoticeFacts } from './notices';
import { createQueueWatch, type QueueTold, type QueueWatch } from './queueWatch';
import { failureOf, recordErrorOf, type RecordError } from './recordError';
import { ownedRecord, ownerOf, sameId, subjectOf, type OwnerAnswer, type Subject } from './subject';
import { userFactsOf, userFields, withPerson, type UserFacts } from './userFacts';

const HOUR = 3_600_000;

/** The presence of one user: the viewer's own, or that of the page's record or its owner. */
export default class AgentPresence extends LightningElement {
  /** Seconds between two reads. */
  @api pollSeconds = 60;

  labels = labels;
  agent?: Agent;
  queue?: QueueTold;
  status?: WatchStatus;
  lastOne?: LastOne;
  interruptCapacity?: number;
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
  #followed: Subject = { kind: 'waiting' };
  #unfollow = () => {};
  #queueWatch?: QueueWatch;
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
    this.#watch = watch;
    this.#undo = [
      watch.store.subscribe(() => this.show()),
      watch.subscribe(() => this.showPoll()),
      watch.onTick(() => this.showTime()),
      () => this.leave(),
      release,
    ];
    this.follow();
    this.showPoll();
  }

  override disconnectedCallback(): void {
    for (const undo of this.#undo) undo();
    this.#undo = [];
    this.#watch = undefined;
  }

  /** Watches whom the card is about, and no longer whom it was about. */
  follow(): void {
    const watch = this.#watch;
    if (watch === undefined) return;
    const { subject } = this;
    if (JSON.stringify(subject) !== JSON.stringify(this.#followed)) {
      this.leave();
      this.#followed = subject;
      if (subject.kind === 'user') this.#unfollow = watch.watch(subject.userId, { load: true });
      if (subject.kind === 'queue') this.followQueue(watch, subject.groupId);
    }
    this.show();
  }

  followQueue(watch: WatchSession, groupId: string): void {
    const queueWatch = createQueueWatch(watch, groupId, () => this.show());
    this.#queueWatch = queueWatch;
    this.#unfollow = () => queueWatch.end();
  }

  leave(): void {
    this.#unfollow();
    this.#unfollow = () => {};
    this.#followed = { kind: 'waiting' };
    this.#queueWatch = undefined;
    this.agent = undefined;
    this.queue = undefined;
    this.lastOne = undefined;
    this.interruptCapacity = undefined;
  }

  show(): void {
    const watch = this.#watch;
    if (watch === undefined) return;
    const before = this.agent;
    this.status = watch.status();
    this.queue = this.#queueWatch?.told();
    this.agent = this.shownAgent(this.userId === undefined ? undefined : watch.store.agent(this.userId));
    if (this.agent?.rowId !== before?.rowId) this.askInterruptCapacity(watch);
    this.showTime();
  }

  /** What asks the org anew for each poll. */
  showPoll(): void {
    this.show();
    const { userId } = this;
    if (!this.mine || userId === undefined) return;
    void this.#watch?.lastOne(userId).then((lastOne) => {
      if (this.userId === userId) this.lastOne = lastOne;
    });
  }

  askInterruptCapacity(watch: WatchSession): void {
    this.interruptCapacity = undefined;
    const { agent } = this;
    if (agent?.rowId === undefined) return;
    void watch.interruptCapacity(agent.userId).then((capacity) => {
      if (this.agent?.rowId === agent.rowId) this.interruptCapacity = capacity;
    });
  }

  showTime(): void {
    this.now = this.#watch?.now() ?? 0;
    this.age = this.#watch?.age();
    // Another component may have asked for shorter intervals.
    this.readEvery = this.#watch?.pollSeconds ?? this.readEvery;
  }

  /** The same object as long as neither the presence nor the person has changed. */
  shownAgent(from: Agent | undefined): Agent | undefined {
    if (from === undefined) return undefined;
    const { user } = this;
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

  get mine(): boolean {
    return this.subject.kind === 'user' && this.subject.relation === 'me';
  }

  get cardState(): CardState {
    if (this.status === undefined) return { state: 'loading', reason: 'loading' };
    const { subject, status, agent, user, queue } = this;
    const standing = this.userId === undefined ? undefined : this.#watch?.standing(this.userId);
    return cardStateOf({
      subject,
      status,
      standing,
      hasAgent: agent !== undefined,
      user,
      queue: queue?.error ?? queue?.queue,
      counts: queue?.counts,
    });
  }

  get isReady(): boolean {
    return this.cardState.reason === 'present' || this.cardState.reason === 'queue';
  }

  get loading(): boolean {
    return this.cardState.state === 'loading';
  }

  get heading(): string {
    const { subject } = this;
    if (subject.kind === 'user') return titles[subject.relation];
    return ownedRecord(this.place) === undefined ? titles.user : titles.owner;
  }

  /** Not live before the card is: whoever waits for the mark finds the card. */
  get liveState(): LiveState {
    if (this.status === undefined) return 'stopped';
    const state = liveStateOf(this.status);
    return this.loading && state === 'live' ? 'catching-up' : state;
  }

  get feed(): 'polling' | 'none' {
    return this.liveState === 'denied' || this.liveState === 'stopped' ? 'none' : 'polling';
  }

  /** Where nobody is watched, no poll stands behind the words. */
  get hasMark(): boolean {
    const { kind } = this.subject;
    return (kind === 'user' || kind === 'queue') && this.liveState !== 'stopped';
  }

  get photoUrl(): string | undefined {
    return this.userFacts?.fullPhotoUrl;
  }

  get guard(): string | undefined {
    return this.lastOne && lastOneText(this.lastOne);
  }

  get hasAgentCard(): boolean {
    return this.isReady && this.agent !== undefined;
  }

  get hasSupervisorView(): boolean {
    return this.mine && this.hasAgentCard;
  }

  get unfoldedText(): 'true' | 'false' {
    return this.unfolded ? 'true' : 'false';
  }

  get folded(): boolean {
    return !this.unfolded;
  }

  get queueCard(): QueueTold | undefined {
    return this.isReady ? this.queue : undefined;
  }

  get noticeFacts(): NoticeFacts | undefined {
    const { status, subject, queue, mine } = this;
    if (status === undefined) return undefined;
    return {
      status,
      mine,
      name: this.userFacts?.name ?? queue?.name,
      hours: (this.#watch?.floorWindow ?? 0) / HOUR,
      error: subject.kind === 'refused' ? failureOf(subject.error) : queue?.error,
    };
  }

  get block(): Notice | undefined {
    return this.noticeFacts && blockNotice(this.cardState, this.noticeFacts);
  }

  get strip(): Notice | undefined {
    return this.noticeFacts && stripNotice(this.cardState, this.noticeFacts);
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
    this.#queueWatch?.retry();
    void this.#watch?.refresh();
  }
}
