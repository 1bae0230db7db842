import { readdirSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, inject } from 'vitest';
import { examine } from './axe.ts';
import { test } from './browser.ts';
import { cards, floor, patience, untilFloorIs } from './floor.ts';
import { queryAs, usernameOf } from './org.ts';
import { permissionSets, type PermissionSets } from './permission-sets.ts';

/** A supervisor whom no other test looks through. */
let who: string;
let id: string;
let sets: PermissionSets;

beforeAll(async () => {
  sets = await permissionSets();
  const [user] = await queryAs(
    'admin',
    "SELECT Id, Username FROM User WHERE UserRole.Name = 'Supervisor Team 10' AND Profile.Name = 'Service Supervisor'",
  );
  id = String(user?.['Id']);
  who = String(user?.['Username']).split('@')[0] ?? '';
});

beforeEach(() => sets.takeAll(id));

afterEach(async () => {
  await sets.takeAll(id);
  await sets.give(id, 'Presence_Agent', 'Presence_Supervisor');
});

interface Refusal {
  readonly body: { readonly message: string };
}

async function call(method: string, given: object): Promise<{ status: number; answer: unknown }> {
  const url = `${inject('previewUrl')}/apex/${method}?as=${encodeURIComponent(usernameOf(who))}`;
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(given) });
  return { status: response.status, answer: await response.json() };
}

const long = { since: '2026-05-05T13:00:00Z', until: '2026-05-05T14:00:00Z' };

/** One call of each class, and every permission set that grants it. */
const calls: readonly (readonly [string, object, readonly string[]])[] = [
  ['PresenceAdministration.updatedRows', long, ['Administrator']],
  ['PresenceCatalog.statuses', {}, ['Agent', 'Supervisor']],
  ['PresenceExport.rows', { userIds: [] }, ['Export']],
  ['PresenceFloor.rowsById', { ids: [] }, ['Supervisor']],
  ['PresenceHistory.none', {}, ['History']],
  ['PresencePeople.people', { userIds: [] }, ['Agent', 'Supervisor']],
  ['PresenceQueue.groups', { ids: [] }, ['Agent', 'Supervisor']],
  ['PresenceRules.limits', {}, ['Supervisor']],
  ['PresenceSettings.read', {}, ['Agent', 'Supervisor']],
  ['PresenceState.rowsOfUsers', { userIds: [], modifiedSince: long.since }, ['Agent']],
  ['PresenceTeam.publicGroups', { afterId: '000000000000000AAA' }, ['Supervisor']],
];
const everySet = ['Agent', 'Supervisor', 'History', 'Export', 'Administrator'];

describe('an Apex class', () => {
  test('is called here of each kind that the package has', () => {
    const classes = readdirSync('force-app/main/default/classes')
      .filter((name) => name.endsWith('.cls') && !name.endsWith('Test.cls'))
      .map((name) => name.slice(0, -'.cls'.length));
    expect(calls.map(([method]) => method.split('.')[0])).toEqual(classes.sort());
  });

  test.for(calls)(
    '%s is open to whom its permission set was given, until it is taken away',
    async ([method, given, granting]) => {
      const [className, name] = method.split('.');
      const isDenied = async () => {
        const { status, answer } = await call(`${className}/${name}`, given);
        const { message } = (answer as Partial<Refusal>).body ?? {};
        if (message !== `You do not have access to the Apex class named '${className}'.`) {
          // A class without methods has nothing to answer with.
          expect(status).toBe(name === 'none' ? 404 : 200);
          return false;
        }
        expect(status).toBe(500);
        return true;
      };
      expect(await isDenied()).toBe(true);
      for (const set of everySet) {
        await sets.give(id, `Presence_${set}`);
        expect([set, await isDenied()]).toEqual([set, !granting.includes(set)]);
        await sets.takeAll(id);
        expect(await isDenied()).toBe(true);
      }
    },
  );

  test('that has no method yet says so to whom it is open', async () => {
    await sets.give(id, 'Presence_History');
    const { status, answer } = await call('PresenceHistory/none', {});
    expect(status).toBe(404);
    expect((answer as Refusal).body.message).toContain('Unable to find action');
  });
});

describe('the floor', () => {
  test('says which permission set is missing, and shows nobody', async ({ open }) => {
    const page = await open('/supervisor', { as: who });
    await untilFloorIs(page, 'denied');
    const words = await floor(page).innerText();
    expect(words).toContain('permission set Presence Supervisor');
    expect(words).toContain("You do not have access to the Apex class named 'PresenceFloor'.");
    expect(await cards(page).count()).toBe(0);
  });

  test.for([
    ['/supervisor?theme=dark', 'permission set Presence Supervisor'],
    ['/supervisor?lang=de', 'Berechtigungssatz Presence Supervisor'],
    ['/supervisor?lang=qps', 'Pŕéšéñçé Šûpéŕvîšöŕ'],
  ] as const)('says so, without an axe violation, at %s', async ([path, words], { open }) => {
    const page = await open(path, { as: who });
    await untilFloorIs(page, 'denied');
    expect(await floor(page).innerText()).toContain(words);
    expect((await examine(page)).violations).toEqual([]);
  });

  test('asks an agent too for the permission set of supervisors', async ({ open }) => {
    await sets.give(id, 'Presence_Agent');
    const page = await open('/supervisor', { as: who });
    await untilFloorIs(page, 'denied');
    expect(await floor(page).innerText()).toContain('permission set Presence Supervisor');
  });

  test('forgets whom it showed when the set is taken away, and shows them when it is given back', async ({
    open,
  }) => {
    await sets.give(id, 'Presence_Supervisor');
    const page = await open('/supervisor', { as: who });
    await untilFloorIs(page, 'ready');
    expect(await cards(page).count()).toBeGreaterThan(0);

    await sets.takeAll(id);
    await untilFloorIs(page, 'denied');
    expect(await cards(page).count()).toBe(0);

    await sets.give(id, 'Presence_Supervisor');
    await page.getByRole('button', { name: 'Try again' }).click();
    await untilFloorIs(page, 'ready');
    await expect.poll(() => cards(page).count(), patience).toBeGreaterThan(0);
  });

  test('looks at sharing alone once the set is there', async ({ open }) => {
    await sets.give(id, 'Presence_Supervisor');
    const page = await open('/supervisor', { as: who });
    await untilFloorIs(page, 'ready');
    const visible = new Set(
      (await queryAs(who, 'SELECT UserId FROM UserServicePresence')).map((row) => row['UserId']),
    );
    expect(await cards(page).count()).toBeGreaterThan(0);
    for (const card of await cards(page).all())
      expect(visible).toContain(await card.getAttribute('data-user-id'));
  });
});
