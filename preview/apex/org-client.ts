import { Connection } from 'jsforce';
import { Transport } from 'jsforce/lib/transport.js';
import type { RestRecord } from './answer.ts';

/** The newest version whose SOAP API still has login() (SOAP API developer guide: login). */
const loginVersion = '64.0';

/** Rows that one transaction may read (Apex governor limits). */
export const rowLimit = 50_000;

export interface RunningUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly timeZone: string;
  /** As Salesforce writes it: `en_US`. */
  readonly locale: string;
}

export interface OrgRead {
  /** Epoch milliseconds, taken before the query. */
  readonly serverTime: number;
  readonly records: readonly RestRecord[];
}

/** Asks an org as one of its users. */
export interface OrgClient {
  /** The user, from the session's own userinfo and record. Rejects with the org's refusal. */
  user(username: string): Promise<RunningUser>;
  query(username: string, soql: string): Promise<OrgRead>;
  platformCall<T>(username: string, call: (org: Connection) => Promise<T>): Promise<T>;
}

export interface OrgClientOptions {
  readonly orgUrl: string;
  /** Of every user who is asked for. */
  readonly password?: string;
  /** Instead of a password: the token of the one session there is, newly asked for when the org knows it no more. */
  readonly accessToken?: () => Promise<string>;
  /** `67.0` */
  readonly apiVersion: string;
  /** How long one request may take, milliseconds. */
  readonly timeout?: number;
}

/** One try a request: the components' own engine decides when to ask again, and a hidden retry would make the age of
 * the data wrong. A loopback org is asked directly, whatever proxy the environment names for the rest of the world. */
class SingleTry extends Transport {
  readonly #timeout: number;
  readonly #isLoopback: boolean;

  constructor(timeout: number, isLoopback: boolean) {
    super();
    this.#timeout = timeout;
    this.#isLoopback = isLoopback;
  }

  override httpRequest(
    ...[request, options]: Parameters<Transport['httpRequest']>
  ): ReturnType<Transport['httpRequest']> {
    return super.httpRequest(request, {
      ...options,
      timeout: this.#timeout,
      retry: { maxRetries: 0 },
      ...(this.#isLoopback ? { httpProxy: undefined } : {}),
    });
  }
}

export function createOrgClient({
  orgUrl,
  password = '',
  accessToken,
  apiVersion,
  timeout = 10_000,
}: OrgClientOptions): OrgClient {
  const { hostname } = new URL(orgUrl);
  const transport = new SingleTry(timeout, ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
  const sessions = new Map<string, Promise<Connection>>();

  function connect(options: ConstructorParameters<typeof Connection>[0]): Connection {
    const connection = new Connection(options);
    Object.assign(connection, { _transport: transport });
    return connection;
  }

  async function login(username: string): Promise<Connection> {
    if (accessToken) {
      return connect({ instanceUrl: orgUrl, accessToken: await accessToken(), version: apiVersion });
    }
    const entry = connect({ loginUrl: orgUrl, version: loginVersion });
    await entry.login(username, password).catch((error: unknown) => {
      throw withCode(error);
    });
    // A connection of its own: jsforce's would log in again by itself on every 401.
    return connect({
      instanceUrl: entry.instanceUrl,
      accessToken: entry.accessToken ?? '',
      version: apiVersion,
    });
  }

  function session(username: string): Promise<Connection> {
    const known = sessions.get(username);
    if (known) return known;
    const opened = login(username);
    sessions.set(username, opened);
    opened.catch(() => {
      if (sessions.get(username) === opened) sessions.delete(username);
    });
    return opened;
  }

  /** A session that the org no longer knows is opened again, once: a local org forgets its sessions when it is
   * restarted. Lightning would send its user to the login page, and here the preview is that page. */
  async function asUser<T>(username: string, ask: (org: Connection) => Promise<T>): Promise<T> {
    const opened = session(username);
    try {
      return await ask(await opened);
    } catch (error) {
      if (!isSessionLost(error)) throw error;
      if (sessions.get(username) === opened) sessions.delete(username);
      return ask(await session(username));
    }
  }

  return {
    user: (username) => asUser(username, readUser),
    query: (username, soql) => asUser(username, (org) => readAll(org, soql)),
    platformCall: asUser,
  };
}

/** jsforce's refused login carries the org's words alone: `INVALID_LOGIN: Invalid username, …`. */
function withCode(error: unknown): unknown {
  const code = error instanceof Error ? /^([A-Z_]+): /.exec(error.message)?.[1] : undefined;
  return code === undefined ? error : Object.assign(error as Error, { errorCode: code });
}

export function isSessionLost(error: unknown): boolean {
  const code: unknown = error instanceof Error && 'errorCode' in error ? error.errorCode : undefined;
  return typeof code === 'string' && code.endsWith('INVALID_SESSION_ID');
}

async function readAll(org: Connection, soql: string): Promise<OrgRead> {
  const { timestamp } = await org.soap.getServerTimestamp();
  // jsforce keeps 10,000 records of a page unless it is told otherwise.
  const options = {
    autoFetch: false,
    maxFetch: rowLimit + 1,
    headers: {},
    scanAll: false,
    responseTarget: 'QueryResult',
  } as const;
  let page = await org.query<RestRecord>(soql, options);
  const records: RestRecord[] = [...page.records];
  while (!page.done && page.nextRecordsUrl) {
    if (records.length > rowLimit) throw new TooManyRowsError(records.length);
    page = await org.queryMore<RestRecord>(page.nextRecordsUrl, options);
    records.push(...page.records);
  }
  if (records.length > rowLimit) throw new TooManyRowsError(records.length);
  return { serverTime: Date.parse(String(timestamp)), records };
}

export class TooManyRowsError extends Error {
  override readonly name = 'TooManyRowsError';

  constructor(rows: number) {
    super(`Too many query rows: ${rows}`);
  }
}

async function readUser(org: Connection): Promise<RunningUser> {
  const { user_id: id } = await org.request<{ user_id: string }>('/services/oauth2/userinfo');
  const { records } = await org.query<{
    Id: string;
    Username: string;
    Name: string;
    TimeZoneSidKey: string;
    LocaleSidKey: string;
  }>(`SELECT Id, Username, Name, TimeZoneSidKey, LocaleSidKey FROM User WHERE Id = '${id}'`, {
    autoFetch: false,
  });
  const [user] = records;
  if (!user) throw new Error(`The org has no user ${id}.`);
  return {
    id: user.Id,
    username: user.Username,
    name: user.Name,
    timeZone: user.TimeZoneSidKey,
    locale: user.LocaleSidKey,
  };
}
