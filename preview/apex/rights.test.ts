import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOrgClient } from './org-client.ts';
import { createRights, type Rights } from './rights.ts';
import { startScriptedOrg, type ScriptedAnswer, type ScriptedOrg } from './scripted-org.ts';

const ana = 'ana@omnipresence.example';
let org: ScriptedOrg;
let rights: Rights;
let told: string[];

beforeEach(async () => {
  told = [];
  org = await startScriptedOrg('2026-05-05T10:00:00.250Z');
  const client = createOrgClient({ orgUrl: org.url, password: 'local', apiVersion: '67.0' });
  rights = createRights(client, (line) => void told.push(line));
});

afterEach(() => org.close());

const found = (...records: Record<string, unknown>[]): ScriptedAnswer => ({ pages: [records] });
const refused = (errorCode: string): ScriptedAnswer => ({ status: 400, errorCode, message: 'refused' });

/** The org's answers by the object that is asked for. */
function answering(answers: Readonly<Record<string, (soql: string) => ScriptedAnswer>>): void {
  org.answer = (soql) => {
    const object = /FROM (\w+)/.exec(soql)?.[1] ?? '';
    return answers[object]?.(soql) ?? found();
  };
}

const floorClass = () => found({ Id: '01p000000000001AAA' });
const askedOf = (object: string): string[] => org.asked.filter((line) => line.includes(`FROM ${object}`));

test('lets a class be called by whom a permission set grants it', async () => {
  answering({ ApexClass: floorClass, SetupEntityAccess: () => found({ Id: '0J0000000000001AAA' }) });
  expect(await rights.mayCall(ana, 'PresenceFloor')).toBe(true);
  expect(askedOf('SetupEntityAccess')).toEqual([
    "SELECT Id FROM SetupEntityAccess WHERE SetupEntityId = '01p000000000001AAA' AND ParentId IN " +
      "(SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA') LIMIT 1",
  ]);
});

test('keeps it from everybody else', async () => {
  answering({ ApexClass: floorClass });
  expect(await rights.mayCall(ana, 'PresenceFloor')).toBe(false);
});

test('keeps a class of the org in mind, and never a right', async () => {
  let granted = true;
  answering({ ApexClass: floorClass, SetupEntityAccess: () => (granted ? found({ Id: 'a' }) : found()) });
  expect(await rights.mayCall(ana, 'PresenceFloor')).toBe(true);
  expect(await rights.mayCall(ana, 'PresenceFloor')).toBe(true);
  expect(askedOf('ApexClass')).toHaveLength(1);
  granted = false;
  expect(await rights.mayCall(ana, 'PresenceFloor')).toBe(false);
  granted = true;
  expect(await rights.mayCall(ana, 'PresenceFloor')).toBe(true);
});

test('looks for the class again where its old id is granted to nobody', async () => {
  let id = '01p000000000001AAA';
  answering({
    ApexClass: () => found({ Id: id }),
    SetupEntityAccess: (soql) => (soql.includes(id) ? found({ Id: 'a' }) : found()),
  });
  expect(await rights.mayCall(ana, 'PresenceFloor')).toBe(true);
  id = '01p000000000002AAA';
  expect(await rights.mayCall(ana, 'PresenceFloor')).toBe(true);
});

test('opens every class to who authors Apex', async () => {
  answering({ ApexClass: floorClass, PermissionSetAssignment: () => found({ Id: 'a' }) });
  expect(await rights.mayCall(ana, 'PresenceFloor')).toBe(true);
  answering({ ApexClass: floorClass, PermissionSetAssignment: () => refused('INVALID_FIELD') });
  expect(await rights.mayCall(ana, 'PresenceFloor')).toBe(false);
});

test('guards nothing in an org that has not the class', async () => {
  expect(await rights.mayCall(ana, 'PresenceFloor')).toBe(true);
  expect(askedOf('SetupEntityAccess')).toEqual([]);
});

test('puts no name into a query that is none', async () => {
  expect(await rights.mayCall(ana, "x' OR Name != '")).toBe(true);
  expect(org.asked).toEqual([]);
});

test('says once that an org does not tell, and lets through', async () => {
  answering({ ApexClass: () => refused('INVALID_TYPE') });
  expect(await rights.mayCall(ana, 'PresenceFloor')).toBe(true);
  expect(await rights.mayCall(ana, 'PresencePeople')).toBe(true);
  expect(told).toEqual([expect.stringContaining(ana)]);
});

test('fails where the org fails', async () => {
  answering({ ApexClass: () => refused('REQUEST_LIMIT_EXCEEDED') });
  await expect(rights.mayCall(ana, 'PresenceFloor')).rejects.toThrow('refused');
});

test('names the custom permissions that a user holds', async () => {
  answering({
    SetupEntityAccess: () => found({ SetupEntityId: '0CP000000000002AAA' }),
    CustomPermission: () =>
      found(
        { Id: '0CP000000000001AAA', DeveloperName: 'Presence_Agent' },
        { Id: '0CP000000000002AAA', DeveloperName: 'Presence_Supervisor' },
      ),
  });
  expect(await rights.customPermissions(ana)).toEqual(['Presence_Supervisor']);
});
