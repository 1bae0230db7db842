import { parseArgs } from 'node:util';

/** The flags of `npm start`, read. What concerns the org is checked by the org itself. */
export interface StartFlags {
  readonly port: number;
  readonly openBrowser: boolean;
  /** For `npm run org`, as given. */
  readonly orgFlags: readonly string[];
  /** Alias or username of an org that the Salesforce CLI is logged in to; then no local org is started. */
  readonly targetOrg?: string;
}

/** A flag that cannot be used; its message is one line. */
export class StartFlagError extends Error {
  override readonly name = 'StartFlagError';
}

const forOrg = ['agents', 'seed', 'speed', 'data', 'now', 'import'] as const;

/** Throws StartFlagError. */
export function readStartFlags(args: readonly string[]): StartFlags {
  const values = parse(args);
  const port = portOf('port', values.port ?? '7411');
  const openBrowser = !(values['no-open'] ?? false);
  const targetOrg = values['target-org'];
  if (targetOrg !== undefined) {
    const local = [...forOrg, 'org-port', 'reset'] as const;
    const given = local.filter((name) => values[name] !== undefined).map((name) => `--${name}`);
    if (given.length > 0)
      throw new StartFlagError(
        `--target-org starts no local org, so it does not go with ${given.join(', ')}`,
      );
    if (targetOrg === '' || targetOrg.startsWith('-'))
      throw new StartFlagError(`--target-org ${targetOrg}: an alias or a username is needed`);
    return { port, openBrowser, orgFlags: [], targetOrg };
  }
  const orgPort = portOf('org-port', values['org-port'] ?? '7410');
  if (port !== 0 && port === orgPort)
    throw new StartFlagError(`--port and --org-port are both ${port}: two servers cannot share a port`);
  const orgFlags = forOrg.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [`--${name}=${value}`];
  });
  return {
    port,
    openBrowser,
    orgFlags: [`--port=${orgPort}`, ...orgFlags, ...(values.reset ? ['--reset'] : []), '--json'],
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        port: text,
        'org-port': text,
        agents: text,
        seed: text,
        speed: text,
        data: text,
        now: text,
        import: text,
        'target-org': text,
        reset: flag,
        'no-open': flag,
      },
    }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new StartFlagError(message.split('\n')[0]);
  }
}

function portOf(name: string, value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(port <= 65_535)) throw new StartFlagError(`--${name} ${value}: a port from 0 to 65535 is needed`);
  return port;
}

/** Where there is no screen, or nobody in front of it, a browser would only fail. */
export function canOpenBrowser(env: Readonly<NodeJS.ProcessEnv>, platform: NodeJS.Platform): boolean {
  if (env['CI']) return false;
  return platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}
