import type { ScrollSample } from '../samples';
import type { Mounted } from './contender';
import { blankPixels } from './drawn';
import { rowHeight } from './facts';
import { eachFrame } from './frames';

/** Watches what somebody else scrolls, until ended. */
export function watchScroll(mounted: Mounted): () => ScrollSample {
  const scroller = mounted.scroller();
  // A head that sticks, or a margin, is there before anybody scrolls.
  const head = blankPixels(mounted, 0);
  let [frames, blankFrames, most, last] = [0, 0, 0, scroller.scrollTop];
  let from: number | undefined;
  let until = 0;
  const end = eachFrame(() => {
    const { scrollTop } = scroller;
    if (scrollTop === last) return;
    last = scrollTop;
    until = performance.now();
    from ??= until;
    frames += 1;
    const blank = blankPixels(mounted, 0) - head;
    if (blank < rowHeight / 2) return;
    blankFrames += 1;
    most = Math.max(most, blank);
  });
  return () => {
    end();
    const seconds = (until - (from ?? until)) / 1000;
    // The first frame begins the time, and is not in it.
    return { seconds, frames: Math.max(0, frames - 1), blankFrames, blankRows: most / rowHeight };
  };
}
