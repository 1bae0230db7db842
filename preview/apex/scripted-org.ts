import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What an org answers to one query: records in pages, a refusal, or nothing at all. */
export type ScriptedAnswer =
  | { readonly pages: readonly (readonly Readonly<Record<string, unknown>>[])[] }
  | { readonly status: number; readonly errorCode: string; readonly message: string }
  | 'silence';

export interface ScriptedOrg {
  readonly url: string;
  /** Method, path and query of every request, and the SOQL of queries, in order. */
  readonly asked: string[];
  answer: (soql: string) => ScriptedAnswer;
  /** Answers to what is neither a query nor a login, by path; without one 404. */
  resources: ReadonlyMap<string, { readonly status: number; readonly body: unknown }>;
  /** What `/cometd` does with a request; without it 404. Sessions are its own business here. */
  streaming?: (request: IncomingMessage, body: string, response: ServerResponse) => void;
  /** Makes every session given out so far unknown. */
  forgetSessions(): void;
  close(): Promise<void>;
}

/** The public face of an org as far as the preview's client meets it, with scripted answers: for the tests of this
 * room, which may not know the local org. */
export async function startScriptedOrg(time: string, password = 'local'): Promise<ScriptedOrg> {
  const asked: string[] = [];
  let sessions = new Map<string, string>();
  let count = 0;
  const rest = new Map<string, readonly (readonly Readonly<Record<string, unknown>>[])[]>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? '/', 'http://org');
    const soql = address.searchParams.get('q');
    asked.push(soql ?? `${request.method} ${address.pathname}`);
    const body = await textOf(request);
    if (address.pathname.startsWith('/services/Soap/')) return soap(body, response);
    if (address.pathname.startsWith('/cometd/') && scripted.streaming)
      return scripted.streaming(request, body, response);
    const user = sessions.get(request.headers.authorization?.replace('Bearer ', '') ?? '');
    if (!user)
      return json(response, 401, [
        { errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' },
      ]);
    if (address.pathname.endsWith('/userinfo')) return json(response, 200, { user_id: '005000000000001AAA' });
    if (soql !== null) return query(soql, user, response);
    const resource = scripted.resources.get(address.pathname);
    if (resource) return json(response, resource.status, resource.body);
    const more = rest.get(address.pathname);
    return more
      ? page(response, more)
      : json(response, 404, [{ errorCode: 'NOT_FOUND', message: address.pathname }]);
  }

  function query(soql: string, user: string, response: ServerResponse): void {
    if (soql.includes('TimeZoneSidKey')) {
      const record = {
        Id: '005000000000001AAA',
        Username: user,
        Name: 'Ana Ruiz',
        TimeZoneSidKey: 'Europe/Berlin',
        LocaleSidKey: 'de_DE',
      };
      return page(response, [[record]]);
    }
    const answer = scripted.answer(soql);
    if (answer === 'silence') return;
    if ('pages' in answer) return page(response, answer.pages);
    json(response, answer.status, [{ errorCode: answer.errorCode, message: answer.message }]);
  }

  function page(
    response: ServerResponse,
    pages: readonly (readonly Readonly<Record<string, unknown>>[])[],
  ): void {
    const [records = [], ...left] = pages;
    if (left.length === 0) return json(response, 200, { totalSize: records.length, done: true, records });
    count += 1;
    const nextRecordsUrl = `/services/data/v67.0/query/${count}`;
    rest.set(nextRecordsUrl, left);
    json(response, 200, { totalSize: records.length, done: false, nextRecordsUrl, records });
  }

  function soap(body: string, response: ServerResponse): void {
    if (body.includes('getServerTimestamp')) {
      const token = /<sessionId>(.*?)<\/sessionId>/.exec(body)?.[1] ?? '';
      if (!sessions.has(token))
        return fault(response, 'sf:INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader');
      return envelope(
        response,
        200,
        `<getServerTimestampResponse><result><timestamp>${time}</timestamp></result></getServerTimestampResponse>`,
      );
    }
    const username = /<username>(.*?)<\/username>/.exec(body)?.[1] ?? '';
    if (!body.includes(`<password>${password}</password>`) || username.startsWith('nobody'))
      return fault(
        response,
        'sf:INVALID_LOGIN',
        'INVALID_LOGIN: Invalid username, password, security token; or user locked out.',
      );
    count += 1;
    const token = `00D000000000001!session${count}`;
    sessions.set(token, username);
    envelope(
      response,
      200,
      `<loginResponse><result><serverUrl>${scripted.url}/services/Soap/u/64.0/00D000000000001</serverUrl>` +
        `<sessionId>${token}</sessionId><userId>005000000000001AAA</userId><userInfo><organizationId>00D000000000001AAA` +
        `</organizationId></userInfo></result></loginResponse>`,
    );
  }

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const scripted: ScriptedOrg = {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: () => ({ pages: [[]] }),
    resources: new Map(),
    forgetSessions: () => (sessions = new Map()),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return scripted;
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function fault(response: ServerResponse, code: string, text: string): void {
  envelope(
    response,
    500,
    `<soapenv:Fault><faultcode>${code}</faultcode><faultstring>${text}</faultstring></soapenv:Fault>`,
  );
}

function envelope(response: ServerResponse, status: number, body: string): void {
  response
    .writeHead(status, { 'content-type': 'text/xml' })
    .end(
      `<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`,
    );
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
