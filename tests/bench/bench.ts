import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BenchFlags, BenchName } from './flags.ts';
import { machineLine } from './machine.ts';
import { tableOf, type Report } from './report.ts';
import { textTable } from './table.ts';

/** What a bench is given besides its flags. */
export interface Course {
  /** Tells how far it is. */
  say(text: string): void;
  /** Run in reverse order at the end, however that comes. */
  onEnd(task: () => unknown): void;
}

const folder = fileURLToPath(new URL('../../build/bench/', import.meta.url));

/** Loaded when run: an org needs no browser. */
const benches: Readonly<Record<BenchName, (flags: BenchFlags, course: Course) => Promise<Report>>> = {
  wall: async (flags, course) => (await import('./wall/bench-wall.ts')).benchWall(flags, course),
  org: async (flags, course) => (await import('./org/bench-org.ts')).benchOrg(flags, course),
};

/** Runs one bench; its samples go to build/bench/NAME.json. Answers the table for people. */
export async function runBench(name: BenchName, flags: BenchFlags, course: Course): Promise<string> {
  const report = await benches[name](flags, course);
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}${name}.json`, `${JSON.stringify(report, null, 1)}\n`);
  return `${name}: ${machineLine(report.machine)}\n\n${textTable(tableOf(report))}\n`;
}
