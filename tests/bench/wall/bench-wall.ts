import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { launchChromium } from '../../../scripts/chromium.ts';
import type { Course } from '../bench.ts';
import type { BenchFlags } from '../flags.ts';
import { thisMachine } from '../machine.ts';
import { buildBenchPage, bytesOf } from './build-page.ts';
import { contendersOf, documentOf, goalsText, type WallReport } from './document.ts';
import { entrants, ours, takesPart } from './entrants.ts';
import { goalsOf } from './goals.ts';
import { createLines, type Lines } from './lines.ts';
import { measureLives, measureStay, type Browsers, type Plan } from './measure.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const document = `${root}docs/BENCHMARKS.md`;
const aside = `${root}build/bench/wall.md`;
const manifest = fileURLToPath(new URL('../peers/package.json', import.meta.url));

/** Whoever runs the bench ends it, with its own exit code. */
const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
/** Without a display to wait for, a frame is drawn when it is ready: times are not rounded up to sixtieths. */
const unpacedArgs = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** The wall beside what somebody would take instead, fed by the product's own store. A whole run writes the document;
 * one that was made smaller writes beside it. */
export async function benchWall(flags: BenchFlags, course: Course): Promise<WallReport> {
  const { agents, quick = false, runs = quick ? 1 : 4 } = flags;
  const sizes = agents === undefined ? (quick ? [10_000] : [1000, 10_000, 100_000]) : [agents];
  const plan: Plan = { runs, seconds: quick ? 2 : 10 };
  const startedAt = new Date().toISOString();
  course.say('wall: building the page');
  const built = await buildBenchPage();
  const browsers: Browsers = {
    unpaced: await launchChromium({ args: unpacedArgs, ...signals }),
    paced: await launchChromium(signals),
  };
  const closeAll = (): Promise<unknown> =>
    Promise.all([browsers.unpaced, browsers.paced].map((browser) => browser.close()));
  course.onEnd(closeAll);
  const machine = thisMachine(browsers.paced.version());
  const lines = createLines();
  for (const size of sizes) {
    await measureLives(browsers, built, size, plan, lines, course);
    await measureStay(browsers, built, size, plan, lines, course);
    await putBytes(size, lines);
  }
  await closeAll();
  const all = lines.lines();
  const names = contendersOf(all);
  const report: WallReport = {
    name: 'wall',
    startedAt,
    machine,
    options: { sizes, ...plan },
    ours: 'rows',
    peers: names.filter((name) => !/^(rows|cards|store alone)/.test(name)),
    beside: names.filter((name) => /^(rows, |cards|store alone)/.test(name)),
    lines: all,
    versions: await versions(),
    goals: Object.fromEntries(ours.map((name) => [name, goalsOf(all, name)])),
  };
  await write(agents === undefined && !quick ? document : aside, documentOf(report));
  course.say(goalsText(report));
  return report;
}

async function putBytes(size: number, lines: Lines): Promise<void> {
  for (const entrant of entrants) {
    const { name, file } = entrant;
    if (file === undefined || !takesPart(entrant, size)) continue;
    lines.put(size, 'bytes', name, (await bytesOf(file)) / 1000);
  }
}

async function versions(): Promise<Record<string, string>> {
  const text = JSON.parse(await readFile(manifest, 'utf8')) as { dependencies: Record<string, string> };
  return text.dependencies;
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(`${root}build/bench`, { recursive: true });
  const options = await resolveConfig(file);
  await writeFile(file, await format(text, { ...options, parser: 'markdown' }));
}
