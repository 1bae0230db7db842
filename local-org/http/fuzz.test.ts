import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, queryPath, tokenOf } from '../fixtures/ask.ts';
import { idOf, startSmallOrg, userId } from '../fixtures/small-org.ts';
import type { RunningOrg } from '../org.ts';

/** Random bytes and mutated valid requests at every route: whatever comes, the org answers or hangs up, and lives. */
const runs = process.env['SOAK'] ? 100_000 : 400;
const object = 'UserServicePresence';
let org: RunningOrg;
let admin: string;
const failures: string[] = [];
beforeAll(async () => {
  org = await startSmallOrg(undefined, {
    telling: { report: (text) => failures.push(text), onProgress: () => undefined },
  });
  admin = await tokenOf(org, 'admin');
});
afterAll(() => org.close());

interface Request {
  readonly method: string;
  readonly path: string;
  readonly type?: string;
  readonly body?: string;
}

const json = (method: string, path: string, body: unknown): Request => ({
  method,
  path,
  type: 'application/json',
  body: JSON.stringify(body),
});
const rest = (path: string): string => `/services/data/v60.0${path}`;
const row = idOf(object, 1);
const times = 'start=2026-05-05T09%3A00%3A00Z&end=2026-05-05T10%3A00%3A00%2B00%3A00';
const soql = `SELECT Id, User.Name FROM ${object} WHERE IsCurrentState = true AND Name LIKE 'P-%' ORDER BY Id LIMIT 5`;
const envelope = (session: string, call: string): string =>
  `<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader>` +
  `<sessionId>${session}</sessionId></SessionHeader></e:Header><e:Body>${call}</e:Body></e:Envelope>`;
const soap = (letter: string, call: string): Request => ({
  method: 'POST',
  path: `/services/Soap/${letter}/60.0`,
  type: 'text/xml',
  body: envelope(admin, call),
});

