import { xoroshiro128plus } from 'pure-rand';

/** A stream of draws that depends on nothing but what it was made from. */
export interface Draw {
  /** In [0, 1). */
  share(): number;
  /** From `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Exponentially distributed. */
  wait(mean: number): number;
}

/** FNV-1a, 32 bits: a seed may be a word. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** The finalizer of MurmurHash3: neighbouring numbers give unrelated streams. */
function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The same seed and parts give the same draws: a day of an agent can be drawn without the days before it. */
export function drawFor(seed: number, ...parts: readonly number[]): Draw {
  let state = mixed(seed);
  for (const part of parts) state = mixed(Math.imul(state ^ part, 0x9e3779b1) + part);
  const generator = xoroshiro128plus(state);
  const share = (): number => (generator.unsafeNext() >>> 0) / 4294967296;
  const int = (low: number, high: number): number => low + Math.floor(share() * (high - low + 1));
  return {
    share,
    int,
    chance: (probability) => share() < probability,
    pick(items) {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    wait: (mean) => -mean * Math.log(1 - share()),
  };
}

/** True for exactly one of every `size` consecutive serial numbers, which one is drawn: rare things keep their
 * frequency on small floors too. */
export function isDrawn(seed: number, kind: number, serial: number, size: number): boolean {
  const block = Math.floor(serial / size);
  return serial - block * size === drawFor(seed, kind, block).int(0, size - 1);
}
