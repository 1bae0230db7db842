export { createBrowser } from './browser';
export type { Browser } from './browser';
export { createTicker } from './ticker';
export type { Ticker } from './ticker';
