import type { LoadSample } from '../samples';
import type { Mounted } from './contender';
import { standing, textOf } from './drawn';
import type { BenchFloor } from './floor';
import { eachFrame, painted, pause } from './frames';

/** Between two arrivals, milliseconds; what has become due by then comes at once. */
const arrivals = 5;
const checkEvery = 1000;

/** `rate` changes a second for so many seconds. */
export async function underLoad(
  floor: BenchFloor,
  mounted: Mounted,
  rate: number,
  seconds: number,
): Promise<LoadSample> {
  const { size } = floor;
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  const before = floor.changes;
  /** When each change was made. */
  const madeAt: number[] = [];
  const from = performance.now();
  const until = from + seconds * 1000;
  let [frames, draws, checks, right, oldest, shown] = [0, 0, 0, 0, 0, ''];
  let why: string | undefined;
  let nextCheck = from + checkEvery;

  function check(at: number): void {
    const { right: isRight, changes, why: reason } = standing(mounted, size, floor.changes);
    checks += 1;
    if (isRight) right += 1;
    else why ??= reason;
    // The first change that is not drawn yet.
    const missed = madeAt[changes - before];
    if (missed !== undefined) oldest = Math.max(oldest, at - missed);
  }

  function checkWhenDue(at: number): void {
    if (at < nextCheck || mounted.drawsAtLeast === 0) return;
    nextCheck += checkEvery;
    check(at);
  }

  function watchFrame(): void {
    const at = performance.now();
    frames += 1;
    const top = mounted.top();
    const text = top ? textOf(top) : '';
    if (text !== shown) {
      shown = text;
      draws += 1;
    }
    checkWhenDue(at);
  }

  const drawnBefore = mounted.draws?.() ?? 0;
  const endFrames = mounted.draws === undefined ? eachFrame(watchFrame) : () => {};
  let now = from;
  let ticked = from;
  while (now < until) {
    await pause(arrivals);
    now = performance.now();
    const due = Math.floor(((Math.min(now, until) - from) / 1000) * rate) - madeAt.length;
    for (let n = 0; n < due; n += 1) madeAt.push(now);
    if (due > 0) floor.change(due);
    if (mounted.draws !== undefined && now >= nextCheck)
      void painted().then(() => checkWhenDue(performance.now()));
    if (now - ticked < 1000) continue;
    ticked += 1000;
    floor.tick();
    mounted.tick();
  }
  endFrames();
  const took = (performance.now() - from) / 1000;
  observer.disconnect();
  return {
    seconds: took,
    ...(mounted.draws === undefined && { frames }),
    draws: mounted.draws === undefined ? draws : mounted.draws() - drawnBefore,
    longTasks: longTasks.length,
    longest: Math.max(0, ...longTasks),
    changes: madeAt.length,
    checks,
    right,
    oldest,
    ...(why !== undefined && { why }),
  };
}
