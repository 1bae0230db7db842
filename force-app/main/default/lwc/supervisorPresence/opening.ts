import type { Scheduler } from 'c/presenceSync';

/** How long the wall waits to learn who is on the viewer's team, milliseconds. */
const PATIENCE = 3_000;

/** What the wall shows first: the viewer's team, where somebody of it is on the floor. */
export interface Opening {
  /** Not decided yet: what stands on the wall may be another in a moment. */
  readonly undecided: boolean;
  /** The floor has been read: from now on it can be said who of the team is on it. */
  floorIsKnown(): void;
  end(): void;
}

export interface OpeningOptions {
  readonly scheduler: Scheduler;
  readonly team: () => Promise<readonly string[]>;
  readonly setTeam: (userIds: readonly string[]) => void;
  /** How many of it are on the floor. */
  readonly teamSize: () => number;
  /** Nothing has been arranged by a link or a hand. */
  readonly untouched: () => boolean;
  readonly showTeam: () => void;
  readonly decided: () => void;
}

export function createOpening(options: OpeningOptions): Opening {
  let undecided = true;
  let floorKnown = false;
  let answered = false;
  let ended = false;
  const cancel = options.scheduler.after(PATIENCE, answer);

  function answer(): void {
    answered = true;
    decide();
  }

  function decide(): void {
    if (!undecided || !floorKnown || !answered) return;
    undecided = false;
    cancel();
    if (options.untouched() && options.teamSize() > 0) options.showTeam();
    options.decided();
  }

  options.team().then(
    (userIds) => {
      if (ended) return;
      options.setTeam(userIds);
      answer();
    },
    () => {
      // Whoever may not ask for a team opens on everybody.
      if (!ended) answer();
    },
  );

  return {
    get undecided() {
      return undecided && options.untouched();
    },
    floorIsKnown() {
      floorKnown = true;
      decide();
    },
    end() {
      ended = true;
      cancel();
    },
  };
}
