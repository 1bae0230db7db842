import { spawn, type ChildProcess } from 'node:child_process';

export interface Step {
  readonly name: string;
  readonly command: readonly [program: string, ...args: readonly string[]];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with every line as it is written; without it a step is silent until it ends. */
  readonly onLine?: (line: string) => void;
  /** Milliseconds after which the step is ended and counts as failed. */
  readonly limit?: number;
}

export interface StepResult {
  readonly name: string;
  readonly ok: boolean;
  readonly output: string;
  readonly milliseconds: number;
}

const running = new Set<ChildProcess>();

/** Every child is the leader of its own group, so that what it started ends with it. */
function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

/** Ends whatever still runs; for signals and for the end of a run. */
export function endAllSteps(): void {
  for (const child of running) endGroup(child, 'SIGKILL');
}

/** Ends every step, and what `alsoEnd` ends, on a signal. A run that was interrupted has proved nothing: exit 1. */
export function endStepsOnSignals(alsoEnd: () => Promise<void> = async () => {}): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      endAllSteps();
      void alsoEnd().finally(() => process.exit(1));
    });
  }
}

function forwardLines(onLine: ((line: string) => void) | undefined): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine?.(line);
  };
}

/** Runs one step to its end. A step that cannot start has failed; nothing is thrown. */
export async function runStep(step: Step): Promise<StepResult> {
  const started = performance.now();
  const [program, ...args] = step.command;
  const child = spawn(program, args, {
    cwd: step.cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...step.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    const forward = forwardLines(step.onLine);
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      forward(chunk);
    });
  }
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    endGroup(child, 'SIGKILL');
  }, step.limit ?? 600_000);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      output += `${error.message}\n`;
      resolve(null);
    });
    child.once('close', (exitCode) => resolve(exitCode));
  });
  clearTimeout(timer);
  running.delete(child);
  endGroup(child, 'SIGKILL');
  if (late) output += `Ended after ${(step.limit ?? 0) / 1000} s: it did not finish by itself.\n`;
  return { name: step.name, ok: code === 0 && !late, output, milliseconds: performance.now() - started };
}

/** Runs steps in the order given, `lanes` at a time. */
export async function runSteps(
  steps: readonly Step[],
  lanes: number,
  onDone: (result: StepResult) => void,
): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  const queue = [...steps];
  const lane = async (): Promise<void> => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      const result = await runStep(step);
      results.push(result);
      onDone(result);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
