/** Milliseconds until the next whole second of `now`. Presence times have second precision, so every duration on
 * the page turns at the same moment and one timer serves all. */
export function untilNextSecond(now: number): number {
  return 1000 - (((now % 1000) + 1000) % 1000);
}
