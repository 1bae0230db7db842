import type { Alert, RuleProblem } from 'c/presenceAlerts';
import type { SavedView, WallArrangement } from 'c/presenceArrangement';
import { createPace, type Pace, type WallView } from 'c/presencePace';
import type { Agent } from 'c/presenceModel';
import { acquireSession, type PresenceSession } from 'c/presenceSession';
import type { FloorCounts, GroupChoice } from 'c/presenceStore';
import type { SyncStatus } from 'c/presenceSync';
import { followAlerts, type Alerting } from './alerting';
import { createArranging, type Arranging, type ArrangingOptions } from './arranging';
import { createBoardOrder } from './boardOrder';
import { createDigest } from './digest';
import { createGroupReading } from './groupReading';
import { createOpening } from './opening';
import { showingOf, type Showing } from './showing';

/** How long the first roster may hold back the agents that are there, milliseconds. */
const ROSTER_PATIENCE = 3_000;

/** Everything that the page draws of the floor, as of one moment. */
export interface FloorNow {
  readonly wall: WallView;
  readonly shown: number;
  /** How many would stand elsewhere in the newest order. */
  readonly moved: number;
  readonly counts: FloorCounts;
  readonly arrangement: WallArrangement;
  readonly groupChoices: readonly GroupChoice[];
  readonly views: readonly SavedView[];
  readonly teamSize: number;
  readonly status: SyncStatus;
  readonly showing: Showing;
  readonly alerts: readonly Alert[];
  readonly problems: readonly RuleProblem[];
  /** There are limits that somebody may break. */
  readonly limited: boolean;
  /** There are rules whose breaking would be told. */
  readonly watches: boolean;
  readonly loadReadable: boolean;
  readonly readEvery: number;
  /** Server time, epoch milliseconds. */
  readonly now: number;
  /** Milliseconds. */
  readonly age?: number;
}

/** The page's part of a session, from the moment when the component is placed until it is taken away. */
export interface Floor {
  readonly session: PresenceSession;
  readonly arranging: Arranging;
  readonly alerting: Alerting;
  readonly pace: Pace;
  readonly agentOf: (userId: string) => Agent | undefined;
  now(): FloorNow;
  /** Somebody has arranged something: he sees it at once, whoever holds the wall. */
  arranged(): void;
  /** While a wallboard stands, the floor is in its order; then again as it was. */
  standBoard(stands: boolean): void;
  end(): void;
}

export interface FloorOptions {
  /** What the page itself says; nothing, or nonsense, leaves it to the org's settings. */
  readonly pollSeconds: unknown;
  readonly arranging: Pick<ArrangingOptions, 'storage' | 'parameter' | 'before'>;
  /** Something of it is another. */
  readonly changed: () => void;
  /** Says what came of something, in words that are seen. */
  readonly say: (words: string) => void;
  /** Says how the floor stands to a screen reader. */
  readonly speak: (words: string) => void;
}

export function openFloor({ pollSeconds, arranging: given, ...options }: FloorOptions): Floor {
  const wanted = Number(pollSeconds) || undefined;
  const { session, release } = acquireSession({ pollSeconds: wanted && Math.max(1, wanted) });
  const { store, sync, scheduler } = session;
  const arranging = createArranging({ ...given, store });
  const pace = createPace({ store, scheduler, now: () => session.now() });
  const groups = createGroupReading(session, options.say);
  const order = createBoardOrder(arranging);
  const digest = createDigest(scheduler, options.speak);
  const agentOf = (userId: string) => store.agent(userId);
  // Who comes to a floor that others have opened changes nothing of it.
  const isNew = sync.status().knownComplete === undefined;
  const opening = createOpening({
    scheduler,
    team: () => session.team(),
    setTeam: (userIds) => store.setTeam(userIds),
    teamSize: () => store.teamSize(),
    untouched: () => isNew && arranging.untouched(),
    showTeam() {
      arranging.change({ team: true });
      pace.apply();
    },
    decided: options.changed,
  });
  /** What belongs to one drawing, whatever the store has come to know since. */
  const draw = () => ({
    wall: pace.view(),
    shown: pace.view().agents.length,
    moved: pace.moved,
    counts: store.counts(),
    groupChoices: store.groupChoices(),
    teamSize: store.teamSize(),
  });
  let drawn = draw();
  let before = sync.status();
  let stands = false;
  let impatient = false;
  let patience: (() => void) | undefined;
  const alerting = followAlerts(session, tell);

  function tell(): void {
    const { state } = showing(false);
    if (state !== 'loading' && state !== 'error' && state !== 'denied') opening.floorIsKnown();
    if (sync.status().knownComplete === undefined) digest.forget();
    else digest.update({ counts: drawn.counts, alerts: alerting.list(), agentOf });
    options.changed();
  }

  function arranged(): void {
    if (stands) order.take();
    groups.need(arranging.arrangement());
    pace.apply();
    options.changed();
  }

  function drew(): void {
    drawn = draw();
    tell();
  }

  /** What a read brings first is drawn with it: the store tells a frame later, and a status alone would stand over an
   * older floor. */
  function heard(): void {
    const status = sync.status();
    const { knownComplete, parts } = status;
    const isFirst = (knownComplete === undefined) !== (before.knownComplete === undefined);
    const isWhole = parts.roster !== before.parts.roster;
    before = status;
    if (knownComplete !== undefined) patience ??= scheduler.after(ROSTER_PATIENCE, giveUp);
    if (isFirst || isWhole) pace.apply();
    else tell();
  }

  function giveUp(): void {
    impatient = true;
    tell();
  }

  function showing(undecided: boolean): Showing {
    return showingOf({
      status: sync.status(),
      total: drawn.counts.total,
      shown: drawn.shown,
      floorWindow: session.floorWindow,
      impatient,
      undecided,
    });
  }

  const undo = [
    pace.subscribe(drew),
    sync.subscribe(heard),
    session.onTick(options.changed),
    () => patience?.(),
    () => alerting.end(),
    () => opening.end(),
    () => digest.end(),
    () => pace.end(),
    release,
  ];
  return {
    session,
    arranging,
    alerting,
    pace,
    agentOf,
    arranged,
    standBoard(next) {
      stands = next;
      if (!stands) order.giveBack();
      arranged();
    },
    now: () => ({
      ...drawn,
      arrangement: arranging.arrangement(),
      views: arranging.views(),
      status: sync.status(),
      showing: showing(opening.undecided),
      alerts: alerting.list(),
      problems: alerting.problems(),
      limited: alerting.limited(),
      watches: alerting.watches(),
      loadReadable: session.loadReadable,
      readEvery: session.pollSeconds,
      now: session.now(),
      age: session.age(),
    }),
    end() {
      for (const each of undo) each();
    },
  };
}