/** A valid request for every route, by the route as it stands in the source. */
const corpus = (): Readonly<Record<string, readonly Request[]>> => ({
  '/composite': [
    json('POST', rest('/composite'), {
      compositeRequest: [{ method: 'GET', url: rest('/limits'), referenceId: 'a' }],
    }),
  ],
  '/composite/sobjects/:object': [
    json('POST', rest(`/composite/sobjects/${object}`), { ids: [row], fields: ['Id'] }),
    { method: 'GET', path: rest(`/composite/sobjects/${object}?ids=${row}&fields=Id,Name`) },
  ],
  '/composite/sobjects/:object/:field': [
    json('PATCH', rest(`/composite/sobjects/${object}/Id`), {
      records: [{ attributes: { type: object }, Id: row }],
    }),
  ],
  '/composite/sobjects': [
    json('POST', rest('/composite/sobjects'), {
      allOrNone: true,
      records: [{ attributes: { type: object }, Name: 'x' }],
    }),
    json('PATCH', rest('/composite/sobjects'), { records: [{ attributes: { type: object }, Id: row }] }),
    { method: 'DELETE', path: rest(`/composite/sobjects?ids=${row},${idOf(object, 2)}&allOrNone=false`) },
  ],
  '/local/agents/:userId/status': [
    json('POST', `/local/agents/${userId('agent')}/status`, { status: 'Lunch' }),
  ],
  '/local/agents/:userId/logout': [json('POST', `/local/agents/${userId('agent')}/logout`, {})],
  '/local/agents/:userId/work': [json('POST', `/local/agents/${userId('agent')}/work`, { change: 2 })],
  '/local/agents/:userId/release': [json('POST', `/local/agents/${userId('agent')}/release`, {})],
  '/local/settings': [
    { method: 'GET', path: '/local/settings' },
    json('PATCH', '/local/settings', { maxIds: 600_000, sharing: 'Private' }),
  ],
  '/local/clock': [json('POST', '/local/clock', { advance: 1 })],
  '/services/oauth2/token': [
    {
      method: 'POST',
      path: '/services/oauth2/token',
      type: 'application/x-www-form-urlencoded',
      body: 'grant_type=password&username=agent%40omnipresence.example&password=local',
    },
  ],
  '/services/oauth2/userinfo': [{ method: 'GET', path: '/services/oauth2/userinfo' }],
  '/services/oauth2/revoke': [{ method: 'POST', path: '/services/oauth2/revoke', body: 'token=nobody' }],
  '/id/:organizationId/:userId': [
    { method: 'GET', path: `/id/${idOf('Organization', 1)}/${userId('agent')}` },
  ],
  '/query': [{ method: 'GET', path: rest(`/query?q=${encodeURIComponent(soql)}`) }],
  '/queryAll': [{ method: 'GET', path: rest(`/queryAll?columns=false&q=${encodeURIComponent(soql)}`) }],
  '/query/:locator': [{ method: 'GET', path: rest('/query/01g00000000000AAAA-200') }],
  '/queryAll/:locator': [{ method: 'GET', path: rest('/queryAll/01g00000000000AAAA-200') }],
  '/services/data': [{ method: 'GET', path: '/services/data' }],
  '/': [{ method: 'GET', path: rest('/') }],
  '/limits': [{ method: 'GET', path: rest('/limits') }],
  '/*': [{ method: 'GET', path: rest('/tooling/query') }],
  '/sobjects': [{ method: 'GET', path: rest('/sobjects') }],
  '/sobjects/:object': [
    { method: 'GET', path: rest(`/sobjects/${object}`) },
    json('POST', rest('/sobjects/Group'), { Name: 'x', Type: 'Queue' }),
  ],
  '/sobjects/:object/describe': [{ method: 'GET', path: rest(`/sobjects/${object}/describe`) }],
  '/sobjects/:object/${path}': [
    { method: 'GET', path: rest(`/sobjects/${object}/updated?${times}`) },
    { method: 'GET', path: rest(`/sobjects/${object}/deleted?${times}`) },
  ],
  '/sobjects/:object/:id': [
    { method: 'GET', path: rest(`/sobjects/${object}/${row}?fields=Id,Name`) },
    json('PATCH', rest(`/sobjects/${object}/${row}`), { Name: 'x' }),
    json('POST', rest(`/sobjects/${object}/${row}?_HttpMethod=PATCH`), { Name: 'x' }),
    { method: 'DELETE', path: rest(`/sobjects/${object}/${row}`), type: 'application/json' },
  ],
  '/sobjects/:object/:field/:value': [json('PATCH', rest(`/sobjects/${object}/Name/x`), {})],
  '/ui-api/records/:id': [{ method: 'GET', path: rest(`/ui-api/records/${row}?fields=${object}.Name`) }],
  '/services/Soap/${letter}/:version': [
    soap('u', '<login><username>agent@omnipresence.example</username><password>local</password></login>'),
    soap('u', '<getUserInfo/>'),
    soap('c', `<delete><ids>${row}</ids><ids>x</ids></delete>`),
    soap('u', `<undelete><ids>${row}</ids></undelete>`),
    soap('u', `<create><sObjects><type>${object}</type><Name>x</Name></sObjects></create>`),
    soap(
      'u',
      `<getUpdated><sObjectType>${object}</sObjectType><startDate>2026-05-05T09:00:00Z</startDate></getUpdated>`,
    ),
    soap('m', '<describeMetadata><asOfVersion>60.0</asOfVersion></describeMetadata>'),
    soap('m', '<deploy><ZipFile>UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==</ZipFile><DeployOptions/></deploy>'),
    soap('m', '<checkDeployStatus><asyncProcessId>0Af000000000001</asyncProcessId></checkDeployStatus>'),
  ],
});

