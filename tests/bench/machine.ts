import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** On what a report was measured: without it a number says nothing. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly system: string;
  readonly node: string;
  readonly chromium?: string;
  /** Runnable processes of the last minute, when measuring began; above the number of cores, others were measured
   * too. */
  readonly load: number;
}

export function thisMachine(chromium?: string): Machine {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    ...(chromium !== undefined && { chromium }),
    load: loadavg()[0] ?? NaN,
  };
}

export function machineLine(machine: Machine): string {
  const { cpu, cores, memoryGigabytes, system, node, chromium, load } = machine;
  const browser = chromium === undefined ? '' : `, Chromium ${chromium}`;
  return `${cpu}, ${cores} cores, ${memoryGigabytes} GB, ${system}, Node ${node}${browser}, load ${load.toFixed(1)}`;
}
