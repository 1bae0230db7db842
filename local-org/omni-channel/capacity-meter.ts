/**
 * How full an agent was while one presence row was current. The row's three measures are rewritten only when work is
 * assigned, declined or closed (object reference: UserServicePresence), so between two such moments they lag.
 * Times are epoch milliseconds.
 */
export interface CapacityMeter {
  readonly startedAt: number;
  readonly changedAt: number;
  /** Capacity in use since `changedAt`, in capacity units. */
  readonly load: number;
  /** Load × milliseconds up to `changedAt`. */
  readonly loadTime: number;
  readonly idleTime: number;
  readonly fullTime: number;
}

export interface CapacityMeasures {
  readonly averageCapacity: number;
  /** Seconds. */
  readonly idleDuration: number;
  /** Seconds. */
  readonly atCapacityDuration: number;
}

export function startMeter(at: number, load: number): CapacityMeter {
  return { startedAt: at, changedAt: at, load, loadTime: 0, idleTime: 0, fullTime: 0 };
}

export function moveMeter(
  meter: CapacityMeter,
  at: number,
  load: number,
  configuredCapacity: number,
): CapacityMeter {
  const passed = Math.max(0, at - meter.changedAt);
  return {
    startedAt: meter.startedAt,
    changedAt: Math.max(at, meter.changedAt),
    load,
    loadTime: meter.loadTime + meter.load * passed,
    idleTime: meter.idleTime + (meter.load === 0 ? passed : 0),
    fullTime: meter.fullTime + (meter.load >= configuredCapacity ? passed : 0),
  };
}

/** Whole seconds rounded down, so that idle and full together never exceed the row's own duration. */
export function readMeter(meter: CapacityMeter): CapacityMeasures {
  const elapsed = meter.changedAt - meter.startedAt;
  const average = elapsed > 0 ? meter.loadTime / elapsed : meter.load;
  return {
    averageCapacity: Math.round(average * 100) / 100,
    idleDuration: Math.floor(meter.idleTime / 1000),
    atCapacityDuration: Math.floor(meter.fullTime / 1000),
  };
}
