import type { Course } from '../bench.ts';
import type { BenchFlags } from '../flags.ts';
import { thisMachine } from '../machine.ts';
import type { Report } from '../report.ts';
import { copyOfSeededOrg } from './org-file.ts';
import { benchReads, compiled, compiling, countsOf, handWritten, loadOf, overHttp } from './reads.ts';
import { benchColdStart, benchUnderLoad } from './under-load.ts';
import { benchWrites } from './writes.ts';

/** The local org's reads and writes beside hand-written SQL on the same file. */
export async function benchOrg(flags: BenchFlags, course: Course): Promise<Report> {
  const { agents = 10_000, runs = 30 } = flags;
  // Of 10,000 agents, five days are a million rows.
  const { days = agents < 1000 ? 7 : Math.max(5, Math.min(30, Math.floor(50_000 / agents))) } = flags;
  const startedAt = new Date().toISOString();
  const org = await copyOfSeededOrg(agents, days, course);
  const machine = thisMachine();
  const coldStart = await benchColdStart(org, 3, course);
  const reads = await benchReads(org, { warmUp: 5, runs }, course);
  const underLoad = await benchUnderLoad(org, loadOf(org), course);
  const writes = await benchWrites(org, { warmUp: 1, runs: Math.max(1, Math.ceil(runs / 5)) }, course);
  return {
    name: 'org',
    startedAt,
    machine,
    options: { agents, days, runs, sharing: 'Private', ...countsOf(org) },
    ours: compiled,
    peers: [handWritten],
    beside: [compiling, overHttp],
    lines: [...reads, coldStart, ...underLoad, writes],
  };
}
