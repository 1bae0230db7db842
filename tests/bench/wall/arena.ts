import type { Browser, CDPSession, Page } from 'playwright-core';
import type { BenchPage } from './build-page.ts';
import type { ContenderName, LoadSample, ScrollSample } from './samples.ts';

const origin = 'http://bench.localhost';
/** What takes longer than this is not waited for, milliseconds. */
const patience = 180_000;

/** What the main thread of a page has done so far, milliseconds of its processor time: what else the machine does is
 * not in it. */
export interface Work {
  readonly task: number;
  readonly script: number;
  readonly style: number;
  readonly layout: number;
}

/** A contender on a page of its own, in a process of its own. */
export interface Stand {
  readonly name: ContenderName;
  call<T>(text: string): Promise<T>;
  /** Work done by the page during `during`. */
  work<T>(during: () => Promise<T>): Promise<{ readonly work: Work; readonly result: T }>;
  /** Bytes of JavaScript objects that are still needed. */
  heap(): Promise<number>;
  load(rate: number, seconds: number): Promise<{ readonly work: Work; readonly result: LoadSample }>;
  scroll(pixels: number, speed: number): Promise<ScrollSample | undefined>;
  close(): Promise<void>;
}

export async function openStand(browser: Browser, built: BenchPage, name: ContenderName): Promise<Stand> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.route(`${origin}/**`, async (route) => {
    const file = await built.file(new URL(route.request().url()).pathname);
    await route.fulfill(file ?? { status: 404 });
  });
  page.on('pageerror', (error) => console.error(`${name}: ${error.stack ?? error.message}`));
  await page.goto(origin);
  await page.waitForFunction('"bench" in globalThis');
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return standOf(name, page, session, () => context.close());
}

function standOf(name: ContenderName, page: Page, session: CDPSession, close: () => Promise<void>): Stand {
  const call = async <T>(text: string): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${text} has no end`)), patience);
    });
    try {
      return await Promise.race([page.evaluate<T>(`bench.${text}`), tooLong]);
    } finally {
      clearTimeout(timer);
    }
  };

  async function done(): Promise<Work> {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (metric: string): number =>
      1000 * (metrics.find((each) => each.name === metric)?.value ?? Number.NaN);
    return {
      task: of('TaskDuration'),
      script: of('ScriptDuration'),
      style: of('RecalcStyleDuration'),
      layout: of('LayoutDuration'),
    };
  }

  async function work<T>(during: () => Promise<T>) {
    const before = await done();
    const result = await during();
    const after = await done();
    return {
      result,
      work: {
        task: after.task - before.task,
        script: after.script - before.script,
        style: after.style - before.style,
        layout: after.layout - before.layout,
      },
    };
  }

  return {
    name,
    call,
    work,
    async heap() {
      // What only a weak reference has kept goes with the second.
      await session.send('HeapProfiler.collectGarbage');
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      return usedSize;
    },
    load: (rate, seconds) => work(() => call<LoadSample>(`load(${rate}, ${seconds})`)),
    async scroll(pixels, speed) {
      const { x, y, room } = await call<{ x: number; y: number; room: number }>('scrollable()');
      await call('watchScroll()');
      await session.send('Input.synthesizeScrollGesture', {
        x,
        y,
        yDistance: -Math.min(pixels, room),
        speed,
        gestureSourceType: 'mouse',
      });
      return call<ScrollSample | undefined>('endScroll()');
    },
    close,
  };
}
