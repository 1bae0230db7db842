/** Which instant of the floor's plans the rows stand at, and the org's time then. Both epoch milliseconds; they part
 * when the floor runs faster than the org's clock. */
export interface FloorPosition {
  readonly orgAt: number;
  readonly floorAt: number;
}

/** How the floor's time goes with the org's: from a position on, at a pace of floor time per org time. */
export interface FloorTime {
  /** The org's time of an instant of the plans, whole milliseconds. */
  orgAt(floorAt: number): number;
  /** The position at a time of the org. */
  positionAt(orgAt: number): FloorPosition;
}

export function floorTime(from: FloorPosition, pace: number): FloorTime {
  return {
    orgAt: (floorAt) => Math.floor(from.orgAt + (floorAt - from.floorAt) / pace),
    positionAt: (orgAt) => ({ orgAt, floorAt: from.floorAt + (orgAt - from.orgAt) * pace }),
  };
}
