import type { Browser } from 'playwright-core';
import type { Course } from '../bench.ts';
import { openStand, type Stand } from './arena.ts';
import type { BenchPage } from './build-page.ts';
import { capped, cappedName, entrants, ours, takesPart } from './entrants.ts';
import { rates, sizeText, type Lines } from './lines.ts';
import type { ContenderName, LoadSample } from './samples.ts';

export interface Plan {
  /** Lives of each contender in which mount and changes are measured. */
  readonly runs: number;
  /** Of a load, seconds. */
  readonly seconds: number;
}

/** A browser that draws a frame when it is ready, and one that draws sixty a second as a display has it. */
export interface Browsers {
  readonly unpaced: Browser;
  readonly paced: Browser;
}

/** In a life; of those that have every agent in the document fewer, since each takes a second or so. */
const changesOf = (name: ContenderName): number => (hasAll(name) ? 2 : 5);
const ticksOf = (name: ContenderName): number => (hasAll(name) ? 3 : 10);
const speed = 10_000;
const farthest = 25_000;

/** Whose page answers no more is left out from there on, and named. */
async function each(stands: Stand[], course: Course, task: (stand: Stand) => Promise<void>): Promise<void> {
  for (const stand of [...stands]) {
    try {
      await task(stand);
    } catch (error) {
      stands.splice(stands.indexOf(stand), 1);
      course.say(`wall: ${stand.name} left out: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

async function openAll(browser: Browser, built: BenchPage, size: number, course: Course): Promise<Stand[]> {
  const stands: Stand[] = [];
  for (const entrant of entrants) {
    if (takesPart(entrant, size)) stands.push(await openStand(browser, built, entrant.name));
  }
  await each(stands, course, (stand) => stand.call(`open(${JSON.stringify(stand.name)}, ${size})`));
  return stands;
}

const hasAll = (name: ContenderName): boolean =>
  entrants.some((entrant) => entrant.name === name && entrant.most !== undefined);
const draws = (name: ContenderName): boolean => name !== 'store alone';

/** Mount and single changes: contenders take turns, life by life, the first of which warms up. */
export async function measureLives(
  { unpaced }: Browsers,
  built: BenchPage,
  size: number,
  { runs }: Plan,
  lines: Lines,
  course: Course,
): Promise<void> {
  const stands = await openAll(unpaced, built, size, course);
  for (let round = 0; round <= runs; round += 1) {
    await each(stands, course, async (stand) => {
      const { name } = stand;
      const changes = changesOf(name);
      const mount = await stand.call<number>('mount(0)');
      const toPaint = await stand.call<number[]>(`change(${changes})`);
      const { work } = await stand.work(() => stand.call(`quietChange(${changes})`));
      await stand.call('unmount()');
      if (round === 0) return;
      lines.put(size, 'work', name, work.task / changes);
      if (!draws(name)) return;
      lines.put(size, 'mount', name, mount);
      lines.put(size, 'change', name, ...toPaint);
    });
    course.say(`wall: ${sizeText(size)}, life ${round} of ${runs}`);
  }
  await Promise.all(stands.map((stand) => stand.close()));
}

/** What happens to a wall that stays: memory, seconds, scrolling, load. */
export async function measureStay(
  { paced }: Browsers,
  built: BenchPage,
  size: number,
  plan: Plan,
  lines: Lines,
  course: Course,
): Promise<void> {
  const stands = await openAll(paced, built, size, course);
  await each(stands, course, async (stand) => {
    const before = await stand.heap();
    await stand.call('mount(0)');
    const after = await stand.heap();
    if (!draws(stand.name)) return;
    lines.put(size, 'heap', stand.name, (after - before) / size);
    lines.put(size, 'elements', stand.name, await stand.call<number>('elements()'));
  });
  for (let round = 0; round < 2; round += 1) {
    await each(stands, course, async (stand) => {
      const { work } = await stand.work(() => stand.call(`tick(${ticksOf(stand.name)})`));
      lines.put(size, 'tick', stand.name, work.task / ticksOf(stand.name));
    });
  }
  course.say(`wall: ${sizeText(size)}, seconds passed`);
  await each(stands, course, async (stand) => {
    const sample = draws(stand.name) ? await stand.scroll(farthest, speed) : undefined;
    // From the top again, as the load has it.
    await stand.call('unmount()');
    await stand.call('mount(0)');
    // A gesture that moved nothing has no time.
    if (!sample?.seconds) return;
    lines.put(size, 'scroll', stand.name, sample.frames / sample.seconds);
    lines.put(size, 'blank', stand.name, sample.blankFrames);
  });
  course.say(`wall: ${sizeText(size)}, scrolled`);
  for (const rate of rates) {
    await each(stands, course, async (stand) => {
      await measureLoad(stand, size, rate, plan, 0, stand.name, lines);
      if (ours.includes(stand.name)) {
        await measureLoad(stand, size, rate, plan, capped, cappedName(stand.name), lines);
      }
      course.say(`wall: ${sizeText(size)}, ${rate.toLocaleString('en-US')} changes/s, ${stand.name}`);
    });
  }
  await Promise.all(stands.map((stand) => stand.close()));
}

async function measureLoad(
  stand: Stand,
  size: number,
  rate: number,
  { seconds }: Plan,
  drawEvery: number,
  name: string,
  lines: Lines,
): Promise<void> {
  await stand.call('unmount()');
  await stand.call(`mount(${drawEvery})`);
  const { work, result } = await stand.load(rate, seconds);
  const settled = await stand.call<boolean>('settled()');
  const put = (key: string, sample: number): void => lines.put(size, `${key}${rate}`, name, sample);
  put('share', (100 * work.task) / (1000 * result.seconds));
  if (result.frames !== undefined) put('frames', result.frames / result.seconds);
  put('long', result.longTasks);
  put('longest', result.longest);
  if (!draws(stand.name)) return;
  put('draws', result.draws / result.seconds);
  put('wrong', wrongOf(result, settled));
  put('oldest', result.oldest);
  if (result.why !== undefined) console.error(`${name}: ${result.why}`);
}

/** Comparisons that failed, the one after the load among them. */
function wrongOf({ checks, right }: LoadSample, settled: boolean): number {
  return checks - right + (settled ? 0 : 1);
}
