import { createBrowser } from 'c/presenceBrowser';
import type { ContenderName, LoadSample, ScrollSample } from '../samples';
import type { Contender, Mounted } from './contender';
import { elementsIn, standing } from './drawn';
import { benchFloor, type BenchFloor } from './floor';
import { beat, painted, pause } from './frames';
import { underLoad } from './load';
import { watchScroll } from './scroll';

const patience = 600;
/** Between two changes, milliseconds: each is the first after a rest. */
const rest = 120;
const place = document.getElementById('place') ?? document.body;

const contenders: Readonly<Record<ContenderName, () => Promise<{ contender: Contender }>>> = {
  rows: () => import('./contenders/rows'),
  cards: () => import('./contenders/cards'),
  'list by hand': () => import('./contenders/list'),
  'TanStack virtual-core': () => import('./contenders/tanstack'),
  SlickGrid: () => import('./contenders/slickgrid'),
  'AG Grid': () => import('./contenders/ag-grid'),
  'for:each table': () => import('./contenders/table'),
  'lightning-datatable': () => import('./contenders/datatable'),
  'store alone': () => import('./contenders/nothing'),
};

let floor: BenchFloor;
let contender: Contender;
let mounted: Mounted;
let endScroll: (() => ScrollSample) | undefined;

const isShown = (): boolean => {
  if (mounted.drawsAtLeast === 0) return true;
  const { right, changes } = standing(mounted, floor.size, floor.changes);
  return right && changes === floor.changes && [...mounted.rows()].length >= mounted.drawsAtLeast;
};

/** Milliseconds from `act` to the end of the first frame of which what it asked for is true. */
async function timed(act: () => void): Promise<number> {
  beat();
  await painted();
  const from = performance.now();
  act();
  for (let frames = 0; frames < patience; frames += 1) {
    beat();
    await painted();
    const took = performance.now() - from;
    if (isShown()) return took;
  }
  throw new Error(`Never shown: ${standing(mounted, floor.size, floor.changes).why ?? 'an older floor'}`);
}

/** One contender and its own floor; called from outside. */
const bench = {
  async open(name: ContenderName, size: number): Promise<void> {
    ({ contender } = await contenders[name]());
    floor = benchFloor(size, createBrowser().beforeFrame);
    await painted();
  },
  mount: (drawEvery: number): Promise<number> =>
    timed(() => {
      mounted = contender.mount(place, floor, { drawEvery });
    }),
  /** Milliseconds of each change to the frame that shows it. */
  async change(count: number): Promise<number[]> {
    const samples: number[] = [];
    for (let n = 0; n < count; n += 1) {
      await pause(rest);
      samples.push(await timed(() => floor.change(1)));
    }
    return samples;
  },
  /** Changes and nothing else, for whoever counts what this thread does meanwhile. */
  async quietChange(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      floor.change(1);
      await painted();
      await pause(rest);
    }
  },
  async tick(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      floor.tick();
      mounted.tick();
      await painted();
      await pause(rest);
    }
  },
  load: (rate: number, seconds: number): Promise<LoadSample> => underLoad(floor, mounted, rate, seconds),
  /** Whether, some frames later, all of it is drawn. */
  async settled(): Promise<boolean> {
    for (let frames = 0; frames < 60; frames += 1) {
      await painted();
      if (isShown()) return true;
    }
    return false;
  },
  elements: (): number => elementsIn(place),
  /** Where to scroll, and how far one can. */
  scrollable(): { x: number; y: number; room: number } {
    const scroller = mounted.scroller();
    const { left, top, width, height } = scroller.getBoundingClientRect();
    const room = scroller.scrollHeight - scroller.clientHeight;
    return { x: left + width / 2, y: top + Math.min(height, innerHeight) / 2, room };
  },
  watchScroll(): void {
    endScroll = watchScroll(mounted);
  },
  endScroll: (): ScrollSample | undefined => endScroll?.(),
  unmount(): void {
    mounted.unmount();
  },
};
export type Bench = typeof bench;

Object.assign(globalThis, { bench });
