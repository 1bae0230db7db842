import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOrgClient, type OrgClient } from '../apex/index.ts';
import { startScriptedOrg, type ScriptedOrg } from '../apex/scripted-org.ts';
import { badgesPage } from './badges-page.ts';

let org: ScriptedOrg;
let client: OrgClient;

beforeAll(async () => {
  org = await startScriptedOrg('2026-05-05T10:00:00Z');
  org.answer = (soql) => {
    const limit = Number(/LIMIT (\d+)$/.exec(soql)?.[1]);
    const users = ['Ana', 'Bo', 'Cy'].map((Name, nth) => ({ Id: `00500000000000${nth}AAA`, Name }));
    return { pages: [users.slice(0, limit)] };
  };
  client = createOrgClient({ orgUrl: org.url, password: 'local', apiVersion: '67.0' });
});

afterAll(() => org.close());

const page = (search: string) =>
  badgesPage({ org: client, username: 'ana@x.example', query: new URLSearchParams(search), search });

const names = async (search: string): Promise<readonly string[]> => {
  const { users } = (await page(search)).context as { users: readonly { name: string }[] };
  return users.map(({ name }) => name);
};

test('lists a hundred users, or as many as are asked for, from the first again where there are fewer', async () => {
  expect(await names('')).toHaveLength(100);
  expect(await names('n=5')).toEqual(['Ana', 'Bo', 'Cy', 'Ana', 'Bo']);
  expect(await names('n=1')).toEqual(['Ana']);
  expect(await names('n=2000')).toHaveLength(2000);
});

test.each(['0', '2001', '-1', '1.5', '1e2', 'all', ''])('refuses ?n=%s in words', async (n) => {
  const { withoutComponent, content } = await page(`n=${n}`);
  expect(withoutComponent).toBe(true);
  expect(content.text).toContain(`?n= takes a number of badges from 1 to 2000, not “${n}”.`);
});
