import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/chromium.ts';
import type { Course } from '../bench.ts';
import type { BenchFlags } from '../flags.ts';
import { thisMachine } from '../machine.ts';
import type { Line, Report } from '../report.ts';
import { buildBenchPage, type BenchPage } from './build-page.ts';
import type { ContenderName, LifeSamples } from './samples.ts';

const ours: ContenderName = 'presenceWall';
const peers: readonly ContenderName[] = ['for:each table', 'lightning-datatable'];
const origin = 'http://bench.localhost';

/** Without a display to wait for, a frame is drawn when it is ready: times are not rounded up to sixtieths. */
const unpaced = ['--disable-frame-rate-limit', '--disable-gpu-vsync', '--js-flags=--expose-gc'];

const titles: readonly (readonly [key: keyof LifeSamples, title: string])[] = [
  ['mount', 'mount'],
  ['change', 'one agent changes status'],
  ['letter', 'one letter of a search'],
  ['cleared', 'the search cleared'],
  ['unmount', 'unmount'],
  ['elements', 'in the document'],
];

/** The wall beside what somebody would take instead, in one browser, fed the same agents. */
export async function benchWall({ agents, runs = 5 }: BenchFlags, course: Course): Promise<Report> {
  const sizes = agents === undefined ? [200, 1000, 2000] : [agents];
  const startedAt = new Date().toISOString();
  course.say('wall: building the page');
  const built = await buildBenchPage();
  const browser = await launchChromium({
    args: unpaced,
    // Whoever runs the bench ends it, with its own exit code.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  course.onEnd(() => browser.close());
  const machine = thisMachine(browser.version());
  const lines: Line[] = [];
  for (const size of sizes) lines.push(...(await measure(browser, built, size, runs, course)));
  await browser.close();
  return { name: 'wall', startedAt, machine, options: { sizes, runs }, ours, peers, beside: [], lines };
}

async function measure(
  browser: Browser,
  built: BenchPage,
  size: number,
  runs: number,
  course: Course,
): Promise<Line[]> {
  const page = await openPage(browser, built);
  const lives = new Map<ContenderName, LifeSamples[]>();
  for (let round = 0; round <= runs; round += 1) {
    for (const name of [ours, ...peers]) {
      const life = await page.evaluate<LifeSamples>(`(gc(), bench.life(${JSON.stringify(name)}, ${size}))`);
      // The first round warms up.
      if (round > 0) lives.set(name, [...(lives.get(name) ?? []), life]);
    }
    course.say(`wall: ${size.toLocaleString('en-US')} agents, round ${round} of ${runs}`);
  }
  await page.close();
  return titles.map(([key, title]) => ({
    case: `${size.toLocaleString('en-US')} agents: ${title}`,
    unit: key === 'elements' ? 'elements' : 'ms',
    samples: Object.fromEntries([...lives].map(([name, all]) => [name, all.flatMap((life) => life[key])])),
  }));
}

async function openPage(browser: Browser, built: BenchPage): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.route(`${origin}/**`, async (route) => {
    const file = await built.file(new URL(route.request().url()).pathname);
    await route.fulfill(file ?? { status: 404 });
  });
  page.on('pageerror', (error) => console.error(`In the page: ${error.stack ?? error.message}`));
  await page.goto(origin);
  await page.waitForFunction('"bench" in globalThis');
  return page;
}
