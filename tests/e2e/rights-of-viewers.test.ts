import { afterAll, beforeAll, describe, expect } from 'vitest';
import { test } from './browser.ts';
import { floor, patience } from './floor.ts';
import { queryAs, userId } from './org.ts';
import { permissionSets, type PermissionSets } from './permission-sets.ts';

const viewers = ['agent', 'supervisor', 'outsider', 'admin'];
const everySet = ['Agent', 'Supervisor', 'History', 'Export', 'Administrator'].map(
  (set) => `Presence_${set}`,
);
/** What each page stands and falls with; a case's with the state of its owner, a user or a queue. */
const pages: Record<string, string> = { '/supervisor': 'Presence Supervisor', '/agent': 'Presence Agent' };

let sets: PermissionSets;

beforeAll(async () => {
  sets = await permissionSets();
  const cases = await queryAs('admin', 'SELECT Id, OwnerId FROM Case ORDER BY Id');
  for (const owner of ['005', '00G']) {
    const owned = cases.find(({ OwnerId }) => String(OwnerId).startsWith(owner));
    if (owned === undefined) throw new Error(`No case is owned by a ${owner}.`);
    pages[`/record?id=${String(owned['Id'])}`] = 'Presence Agent';
  }
});

afterAll(async () => {
  for (const who of viewers) {
    await sets.takeAll(userId(who));
    await sets.give(userId(who), ...(who === 'admin' ? everySet : everySet.slice(0, 2)));
  }
});

describe.each(viewers)('the %s', (who) => {
  test.for([
    ['no set', []],
    ['Presence Agent', ['Presence_Agent']],
    ['Presence Supervisor', ['Presence_Supervisor']],
  ] as const)('with %s is shown what it opens, and told what is missing', async ([, held], { open }) => {
    await sets.takeAll(userId(who));
    if (held.length > 0) await sets.give(userId(who), ...held);
    for (const [path, needed] of Object.entries(pages)) {
      // To the pages of records, whoever has another set is like whoever has none.
      if (path.startsWith('/record') && held[0] === 'Presence_Supervisor') continue;
      const page = await open(path, { as: who, poll: 60 });
      const isOpen = held.some((name) => name === needed.replace(' ', '_'));
      const state = () => floor(page).getAttribute('data-state');
      await expect.poll(state, patience).not.toBe('loading');
      const words = await floor(page).innerText();
      expect([path, (await state()) === 'denied']).toEqual([path, !isOpen]);
      expect([path, words.includes(`permission set ${needed}`)]).toEqual([path, !isOpen]);
    }
  });
});
