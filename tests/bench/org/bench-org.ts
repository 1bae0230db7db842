import type { Course } from '../bench.ts';
import type { BenchFlags } from '../flags.ts';
import { thisMachine } from '../machine.ts';
import type { Report } from '../report.ts';
import { copyOfSeededOrg } from './org-file.ts';
import { benchReads, compiled, compiling, handWritten, overHttp } from './reads.ts';
import { benchWrites } from './writes.ts';

/** The local org's reads and writes beside hand-written SQL on the same file. */
export async function benchOrg(flags: BenchFlags, course: Course): Promise<Report> {
  const { agents = 1000, runs = 50 } = flags;
  // As the org itself does it: a long past for a large floor.
  const { days = agents < 1000 ? 7 : Math.max(7, Math.min(30, Math.floor(60_000 / agents))) } = flags;
  const startedAt = new Date().toISOString();
  const org = await copyOfSeededOrg(agents, days, course);
  const machine = thisMachine();
  const reads = await benchReads(org, { warmUp: 5, runs }, course);
  const writes = await benchWrites(org, { warmUp: 1, runs: Math.max(1, Math.ceil(runs / 5)) }, course);
  return {
    name: 'org',
    startedAt,
    machine,
    options: { agents, days, runs, sharing: 'Private' },
    ours: compiled,
    peers: [handWritten],
    beside: [compiling, overHttp],
    lines: [...reads, writes],
  };
}
