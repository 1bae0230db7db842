import type fc from 'fast-check';
import type { FeedName } from '../ports';
import type { ProofStep } from './feedSteps';

/** Says of a property that failed what happened, step by step, and how to see it again. */
export function inWords(chunk: number) {
  return (run: fc.RunDetails<[feed: FeedName | 'none', steps: ProofStep[], jitter: number]>): void => {
    if (!run.failed) return;
    const [feed, steps, jitter] = run.counterexample ?? ['', [], 0];
    const error = run.errorInstance;
    const lines = [
      `After ${run.numRuns} histories, seed ${run.seed}: SEED=${run.seed} HISTORIES=${chunk}`,
      `path ${run.counterexamplePath ?? ''}; on ${feed}, jitter ${jitter}`,
      ...steps.map(([says], n) => `${String(n + 1).padStart(3)}. ${says}`),
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    ];
    throw new Error(lines.join('\n'));
  };
}
