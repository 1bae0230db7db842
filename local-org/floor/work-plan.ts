import type { Draw } from './draw.ts';
import type { WorkEvent } from './events.ts';
import { capacityOf, type FloorAgent, type Skill } from './roster.ts';
import { minute } from './rota.ts';

export interface OnlineSpan {
  readonly from: number;
  readonly to: number;
}

/** Mean minutes between two pieces of work offered to an agent, and mean minutes to handle one. */
const pace: Readonly<Record<Skill, { readonly between: number; readonly handling: number }>> = {
  voice: { between: 5, handling: 6 },
  chat: { between: 8, handling: 14 },
  messaging: { between: 7, handling: 20 },
  case: { between: 11, handling: 22 },
  all: { between: 7, handling: 16 },
  video: { between: 7, handling: 8 },
};

const longestHandling = 60 * minute;
const pushTimeout = 20_000;
const declineShare = 0.04;

/**
 * Work arrives while its agent is online and has room, is accepted within seconds or times out, and is finished
 * before `end`, whatever the agent's status is by then.
 */
export function planWork(
  draw: Draw,
  agent: FloorAgent,
  spans: readonly OnlineSpan[],
  end: number,
): WorkEvent[] {
  const { between, handling } = pace[agent.skill];
  const capacity = capacityOf[agent.skill];
  const events: WorkEvent[] = [];
  let ends: number[] = [];
  const push = (at: number, step: 'assign' | 'accept' | 'close' | 'decline'): void => {
    events.push({ kind: 'work', at, agent: agent.index, step });
  };
  for (const span of spans) {
    const last = span.to - pushTimeout - 10_000;
    let at = span.from + Math.round(draw.wait(between * minute));
    for (; at < last; at += Math.round(draw.wait(between * minute))) {
      const time = at;
      ends = ends.filter((each) => each > time);
      if (ends.length >= capacity) continue;
      push(at, 'assign');
      if (draw.chance(declineShare)) {
        push(at + pushTimeout, 'decline');
        ends.push(at + pushTimeout);
        continue;
      }
      const accepted = at + draw.int(2_000, 12_000);
      const length = Math.min(longestHandling, 30_000 + Math.round(draw.wait(handling * minute)));
      const finished = Math.min(accepted + length, end - 1_000);
      push(accepted, 'accept');
      push(finished, 'close');
      ends.push(finished);
    }
  }
  return events;
}
