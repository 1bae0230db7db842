import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, queryPath, tokenOf } from '../fixtures/ask.ts';
import { startSmallOrg, userId } from '../fixtures/small-org.ts';
import type { RunningOrg } from '../org.ts';
import { validRequests, type Request } from './valid-requests.fixture.ts';

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
    const known = validRequests(admin);
    expect(routes.length).toBeGreaterThan(25);
    for (const route of routes) expect(Object.keys(known), route).toContain(route);
  });

  it('is answered when it is valid', async () => {
    for (const request of Object.values(validRequests(admin)).flat()) {
      const answer = await send(bytesOf(request));
      expect(answer, request.path).toMatch(/^HTTP\/1\.1 [245]/);
      expect(undocumented(answer), request.path).toEqual([]);
      await loggedIn(request);
    }
    await aliveAfter();
  });

  it('is answered or refused when parts of it are wrong', async () => {
    const requests = (): Request[] => Object.values(validRequests(admin)).flat();
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
      Object.values(validRequests(admin))
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
          fc.constantFrom(...Object.values(validRequests(admin)).flat()),
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
