import { HttpApi } from 'jsforce/lib/http-api.js';
import type { OrgClient } from '../apex/index.ts';

/** What the org answered, status and body as they came. */
export interface UiAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface RecordQuestion {
  readonly id: string;
  /** `Object.Field`, comma-separated; refused where the user may not read one. */
  readonly fields?: string;
  /** The same, left out of the answer instead. */
  readonly optionalFields?: string;
}

/** GET ui-api/records/{id} of the org, as one of its users. A refusal is an answer; rejects where nothing answered and
 * where the session is lost for good. */
export function askRecord(org: OrgClient, username: string, question: RecordQuestion): Promise<UiAnswer> {
  return org.platformCall(username, async (connection) => {
    const query = new URLSearchParams();
    for (const name of ['fields', 'optionalFields'] as const) {
      const names = question[name];
      if (names) query.set(name, names);
    }
    const path = `/ui-api/records/${encodeURIComponent(question.id)}?${query.toString()}`;
    const url = `${connection.instanceUrl}/services/data/v${connection.version}${path}`;
    const api = new HttpApi(connection, {});
    let status = 0;
    api.on('response', (response: { statusCode: number }) => (status = response.statusCode));
    try {
      return { status: 200, body: await api.request({ method: 'GET', url }) };
    } catch (error) {
      // Without a status nothing has answered; on 401 the client opens a session again.
      if (status === 0 || status === 401) throw error;
      return { status, body: refusalOf(error) };
    }
  });
}

/** The errors of the answer, in the API's own array. */
function refusalOf(error: unknown): unknown {
  const data: unknown = error instanceof Error && 'data' in error ? error.data : undefined;
  if (Array.isArray(data)) return data;
  if (isRefusal(data)) return [data];
  const message = error instanceof Error ? error.message : String(error);
  const errorCode = error instanceof Error && 'errorCode' in error ? error.errorCode : 'UNKNOWN_EXCEPTION';
  return [{ errorCode, message }];
}

function isRefusal(value: unknown): value is { readonly errorCode: unknown } {
  return typeof value === 'object' && value !== null && 'errorCode' in value;
}
