import { parseArgs } from 'node:util';

/** The flags of `npm run org`, read and checked. */
export interface OrgFlags {
  readonly port: number;
  readonly agents?: number;
  readonly seed?: number;
  readonly speed: number;
  readonly folder: string;
  /** The folder of an export. */
  readonly import?: string;
  /** Epoch milliseconds. */
  readonly now?: number;
  readonly reset: boolean;
  readonly floor: boolean;
  readonly omniChannel: boolean;
  readonly json: boolean;
}

/** A flag that cannot be used: the message is one line. */
export class FlagError extends Error {
  override readonly name = 'FlagError';
}

const defaultPort = '7410';
const defaultFolder = '.data';
const mostAgents = 20_000;

/** Throws FlagError. */
export function readFlags(args: readonly string[]): OrgFlags {
  const values = parse(args);
  const { agents, seed, now } = values;
  if (values.import !== undefined && (agents ?? seed) !== undefined) {
    throw new FlagError('--import: an imported org is not grown from --agents and --seed');
  }
  return {
    port: whole('port', values.port ?? defaultPort, 0, 65_535),
    ...(agents !== undefined && { agents: whole('agents', agents, 1, mostAgents) }),
    ...(seed !== undefined && { seed: whole('seed', seed, 0, 2 ** 31 - 1) }),
    ...(now !== undefined && { now: readTime(now) }),
    speed: readSpeed(values.speed ?? '1'),
    folder: values.data ?? defaultFolder,
    ...(values.import !== undefined && { import: values.import }),
    reset: values.reset ?? false,
    floor: !(values['no-floor'] ?? false),
    omniChannel: !(values['no-omni-channel'] ?? false),
    json: values.json ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        agents: { type: 'string' },
        seed: { type: 'string' },
        speed: { type: 'string' },
        data: { type: 'string' },
        now: { type: 'string' },
        import: { type: 'string' },
        reset: { type: 'boolean' },
        'no-floor': { type: 'boolean' },
        'no-omni-channel': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new FlagError(message.split('\n')[0] ?? message);
  }
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw new FlagError(`--${name} ${text}: a whole number from ${least} to ${most} is needed`);
  }
  return value;
}

function readSpeed(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0 && value <= 10_000)) {
    throw new FlagError(`--speed ${text}: a number above 0, at most 10000, is needed`);
  }
  return value;
}

/** ISO 8601; a time without a zone is UTC, so that the same command means the same everywhere. */
function readTime(text: string): number {
  const isIso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  const hasZone = isIso?.[4] !== undefined || isIso?.[1] === undefined;
  const time = isIso && isDate(text.slice(0, 10)) ? Date.parse(hasZone ? text : `${text}Z`) : Number.NaN;
  if (Number.isNaN(time))
    throw new FlagError(`--now ${text}: an ISO 8601 time is needed, as 2026-05-05T09:00:00Z`);
  return time;
}

/** Date.parse takes 30 February for 2 March. */
function isDate(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
