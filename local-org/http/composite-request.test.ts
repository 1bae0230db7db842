import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, queryPath, refusalOf, rest, tokenOf, type Answer } from '../fixtures/ask.ts';
import { idOf, startSmallOrg, userId } from '../fixtures/small-org.ts';
import type { RunningOrg } from '../org.ts';

let org: RunningOrg;
let admin: string;
let agent: string;
beforeAll(async () => {
  org = await startSmallOrg();
  admin = await tokenOf(org, 'admin');
  agent = await tokenOf(org, 'agent');
});
afterAll(() => org.close());

interface Sub {
  readonly method?: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body?: unknown;
}

const get = (referenceId: string, path: string): Sub => ({ referenceId, url: rest(path) });
const send = (compositeRequest: readonly Sub[], more: object = {}, token = admin): Promise<Answer> =>
  ask(org, token, rest('/composite'), {
    method: 'POST',
    body: { compositeRequest: compositeRequest.map((sub) => ({ method: 'GET', ...sub })), ...more },
  });

async function responses(subrequests: readonly Sub[], more?: object, token?: string) {
  const { status, body } = await send(subrequests, more, token);
  expect(status).toBe(200);
  return (body as { compositeResponse: { body: unknown; httpStatusCode: number; referenceId: string }[] })
    .compositeResponse;
}

const user = (name: 'agent' | 'supervisor'): string => `/sobjects/User/${userId(name)}`;

it('answers each subrequest as its route does, in order', async () => {
  const paths = [user('agent'), '/sobjects/Nope/describe', '/limits'];
  const answers = await responses(paths.map((path, at) => get(`r${at}`, path)));
  const alone = await Promise.all(paths.map((path) => ask(org, admin, rest(path))));
  expect(answers.map(({ referenceId }) => referenceId)).toEqual(['r0', 'r1', 'r2']);
  expect(answers.map(({ httpStatusCode }) => httpStatusCode)).toEqual(alone.map(({ status }) => status));
  expect(answers.slice(0, 2).map(({ body }) => body)).toEqual(alone.slice(0, 2).map(({ body }) => body));
});

it('puts values of earlier answers into later ones, and halts where there is none', async () => {
  const soql = "SELECT Id, ProfileId FROM User WHERE Name = '@{who.Name}'";
  const answers = await responses([
    get('who', user('agent')),
    { referenceId: 'again', url: queryPath('').replace('q=', `q=${soql.replaceAll(' ', '+')}`) },
    get('profile', '/sobjects/Profile/@{again.records[0].ProfileId}'),
    get('none', '/sobjects/Profile/@{who.Nope}'),
    get('late', '/sobjects/Profile/@{later.Id}'),
  ]);
  expect(answers[1]?.body).toMatchObject({ records: [{ Id: userId('agent') }] });
  expect(answers[2]?.body).toMatchObject({ Id: idOf('Profile', 2), Name: 'Service' });
  for (const at of [3, 4]) {
    expect(answers[at]).toMatchObject({ httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED' }] });
  }
});

it('writes, and names what it wrote', async () => {
  const answers = await responses([
    {
      method: 'POST',
      referenceId: 'group',
      url: rest('/sobjects/Group'),
      body: { Name: 'New', Type: 'Regular' },
    },
    get('made', '/sobjects/Group/@{group.id}'),
    { method: 'DELETE', referenceId: 'gone', url: rest('/sobjects/Group/@{group.id}') },
  ]);
  expect(answers.map(({ httpStatusCode }) => httpStatusCode)).toEqual([201, 200, 204]);
  expect(answers[1]?.body).toMatchObject({ Name: 'New' });
  expect(answers[2]?.body).toBeNull();
});

it('asks as its caller', async () => {
  const [seen, hidden] = await responses(
    [1, 2].map((n) => get(`r${n}`, `/sobjects/UserServicePresence/${idOf('UserServicePresence', n)}`)),
    {},
    agent,
  );
  expect([seen?.httpStatusCode, hidden?.httpStatusCode]).toEqual([200, 404]);
  expect((await send([get('a', '/limits')], {}, 'nobody')).status).toBe(401);
});

it('gives nothing with allOrNone where one fails', async () => {
  const answers = await responses([get('good', user('agent')), get('bad', '/sobjects/Nope')], {
    allOrNone: true,
  });
  expect(answers).toMatchObject([
    { httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED' }] },
    { httpStatusCode: 404, body: [{ errorCode: 'NOT_FOUND' }] },
  ]);
});

it.each([
  ['no subrequests', [], {}, 'INVALID_INPUT'],
  ['too many', Array.from({ length: 26 }, (_, n) => get(`r${n}`, '/limits')), {}, 'LIMIT_EXCEEDED'],
  ['too many queries', Array.from({ length: 6 }, (_, n) => get(`r${n}`, '/query?q=x')), {}, 'LIMIT_EXCEEDED'],
  ['one name twice', [get('a', '/limits'), get('a', '/limits')], {}, 'DUPLICATE_VALUE'],
  ['a name that is none', [get('a b', '/limits')], {}, 'INVALID_INPUT'],
  ['another method', [{ ...get('a', '/limits'), method: 'PUT' }], {}, 'INVALID_INPUT'],
  ['another version', [{ referenceId: 'a', url: rest('/limits', '59.0') }], {}, 'INVALID_INPUT'],
  ['a composite within', [get('a', '/composite')], {}, 'INVALID_INPUT'],
  [
    'writes that belong together',
    [{ ...get('a', '/sobjects/Group'), method: 'POST' }],
    { allOrNone: true },
    'LOCAL_ORG_NOT_IMITATED',
  ],
])('refuses %s', async (_title, subrequests, more, errorCode) => {
  expect(refusalOf(await send(subrequests, more))).toEqual({ status: 400, errorCode });
});
