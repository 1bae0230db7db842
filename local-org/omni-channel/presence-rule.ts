/** A row of UserServicePresence as far as its parts can contradict each other. Times in epoch milliseconds. */
export interface PresenceFacts {
  readonly isCurrent: boolean;
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** Seconds. */
  readonly duration: number | null;
  readonly isAway: boolean;
  /** Whether the row's status serves no channel; undefined where that is not known. */
  readonly statusIsAway: boolean | undefined;
}

export interface PresenceFault {
  readonly column: 'StatusEndDate' | 'StatusDuration' | 'IsAway';
  readonly why: string;
}

/**
 * What every row keeps, whoever writes it: Omni-Channel, the floor in bulk, an import. `rounding`, in seconds: how far
 * times and duration may be apart where each was rounded by itself. Undefined for a row that can be.
 */
export function presenceFault(facts: PresenceFacts, rounding = 0): PresenceFault | undefined {
  const { isCurrent, startedAt, endedAt, duration, isAway, statusIsAway } = facts;
  // "This field is set only when the current user service presence status ends" (object reference).
  if (isCurrent) {
    if (endedAt !== null) return { column: 'StatusEndDate', why: 'a current row has no end' };
    if (duration !== null) return { column: 'StatusDuration', why: 'a current row has no duration' };
    return statusIsAway === undefined || isAway === statusIsAway ? undefined : awayFault(isAway);
  }
  if (endedAt === null) return { column: 'StatusEndDate', why: 'a row that is not current has an end' };
  if (endedAt < startedAt) return { column: 'StatusEndDate', why: 'the end is before StatusStartDate' };
  if (duration === null) return { column: 'StatusDuration', why: 'a row that is not current has a duration' };
  // "StatusEndDate - StatusStartDate."
  const lasted = (endedAt - startedAt) / 1000;
  if (Math.abs(duration - lasted) > rounding) {
    return {
      column: 'StatusDuration',
      why: `${duration} seconds, but from StatusStartDate to StatusEndDate there are ${lasted}`,
    };
  }
  // Channels of a status may have changed since a past row ended: only a current one shows them as they are.
  return undefined;
}

function awayFault(isAway: boolean): PresenceFault {
  const why = isAway
    ? "the row's status serves a channel, so it is not Away"
    : "the row's status serves no channel, so it is Away";
  return { column: 'IsAway', why };
}
