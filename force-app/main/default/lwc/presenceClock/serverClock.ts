/** The browser's two clocks, both in milliseconds; the engine's Clock port has this shape. */
export interface BrowserClock {
  wall(): number;
  monotonic(): number;
}

/** The server's clock as its answers tell it. Times are epoch milliseconds unless said otherwise. */
export interface ServerClock {
  /** One answer: when it was asked for and when it came by the monotonic clock, and the server time it carried. */
  observe(sentAt: number, receivedAt: number, serverTime: number): void;
  /** Best estimate of server time now. Never runs backwards, unless the server's own clock was set back. The
   * browser's wall clock stands in until the first answer. */
  now(): number;
  /** The latest that server time can be now: an age against it is never too small. */
  atMost(): number;
  monotonic(): number;
  /** The kept sample: estimated server minus monotonic time and its round trip, in milliseconds. */
  sample(): { readonly offset: number; readonly roundTrip: number } | undefined;
}

interface Sample {
  readonly earliest: number;
  readonly latest: number;
  readonly takenAt: number;
}

/** Oscillators of ordinary machines drift less: a kept sample loses this much certainty a millisecond. */
const drift = 0.0001;
/** A step back by more than this is the server's own doing and is followed. */
const followBack = 2_000;

/**
 * Server time lies between what it was when the question left and when the answer came, so a sample bounds the
 * offset from both sides. The sample with the smallest round trip is kept. One that contradicts it replaces it: the
 * server's clock was set, or the monotonic clock stood still while the machine slept.
 */
export function createServerClock(clock: BrowserClock): ServerClock {
  let kept: Sample | undefined;
  let shown = -Infinity;

  const width = (sample: Sample, at: number) =>
    sample.latest - sample.earliest + (at - sample.takenAt) * 2 * drift;
  const offsetOf = (sample: Sample) => (sample.earliest + sample.latest) / 2;

  return {
    observe(sentAt, receivedAt, serverTime) {
      const next: Sample = {
        earliest: serverTime - receivedAt,
        latest: serverTime - sentAt,
        takenAt: receivedAt,
      };
      if (kept === undefined) {
        kept = next;
        shown = -Infinity;
        return;
      }
      const slack = (receivedAt - kept.takenAt) * drift;
      const apart = next.earliest > kept.latest + slack || next.latest < kept.earliest - slack;
      if (apart || width(next, receivedAt) <= width(kept, receivedAt)) kept = next;
    },
    now() {
      const estimate = kept === undefined ? clock.wall() : clock.monotonic() + offsetOf(kept);
      shown = estimate < shown - followBack ? estimate : Math.max(shown, estimate);
      return shown;
    },
    atMost() {
      if (kept === undefined) return clock.wall();
      const at = clock.monotonic();
      return at + kept.latest + (at - kept.takenAt) * drift;
    },
    monotonic: () => clock.monotonic(),
    sample() {
      return kept && { offset: offsetOf(kept), roundTrip: kept.latest - kept.earliest };
    },
  };
}
