import { OrgError } from '../org-error.ts';

/** What `ms` says of a kind: how late each of what it takes comes, or how long the fault lasts. */
type Milliseconds = 'late, and needed' | 'late' | 'lasts';

const kinds = {
  drop: 'lasts',
  delay: 'late, and needed',
  duplicate: 'lasts',
  reorder: 'late',
  cut: 'lasts',
  hold: 'lasts',
  failQuery: 'lasts',
  slowQuery: 'late, and needed',
  expireSession: 'lasts',
  gap: 'lasts',
  overflow: 'lasts',
  exhaust: 'lasts',
} as const satisfies Readonly<Record<string, Milliseconds>>;

export type FaultKind = keyof typeof kinds;

/** A fault as it was asked for. */
export interface FaultOrder {
  readonly kind: FaultKind;
  /** Of what it could take, between 0 and 1. */
  readonly share: number;
  /** It draws the share: the same seed takes the same ones. */
  readonly seed: number;
  /** After as many uses it takes no more. */
  readonly count?: number;
  readonly ms?: number;
}

/** A message that nothing follows waits so long for one that overtakes it, where `ms` says nothing else. */
export const longestOvertaking = 1000;

const longest = 3_600_000;
const mostUses = 1_000_000;
const defaultSeed = 1;
const parameters = ['kind', 'share', 'ms', 'count', 'seed'] as const;

/** The body of `POST /local/faults`. Throws OrgError INVALID_INPUT that names what is wrong. */
export function readFaultOrder(body: Readonly<Record<string, unknown>>): FaultOrder {
  const unknown = Object.keys(body).find((name) => !parameters.some((each) => each === name));
  if (unknown !== undefined) throw expected(unknown, `one of ${parameters.join(', ')}`);
  const { kind } = body;
  if (!isKind(kind)) throw expected('kind', `one of ${Object.keys(kinds).join(', ')}`);
  const { share = 1 } = body;
  if (typeof share !== 'number' || !(share >= 0 && share <= 1)) {
    throw expected('share', 'a number between 0 and 1');
  }
  const ms = whole(body, 'ms', 0, longest);
  if (ms === undefined && kinds[kind] === 'late, and needed') {
    throw expected('ms', `a whole number between 0 and ${longest}, which ${kind} needs,`);
  }
  const count = whole(body, 'count', 1, mostUses);
  const seed = whole(body, 'seed', 0, 2 ** 31 - 1) ?? defaultSeed;
  return { kind, share, seed, ...(count !== undefined && { count }), ...(ms !== undefined && { ms }) };
}

/** Milliseconds after which a fault is over, whether it was used or not. */
export const lifetimeOf = ({ kind, ms }: FaultOrder): number | undefined =>
  kinds[kind] === 'lasts' ? ms : undefined;

const isKind = (value: unknown): value is FaultKind =>
  typeof value === 'string' && Object.hasOwn(kinds, value);

function whole(
  body: Readonly<Record<string, unknown>>,
  name: 'ms' | 'count' | 'seed',
  low: number,
  high: number,
): number | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high) return value;
  throw expected(name, `a whole number between ${low} and ${high}`);
}

function expected(name: string, what: string): OrgError {
  return new OrgError(400, 'INVALID_INPUT', `${name}: ${what} expected`);
}
