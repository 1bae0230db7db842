import { Connection } from 'jsforce';

/** Which org is asked, and as whom: ORG_URL, and ORG_TOKEN or ORG_USER with ORG_PASSWORD. */
export function variable(name: string): string | undefined {
  const value = process.env[name];
  return value === '' ? undefined : value;
}

export const token = variable('ORG_TOKEN');
export const username = variable('ORG_USER') ?? '';
export const password = variable('ORG_PASSWORD') ?? '';

/** Throws where nobody says which org is meant: a suite that asks nobody would pass. */
export function orgUrl(): string {
  const url = variable('ORG_URL');
  if (url === undefined) throw new Error('ORG_URL is needed, and ORG_TOKEN or ORG_USER and ORG_PASSWORD');
  return url.replace(/\/+$/, '');
}

/** Name and password can be tried where they are known. */
export const hasPassword = token === undefined;
/** Calls that must be refused are tried where nothing is lost if they are not: on the demo users' org. */
export const isDemo = username.endsWith('@omnipresence.example');

/** Whether the suite may change the org. It asks whether that is a local one before it does: see below. */
export const mayWrite = variable('ORG_WRITES') === '1';
if (mayWrite && !(await isLocal())) {
  throw new Error('ORG_WRITES is for a local org alone: /local does not answer at ORG_URL');
}

/** The one question about `/local/`: whether it is there. */
async function isLocal(): Promise<boolean> {
  const response = await fetch(`${orgUrl()}/local/settings`);
  return response.status === 401 && (await response.text()).includes('INVALID_SESSION_ID');
}

/** A client without retries of its own, so that a test meets the first answer. */
export async function connect(version = '60.0'): Promise<Connection> {
  if (token !== undefined) return new Connection({ instanceUrl: orgUrl(), accessToken: token, version });
  const connection = new Connection({ loginUrl: orgUrl(), version });
  await connection.login(username, password);
  return connection;
}

/** A demo user beside the one who asks. */
export async function connectAs(name: string): Promise<Connection> {
  const connection = new Connection({ loginUrl: orgUrl(), version: '60.0' });
  await connection.login(`${name}@omnipresence.example`, password);
  return connection;
}

/** The code that a call is refused with; fails when it is not. */
export async function refusalOf(call: PromiseLike<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'errorCode' in error) return String(error.errorCode);
    throw error;
  }
  throw new Error('the call was not refused');
}

/** One GET as the connection makes it, with its status. */
export async function statusOf(connection: Connection, path: string): Promise<number> {
  const response = await fetch(`${orgUrl()}${path}`, {
    headers: { authorization: `Bearer ${connection.accessToken ?? ''}` },
  });
  await response.body?.cancel();
  return response.status;
}
