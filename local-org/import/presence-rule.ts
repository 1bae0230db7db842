/** A row of UserServicePresence as far as its parts can contradict each other. Times in epoch milliseconds. */
export interface PresenceSpan {
  readonly isCurrent: boolean;
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** Seconds. */
  readonly duration: number | null;
}

/** Times and duration are rounded to seconds each by itself. */
const rounding = 1;

/** The column at fault, and why; undefined for a row that can be. */
export function presenceFault(span: PresenceSpan): { column: string; why: string } | undefined {
  const { isCurrent, startedAt, endedAt, duration } = span;
  if (isCurrent) {
    return endedAt === null ? undefined : { column: 'StatusEndDate', why: 'a current row has no end' };
  }
  if (endedAt === null) return { column: 'StatusEndDate', why: 'a row that is not current has an end' };
  if (endedAt < startedAt) return { column: 'StatusEndDate', why: 'the end is before StatusStartDate' };
  const lasted = (endedAt - startedAt) / 1000;
  if (duration !== null && Math.abs(duration - lasted) > rounding) {
    return {
      column: 'StatusDuration',
      why: `${duration} seconds, but from StatusStartDate to StatusEndDate there are ${lasted}`,
    };
  }
  return undefined;
}
