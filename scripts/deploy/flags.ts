import { parseArgs, type ParseArgsConfig } from 'node:util';

/** A flag that cannot be used; its message is one line. */
export class DeployFlagError extends Error {
  override readonly name = 'DeployFlagError';
}

export interface DeployFlags {
  readonly targetOrg: string;
  /** The org compiles and validates, and keeps nothing. */
  readonly dryRun: boolean;
  readonly print: boolean;
}

export interface ScratchFlags {
  readonly alias: string;
  /** A file of config/scratch, without its ending. */
  readonly definition: string;
  readonly days: number;
  readonly targetDevHub: string | undefined;
  readonly print: boolean;
}

export interface PackageFlags {
  readonly targetDevHub: string;
  readonly print: boolean;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** Throws DeployFlagError, as the other two do. */
export function readDeployFlags(args: readonly string[]): DeployFlags {
  const values = parse(args, { 'target-org': text, 'dry-run': flag, print: flag });
  return {
    targetOrg: aliasOf('target-org', values['target-org']),
    dryRun: values['dry-run'] === true,
    print: values['print'] === true,
  };
}

export function readScratchFlags(args: readonly string[], definitions: readonly string[]): ScratchFlags {
  const options = { alias: text, definition: text, days: text, 'target-dev-hub': text, print: flag };
  const values = parse(args, options);
  const definition = values['definition'] ?? 'base';
  if (typeof definition !== 'string' || !definitions.includes(definition))
    throw new DeployFlagError(`--definition ${definition}: one of ${definitions.join(', ')} is needed`);
  const days = values['days'] ?? '7';
  if (typeof days !== 'string' || !/^\d{1,2}$/.test(days) || Number(days) < 1 || Number(days) > 30)
    throw new DeployFlagError(`--days ${days}: a number from 1 to 30 is needed`);
  const hub = values['target-dev-hub'];
  return {
    alias: aliasOf('alias', values['alias']),
    definition,
    days: Number(days),
    targetDevHub: hub === undefined ? undefined : aliasOf('target-dev-hub', hub),
    print: values['print'] === true,
  };
}

export function readPackageFlags(args: readonly string[]): PackageFlags {
  const values = parse(args, { 'target-dev-hub': text, print: flag });
  return {
    targetDevHub: aliasOf('target-dev-hub', values['target-dev-hub']),
    print: values['print'] === true,
  };
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

function parse(args: readonly string[], options: NonNullable<ParseArgsConfig['options']>): Values {
  try {
    return parseArgs({ args: [...args], strict: true, allowPositionals: false, options }).values as Values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new DeployFlagError(message.split('\n')[0]);
  }
}

/** An alias or a user name. */
function aliasOf(name: string, value: string | boolean | undefined): string {
  if (value === undefined) throw new DeployFlagError(`--${name} ALIAS is needed`);
  if (typeof value === 'string' && /^[\w.@+][\w.@+-]*$/.test(value)) return value;
  throw new DeployFlagError(`--${name} ${value}: an alias or a user name is needed`);
}
