export { createServerClock } from './serverClock';
export type { BrowserClock, ServerClock } from './serverClock';
export { untilNextSecond } from './ticks';
