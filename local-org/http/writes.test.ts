import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, queryPath, refusalOf, rest, tokenOf } from '../fixtures/ask.ts';
import { startSmallOrg, userId } from '../fixtures/small-org.ts';
import type { RunningOrg } from '../org.ts';

let org: RunningOrg;
let admin: string;
beforeAll(async () => {
  org = await startSmallOrg();
  admin = await tokenOf(org, 'admin');
});
afterAll(() => org.close());

const send = (method: string, path: string, body?: unknown) => ask(org, admin, rest(path), { method, body });

describe('writing over REST', () => {
  it('creates a record with 201, and one that is refused with a code and its fields', async () => {
    const made = await send('POST', '/sobjects/group', { Name: 'Calls', Type: 'Queue' });
    expect(made).toMatchObject({ status: 201, body: { success: true, errors: [] } });
    const { id } = made.body as { id: string };
    const { body } = await ask(org, admin, queryPath(`SELECT Name, Type FROM Group WHERE Id = '${id}'`));
    expect(body).toMatchObject({ records: [{ Name: 'Calls', Type: 'Queue' }] });
    const refused = await send('POST', '/sobjects/Group', { Name: 'Calls' });
    expect(refused).toMatchObject({
      status: 400,
      body: [{ errorCode: 'REQUIRED_FIELD_MISSING', fields: ['Type'] }],
    });
    expect(refusalOf(await send('POST', '/sobjects/Group', ['x']))).toEqual({
      status: 400,
      errorCode: 'JSON_PARSER_ERROR',
    });
  });

  it('deletes a record with 204 and refuses an update by name', async () => {
    const made = await send('POST', '/sobjects/UserRole', { Name: 'Floor' });
    const { id } = made.body as { id: string };
    expect(refusalOf(await send('PATCH', `/sobjects/UserRole/${id}`, { Name: 'x' }))).toEqual({
      status: 400,
      errorCode: 'LOCAL_ORG_NOT_IMITATED',
    });
    expect(await send('DELETE', `/sobjects/UserRole/${id}`)).toMatchObject({ status: 204, body: undefined });
    expect(refusalOf(await send('DELETE', `/sobjects/UserRole/${id}`))).toEqual({
      status: 404,
      errorCode: 'NOT_FOUND',
    });
  });

  it('creates and deletes lists, all or none when asked', async () => {
    const record = (Name: string, Type: string) => ({ attributes: { type: 'Group' }, Name, Type });
    const records = [record('A', 'Regular'), record('B', 'Role')];
    const none = await send('POST', '/composite/sobjects', { allOrNone: true, records });
    expect(none).toMatchObject({ status: 200, body: [{ success: false }, { success: false }] });
    const some = await send('POST', '/composite/sobjects', { records });
    expect(some).toMatchObject({ status: 200, body: [{ success: true }, { success: false }] });
    const [{ id }] = some.body as [{ id: string }];
    const ids = `${id},${userId('agent')}`;
    expect((await send('DELETE', `/composite/sobjects?ids=${ids}&allOrNone=true`)).body).toMatchObject([
      { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
      { success: false, errors: [{ statusCode: 'LOCAL_ORG_NOT_IMITATED' }] },
    ]);
    expect((await send('DELETE', `/composite/sobjects?ids=${ids}`)).body).toMatchObject([
      { id, success: true },
      { success: false },
    ]);
    expect(
      refusalOf(
        await send('POST', '/composite/sobjects', { records: Array(201).fill(record('A', 'Queue')) }),
      ),
    ).toEqual({ status: 400, errorCode: 'INVALID_BATCH_SIZE' });
  });
});
