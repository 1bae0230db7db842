import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createOrgClient, type OrgClient } from '../apex/index.ts';
import { startScriptedOrg, type ScriptedOrg } from '../apex/scripted-org.ts';
import { recordPage } from './record-page.ts';

const id = '500000000000001AAA';
const api = '/services/data/v67.0';
const field = (name: string, label: string, type: string, more: object = {}) => ({
  name,
  label,
  type,
  nameField: false,
  ...more,
});
const described = {
  name: 'Case',
  fields: [
    field('Id', 'Case ID', 'id'),
    field('CreatedDate', 'Created Date', 'datetime'),
    field('CaseNumber', 'Case Number', 'string', { nameField: true }),
    field('Subject', 'Subject', 'string'),
    field('OwnerId', 'Owner ID', 'reference'),
    field('Status', 'Status', 'picklist'),
    field('IsClosed', 'Closed', 'boolean'),
  ],
};
const record = {
  apiName: 'Case',
  id,
  fields: {
    CaseNumber: { displayValue: null, value: '00001001' },
    Subject: { displayValue: null, value: '<b>Charged twice</b>' },
    Status: { displayValue: 'Neu', value: 'New' },
    IsClosed: { displayValue: null, value: false },
  },
};

let org: ScriptedOrg;
let client: OrgClient;

beforeAll(async () => {
  org = await startScriptedOrg('2026-05-05T10:00:00Z');
  client = createOrgClient({ orgUrl: org.url, password: 'local', apiVersion: '67.0' });
});

afterAll(() => org.close());

beforeEach(() => {
  org.answer = () => ({ pages: [[]] });
  org.resources = new Map<string, { status: number; body: unknown }>([
    [
      `${api}/sobjects`,
      { status: 200, body: { sobjects: [{ name: 'Case', label: 'Case', keyPrefix: '500' }] } },
    ],
    [`${api}/sobjects/Case/describe`, { status: 200, body: described }],
    [`${api}/ui-api/records/${id}`, { status: 200, body: record }],
  ]);
});

const page = (search: string) =>
  recordPage({
    org: client,
    username: 'ana@omnipresence.example',
    query: new URLSearchParams(search),
    search,
  });

test('shows the record by name, with details, and tells the component which it is', async () => {
  const { header, content, context, withoutComponent } = await page(`?id=${id}`);
  expect(header?.text).toContain('<h1>00001001</h1>');
  expect(content.text).toContain('<dt>Status</dt>');
  expect(content.text).toContain('<dd>Neu</dd>');
  expect(content.text).toContain('<dd>No</dd>');
  expect(content.text).not.toContain('Created Date');
  expect(content.text).toContain('&lt;b&gt;Charged twice');
  expect(context).toEqual({ recordId: id, objectApiName: 'Case' });
  expect(withoutComponent).toBeUndefined();
});

test.each([404, 403])('leaves it to the component to speak of a record that answers %d', async (status) => {
  org.resources = new Map([
    ...org.resources,
    [`${api}/ui-api/records/${id}`, { status, body: [{ errorCode: 'NOT_FOUND', message: 'no' }] }],
  ]);
  const { header, content, context } = await page(`?id=${id}`);
  expect(header?.text).toContain('<h1>A record</h1>');
  expect(content.text).toContain('The org shows this user nothing of the record.');
  expect(context).toEqual({ recordId: id, objectApiName: 'Case' });
});

test('names a record by a field that looks like a name where none is marked as one', async () => {
  const fields = described.fields.map((one) => ({ ...one, nameField: false }));
  org.resources = new Map([
    ...org.resources,
    [`${api}/sobjects/Case/describe`, { status: 200, body: { ...described, fields } }],
  ]);
  expect((await page(`?id=${id}`)).header?.text).toContain('<h1>00001001</h1>');
});

test.each([
  ['?id=nonsense', 'is no record id'],
  ['?id=<b>', '&lt;b&gt;'],
  ['?id=0XX000000000001AAA', 'no object whose record ids begin with “0XX”'],
])('says in words why there is no page for %s', async (search, words) => {
  const { content, withoutComponent } = await page(search);
  expect(content.text).toContain(words);
  expect(withoutComponent).toBe(true);
});

test('lists records to try, each with the settings of this page', async () => {
  org.answer = (soql) => ({
    pages: [
      soql.includes('FROM Case')
        ? [
            { Id: id, CaseNumber: '00001001', Subject: 'Charged twice', OwnerId: '00G1', Owner: null },
            { Id: id, CaseNumber: '00001002', Subject: 'Late', OwnerId: '0051', Owner: { Name: 'Ada' } },
          ]
        : [{ Id: '005000000000001AAA', Name: 'Ada', Title: null }],
    ],
  });
  const { content, withoutComponent } = await page('?as=ana@omnipresence.example&theme=dark');
  expect(content.text).toContain(`href="/record?as=ana%40omnipresence.example&amp;theme=dark&amp;id=${id}"`);
  expect(content.text).toContain('owned by a queue');
  expect(content.text).toContain('owned by Ada');
  expect(content.text).toContain('id=005000000000001AAA');
  expect(withoutComponent).toBe(true);
});

test('leaves out objects that the org or the user does not have', async () => {
  org.answer = () => ({ status: 400, errorCode: 'INVALID_TYPE', message: 'not supported' });
  expect((await page('')).content.text).toContain('The org shows this user neither cases nor users.');
});
