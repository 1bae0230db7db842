import { Connection } from 'jsforce';
import { inject } from 'vitest';

const password = 'local';

export const usernameOf = (who: string): string => `${who}@omnipresence.example`;

/** The id of a demo user (`supervisor`, `agent`, …). */
export function userId(who: string): string {
  const user = inject('users').find(({ username }) => username === usernameOf(who));
  if (user === undefined) throw new Error(`The org has no ${who}.`);
  return user.id;
}

/** A client nobody here wrote, logged in as a demo user. */
export async function connectAs(who: string, url = inject('orgUrl')): Promise<Connection> {
  const connection = new Connection({ loginUrl: url, instanceUrl: url, version: '60.0' });
  await connection.login(usernameOf(who), password);
  return connection;
}

/** All records that a query returns to a demo user. */
export async function queryAs(who: string, soql: string, url?: string): Promise<Record<string, unknown>[]> {
  const connection = await connectAs(who, url);
  const { records } = await connection.query<Record<string, unknown>>(soql, {
    autoFetch: true,
    maxFetch: 100_000,
  });
  return records;
}

export interface Transition {
  readonly closed: string | null;
  readonly opened: string | null;
  readonly at: string;
}

/** What Omni-Channel or an administrator's hand does, through `/local/`. */
export async function local<T>(path: string, body: unknown, url = inject('orgUrl')): Promise<T> {
  const { accessToken } = await connectAs('admin', url);
  const answer = await fetch(`${url}/local/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${String(accessToken)}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Lets something go wrong at the org until the faults are cleared or it has been used up. */
export const setFault = (
  fault: { kind: string; count?: number; share?: number; ms?: number },
  url?: string,
) => local<{ id: string }>('faults', fault, url);

export async function clearFaults(url = inject('orgUrl')): Promise<void> {
  const { accessToken } = await connectAs('admin', url);
  const headers = { authorization: `Bearer ${String(accessToken)}` };
  const answer = await fetch(`${url}/local/faults`, { method: 'DELETE', headers });
  if (!answer.ok) throw new Error(`faults: ${answer.status} ${await answer.text()}`);
}

export const setStatus = (id: string, status: string, url?: string): Promise<Transition> =>
  local(`agents/${id}/status`, { status }, url);

/** The labels of all statuses, those that serve a channel first. */
export async function statusLabels(
  url?: string,
): Promise<{ readonly online: string[]; readonly busy: string[] }> {
  const served = new Set(
    (await queryAs('admin', 'SELECT ServicePresenceStatusId FROM ServiceChannelStatus', url)).map(
      (row) => row['ServicePresenceStatusId'],
    ),
  );
  const statuses = await queryAs('admin', 'SELECT Id, MasterLabel FROM ServicePresenceStatus', url);
  const labels = (online: boolean): string[] =>
    statuses.filter(({ Id }) => served.has(Id) === online).map(({ MasterLabel }) => String(MasterLabel));
  return { online: labels(true), busy: labels(false) };
}