function bytesOf({ method, path, type, body = '' }: Request): Buffer {
  const content = Buffer.from(body);
  const head =
    `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${admin}\r\n` +
    `${type === undefined ? '' : `Content-Type: ${type}\r\n`}Content-Length: ${content.length}\r\nConnection: close\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), content]);
}

/** Everything that came back until the org hung up. `hangsUp`: what waits for more than it is sent gets the end of it. */
function send(bytes: Uint8Array, hangsUp = false): Promise<string> {
  const { port } = new URL(org.url);
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: Number(port) });
    let answer = '';
    socket.setEncoding('latin1');
    socket.on('data', (text) => (answer += String(text)));
    socket.on('error', () => resolve(answer));
    socket.on('close', () => resolve(answer));
    if (hangsUp) socket.end(bytes);
    else socket.write(bytes);
  });
}

/** The statuses of an answer that nothing was meant to give: 5xx but for SOAP faults, which have 500 by their protocol. */
function undocumented(answer: string): string[] {
  return answer
    .split(/(?=^HTTP\/1\.1 )/m)
    .filter((each) => /^HTTP\/1\.1 5/.test(each) && !each.includes('Fault>'));
}

interface Mutation {
  readonly at: number;
  readonly kind: 'change' | 'remove' | 'insert' | 'repeat' | 'cut';
  readonly bytes: Uint8Array;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom('change', 'remove', 'insert', 'repeat', 'cut'),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 8 }),
    fc
      .constantFrom(
        "'",
        '"',
        '\\',
        '%00',
        '%ff',
        '{',
        '[',
        '<',
        '&',
        '\0',
        '-1',
        '1e999',
        'null',
        '{}',
        '[]',
        '../',
        '%2e',
      )
      .map((text) => Buffer.from(text)),
  ),
});

/** Path and body alone are touched, so that the request finds its way. */
function mutated(request: Request, mutations: readonly Mutation[]): Request {
  return mutations.reduce((each, change) => {
    const inBody = each.body !== undefined && change.bytes.length % 2 === 0;
    const text = Buffer.from(inBody ? (each.body ?? '') : each.path);
    const at = Math.floor(change.at * text.length);
    const [before, after] = [text.subarray(0, at), text.subarray(at)];
    const rest = {
      change: after.subarray(change.bytes.length),
      remove: after.subarray(1),
      cut: Buffer.alloc(0),
    };
    const middle = change.kind === 'remove' || change.kind === 'cut' ? Buffer.alloc(0) : change.bytes;
    const tail = change.kind in rest ? rest[change.kind as keyof typeof rest] : after;
    const twice = change.kind === 'repeat' ? before : Buffer.alloc(0);
    const made = Buffer.concat([before, middle, twice, tail]);
    if (inBody) return { ...each, body: made.toString('latin1') };
    // A space or a line's end would make another request of it.
    return { ...each, path: `/${made.toString('latin1').replace(/[\0-\x20\x7f]/g, '')}`.replace('//', '/') };
  }, request);
}

/** The `where`th value inside, counted round, replaced. */
function replaced(json: unknown, where: number, value: unknown): unknown {
  const places: (() => unknown)[] = [() => value];
  const visit = (node: unknown, rebuild: (inner: unknown) => unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      const into = (inner: unknown): unknown =>
        rebuild(Array.isArray(node) ? node.with(Number(key), inner) : { ...node, [key]: inner });
      places.push(() => into(value));
      visit(child, into);
    }
  };
  visit(json, (inner) => inner);
  return (places[where % places.length] ?? (() => json))();
}

/** A request may end the session that it is sent with. */
const loggedIn = async ({ path }: Request): Promise<void> => {
  if (/revoke/i.test(path)) admin = await tokenOf(org, 'admin');
};

const aliveAfter = async (): Promise<void> => {
  expect(failures).toEqual([]);
  admin = await tokenOf(org, 'admin');
  const { status } = await ask(org, admin, queryPath(`SELECT Id FROM User LIMIT 1`));
  expect(status).toBe(200);
};

describe('whatever is sent', () => {
  it('is meant for every route that there is', () => {
    const folder = fileURLToPath(new URL('.', import.meta.url));
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    const routes = files.flatMap((name) => {
      const source = readFileSync(`${folder}${name}`, 'utf8');
      const registered =
        /\b(?:app|scope)\s*\.(?:get|post|patch|put|delete|all)(?:<[^(]*>)?\(\s*['`](\/[^'`]*)['`]/g;
      const listed = /\burl: ['`](\/[^'`]*)['`],/g;
      return [registered, listed].flatMap((pattern) =>
        [...source.matchAll(pattern)].map((match) => match[1] ?? ''),
      );
    });
    const known = corpus();
    expect(routes.length).toBeGreaterThan(25);
    for (const route of routes) expect(Object.keys(known), route).toContain(route);
  });

  it('is answered when it is valid', async () => {
    for (const request of Object.values(corpus()).flat()) {
      const answer = await send(bytesOf(request));
      expect(answer, request.path).toMatch(/^HTTP\/1\.1 [245]/);
      expect(undocumented(answer), request.path).toEqual([]);
      await loggedIn(request);
    }
    await aliveAfter();
  });

  it('is answered or refused when parts of it are wrong', async () => {
    const requests = (): Request[] => Object.values(corpus()).flat();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: requests().length - 1 }),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        async (nth, mutations) => {
          const request = requests()[nth];
          if (!request) return;
          const answer = await send(bytesOf(mutated(request, mutations)));
          expect(undocumented(answer)).toEqual([]);
          expect(failures).toEqual([]);
          await loggedIn(request);
        },
      ),
      { numRuns: runs },
    );
    await aliveAfter();
  });

  it('is answered or refused when values are of another kind', async () => {
    const requests = (): Request[] =>
      Object.values(corpus())
        .flat()
        .filter(({ type }) => type === 'application/json');
    const values = [
      null,
      {},
      [],
      [null],
      [[]],
      '',
      'x',
      'x'.repeat(70_000),
      -1,
      0.5,
      1e308,
      true,
      { records: [] },
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: requests().length - 1 }),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...values)), { minLength: 1, maxLength: 3 }),
        async (nth, changes) => {
          const request = requests()[nth];
          if (!request) return;
          let body: unknown = JSON.parse(request.body ?? '{}');
          for (const [where, value] of changes) body = replaced(body, where, value);
          const answer = await send(bytesOf({ ...request, body: JSON.stringify(body) }));
          expect(undocumented(answer)).toEqual([]);
          expect(failures).toEqual([]);
          expect(answer).toMatch(/^HTTP\/1\.1 [24]/);
        },
      ),
      { numRuns: runs },
    );
    await aliveAfter();
  });

  it('is refused or hung up on when it is no request at all', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(fc.uint8Array({ maxLength: 40 }), fc.constantFrom('\r\n\r\n', '\n\n', ' HTTP/1.1\r\n\r\n'))
        .map(([a, b]) => Buffer.concat([a, Buffer.from(b)])),
      fc
        .tuple(
          fc.constantFrom(...Object.values(corpus()).flat()),
          fc.uint8Array({ minLength: 1, maxLength: 4 }),
          fc.double({ min: 0, max: 1, noNaN: true }),
        )
        .map(([request, wrong, at]) => {
          const whole = bytesOf(request);
          whole.set(wrong, Math.floor(at * Math.max(0, whole.length - wrong.length)));
          return whole;
        }),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (each) => {
        expect(undocumented(await send(each, true))).toEqual([]);
        expect(failures).toEqual([]);
      }),
      { numRuns: runs },
    );
    await aliveAfter();
  });
});

describe('text in a query', () => {
  it.each([
    String.raw`\' OR Name != null OR Name = \'`,
    String.raw`' OR Name != null OR Name = '`,
    String.raw`x\\' OR Id != null --`,
    `"; DROP TABLE "User"; --`,
    `x') UNION SELECT "token" FROM local_session --`,
    `%' ESCAPE '\\' OR 1=1 --`,
    `?1 || char(0)`,
  ])('never becomes SQL: %s', async (text) => {
    const agent = new Connection({ instanceUrl: org.url, accessToken: await tokenOf(org, 'agent') });
    const seen = async (conditions: object): Promise<unknown> => {
      try {
        const records = await agent.sobject(object).find({ ...conditions }, ['Id', 'OwnerId']);
        return records.every((record) => record['OwnerId'] === userId('agent'));
      } catch (error) {
        return error instanceof Error && 'errorCode' in error;
      }
    };
    for (const field of ['Name', 'UserId', 'User.Name', 'IsAway', 'StatusStartDate']) {
      expect(await seen({ [field]: text }), field).toBe(true);
      expect(await seen({ [field]: { $like: text } }), field).toBe(true);
      expect(await seen({ [field]: { $in: [text, text] } }), field).toBe(true);
      expect(await seen({ [`${field} ${text}`]: 1 }), field).toBe(true);
    }
    await aliveAfter();
  });
});
