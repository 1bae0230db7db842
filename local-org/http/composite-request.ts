import type { FastifyInstance, InjectOptions } from 'fastify';
import { notImitated, OrgError } from '../org-error.ts';
import type { RestRoutes } from './rest-exchange.ts';

/** REST guide, Composite: "up to 25 subrequests", of which "up to 5 can be query operations". */
const mostSubrequests = 25;
const mostQueries = 5;

interface Subrequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly referenceId: string;
  readonly body?: unknown;
}

interface Subresponse {
  readonly body: unknown;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly httpStatusCode: number;
  readonly referenceId: string;
}

/** `POST /composite`: several requests of one version in one, each answered by the route that it names, in order; a later
 * one may name a value of an earlier answer as `@{referenceId.field}`. */
export function compositeRequestRoute(app: FastifyInstance, { caller }: RestRoutes): void {
  app.post('/composite', async (request) => {
    caller(request);
    const { version = '' } = request.params as { version?: string };
    const root = `/services/data/${version}/`;
    const { subrequests, allOrNone } = compositeOf(request.body, root);
    const answered = new Map<string, Subresponse>();
    const { authorization = '' } = request.headers;
    for (const subrequest of subrequests) {
      answered.set(subrequest.referenceId, await answer(app, subrequest, answered, authorization));
    }
    const all = [...answered.values()];
    const isHalted = allOrNone && all.some(hasFailed);
    return { compositeResponse: isHalted ? all.map((each) => (hasFailed(each) ? each : halted(each))) : all };
  });
}

function compositeOf(
  body: unknown,
  root: string,
): { subrequests: readonly Subrequest[]; allOrNone: boolean } {
  const { compositeRequest, allOrNone } = (body ?? {}) as { compositeRequest?: unknown; allOrNone?: unknown };
  if (!Array.isArray(compositeRequest) || compositeRequest.length === 0) {
    throw new OrgError(400, 'INVALID_INPUT', 'compositeRequest is a list of subrequests');
  }
  if (compositeRequest.length > mostSubrequests) {
    throw new OrgError(400, 'LIMIT_EXCEEDED', `at most ${mostSubrequests} subrequests are allowed`);
  }
  const subrequests = compositeRequest.map((each: unknown) => subrequestOf(each, root));
  if (new Set(subrequests.map(({ referenceId }) => referenceId)).size < subrequests.length) {
    throw new OrgError(400, 'DUPLICATE_VALUE', 'a referenceId stands more than once');
  }
  if (subrequests.filter(({ url }) => /\/query(All)?[/?]/i.test(url)).length > mostQueries) {
    throw new OrgError(400, 'LIMIT_EXCEEDED', `at most ${mostQueries} subrequests may be queries`);
  }
  if (allOrNone === true && subrequests.some(({ method }) => method !== 'GET')) {
    throw notImitated('a composite request that writes with allOrNone');
  }
  return { subrequests, allOrNone: allOrNone === true };
}

function subrequestOf(value: unknown, root: string): Subrequest {
  const { method, url, referenceId, body } = (value ?? {}) as Record<string, unknown>;
  if (typeof referenceId !== 'string' || !/^[A-Za-z0-9]\w*$/.test(referenceId)) {
    throw new OrgError(400, 'INVALID_INPUT', 'each subrequest needs a referenceId of letters, digits and _');
  }
  if (method !== 'GET' && method !== 'POST' && method !== 'PATCH' && method !== 'DELETE') {
    throw new OrgError(400, 'INVALID_INPUT', `${referenceId}: the method is GET, POST, PATCH or DELETE`);
  }
  if (
    typeof url !== 'string' ||
    !url.startsWith(root) ||
    /^composite\/?(\?|$)/.test(url.slice(root.length))
  ) {
    throw new OrgError(
      400,
      'INVALID_INPUT',
      `${referenceId}: the url begins with ${root} and is no composite`,
    );
  }
  return { method, url, referenceId, body };
}

async function answer(
  app: FastifyInstance,
  { method, url, referenceId, body }: Subrequest,
  answered: ReadonlyMap<string, Subresponse>,
  authorization: string,
): Promise<Subresponse> {
  try {
    const payload = body === undefined ? undefined : filled(JSON.stringify(body), answered, jsonText);
    const options: InjectOptions = {
      method,
      url: filled(url, answered, encodeURIComponent),
      headers: { authorization, ...(payload === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(payload === undefined ? {} : { payload }),
    };
    const response = await app.inject(options);
    return {
      body: response.body === '' ? null : (JSON.parse(response.body) as unknown),
      httpHeaders: {},
      httpStatusCode: response.statusCode,
      referenceId,
    };
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return refused(referenceId, error);
  }
}

/** A text with the values that it names of earlier answers. Throws OrgError for one that there is not. */
function filled(
  text: string,
  answered: ReadonlyMap<string, Subresponse>,
  escape: (value: string) => string,
): string {
  return text.replace(/@\{(\w+)((?:\.\w+|\[\d+\])*)\}/g, (_whole, referenceId: string, path: string) => {
    const source = answered.get(referenceId);
    const steps = path.match(/\w+/g) ?? [];
    const value = steps.reduce<unknown>(
      (at, step) => (at as Record<string, unknown> | null | undefined)?.[step],
      source && !hasFailed(source) ? source.body : undefined,
    );
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return escape(String(value));
    }
    throw new OrgError(
      400,
      'PROCESSING_HALTED',
      `Invalid reference specified. No value for ${referenceId}${path} found in ${referenceId}.`,
    );
  });
}

const jsonText = (value: string): string => JSON.stringify(value).slice(1, -1);

const hasFailed = ({ httpStatusCode }: Subresponse): boolean => httpStatusCode >= 400;

function halted({ referenceId }: Subresponse): Subresponse {
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  return refused(referenceId, new OrgError(400, 'PROCESSING_HALTED', message));
}

function refused(referenceId: string, { status, errorCode, message }: OrgError): Subresponse {
  return { body: [{ errorCode, message }], httpHeaders: {}, httpStatusCode: status, referenceId };
}
