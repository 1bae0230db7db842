import type { AcquiredWatch, WatchOptions } from './watchSession';

export type { AcquiredWatch, WatchOptions, WatchSession } from './watchSession';

/** The watch of this page: the first user makes it, the last one's release ends it. */
export declare function acquireWatch(options?: WatchOptions): AcquiredWatch;
