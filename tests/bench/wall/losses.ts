import { figure } from '../report.ts';
import { median } from '../statistics.ts';
import { cappedName, entrants, ours } from './entrants.ts';
import type { WallLine } from './lines.ts';
import type { ContenderName } from './samples.ts';

export interface Loss {
  readonly name: string;
  readonly title: string;
  /** How much worse: `1.20 ×`, or a difference where the other has none of it. */
  readonly by: string;
  readonly peer: string;
  readonly why: string;
}

/** Within this the two are taken for equal: what a quiet machine itself varies by. */
const noise = 1.05;

/** Lines on which one of ours is behind the best of the others, and why. A capped one is behind in frames by intent,
 * and not asked about them. */
export function lossesOf(lines: readonly WallLine[]): Loss[] {
  return lines.flatMap((line) =>
    ours.flatMap((name) => {
      const best = bestPeer(line);
      const own = median(line.samples[name] ?? []);
      if (best === undefined || Number.isNaN(own)) return [];
      const worse = line.unit === '/s' ? best.value / own : own / best.value;
      if (!(worse > noise) || Math.abs(own - best.value) < least(line)) return [];
      const by = Number.isFinite(worse) ? `${figure(worse)} ×` : figure(own - best.value);
      return [{ name, title: line.case, by, peer: best.peer, why: whyOf(line.key, name, best.peer) }];
    }),
  );
}

/** A difference that nobody could measure. */
function least({ unit }: WallLine): number {
  return unit === '/s' ? 1 : unit === 'B' ? 8 : 0.05;
}

const own = new Set<string>([...ours, ...ours.map(cappedName), 'store alone']);

function bestPeer({
  samples,
  unit,
}: WallLine): { readonly peer: string; readonly value: number } | undefined {
  const peers = entrants
    .filter(({ name }) => !own.has(name) && samples[name] !== undefined)
    .map(({ name }) => ({ peer: name, value: median(samples[name] ?? []) }));
  peers.sort((a, b) => (unit === '/s' ? b.value - a.value : a.value - b.value));
  return peers[0];
}

const byHand = new Set<string>(['list by hand', 'TanStack virtual-core']);

function whyOf(key: string, name: ContenderName, peer: string): string {
  const kind = key.replace(/\d+$/, '');
  if (name === 'cards') return cards[kind] ?? unknown;
  if (kind === 'bytes' && !byHand.has(peer)) return 'what the platform brings itself costs nothing to load';
  return rows[kind] ?? unknown;
}

const unknown = 'not looked into yet';
const engine =
  'each row is a component with an accessible name and states, which the engine compares and the list does not have';
const rows: Readonly<Record<string, string>> = {
  mount: 'the engine creates each row as a component, with its shadow, before it is drawn the first time',
  change: engine,
  work: engine,
  tick: 'every row in view asks whether its own text differs, the accessible name included',
  share: engine,
  draws: 'frames that other work of the same thread has cost',
  frames: 'frames that other work of the same thread has cost',
  long: 'a frame took more than 50 ms: beside a quiet machine, a collection of garbage or an unlucky load',
  longest: 'a frame took more than 50 ms: beside a quiet machine, a collection of garbage or an unlucky load',
  oldest: 'within one frame: the checks fell before the frame that shows the last change',
  scroll: 'rows that come into view are drawn by the engine',
  heap: 'components and their virtual nodes of the rows in view; it does not grow with the floor',
  elements: 'rows above and below the view, and what assistive technology needs',
  bytes: 'keyboard, focus, groups, headings and words are part of it',
};
const cards: Readonly<Record<string, string>> = {
  ...rows,
  mount: 'a card shows more than a row: a photo or initials, a shape, a meter, marks',
  change: 'a card shows more than a row: a photo or initials, a shape, a meter, marks',
  work: 'a card shows more than a row: a photo or initials, a shape, a meter, marks',
  share: 'a card shows more than a row: a photo or initials, a shape, a meter, marks',
  elements: 'a card shows more than a row: a photo or initials, a shape, a meter, marks',
};
