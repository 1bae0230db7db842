import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import {
  presence,
  setCell,
  smallExport,
  status,
  user,
  writeExport,
} from '../../local-org/import/export.fixture.ts';
import { test } from './browser.ts';
import { startChild, type Child } from './child.ts';
import { cardOf, count, floor, kinds, liveMark, untilFloorIs } from './floor.ts';

/** An agent, online since the newest SystemModstamp of the export; above her a supervisor; and somebody inactive. */
const [ann, sue, gone] = [user(2), user(1), user(3)];
const name = 'Ann "Bo" Müller, <b>first</b>';

/** `npm start -- --import` on an export, and the browser on what comes of it. */
describe('an imported org', () => {
  let folder: string;
  let started: Child;

  const start = (from: string, data: string) =>
    startChild(
      'scripts/start.ts',
      ['--port=0', '--org-port=0', '--no-open', `--data=${path.join(folder, data)}`, `--import=${from}`],
      (line) => /^Preview: (\S+)$/.exec(line)?.[1],
    );

  async function exported(called: string, files: ReturnType<typeof smallExport>): Promise<string> {
    const into = path.join(folder, called);
    await mkdir(into);
    writeExport(into, files);
    return into;
  }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'omnipresence-import-'));
    const files = smallExport();
    setCell(files, 'User.csv', 2, 'Name', name);
    started = await start(await exported('export', files), 'data');
  });

  afterAll(async () => {
    await started?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** As a user of the export, in the zone of its times. */
  const as = (username: string, page: string): string =>
    `${page}${page.includes('?') ? '&' : '?'}as=${username}@x.example&tz=UTC`;
  const look = () => ({ previewUrl: started.ready, as: false }) as const;

  test('shows on the floor who was there at the export, since when he was', async ({ open }) => {
    const page = await open(as('sue', '/supervisor'), look());
    await untilFloorIs(page, 'ready');
    expect(await kinds(page)).toEqual({ online: 1, busy: 0 });
    expect(await count(page, 'offline')).toBe(0);
    expect(await liveMark(page).getAttribute('data-state')).toBe('live');
    const card = cardOf(page, ann);
    expect(await card.getAttribute('data-status-id')).toBe(status(1));
    expect(await card.getAttribute('aria-label')).toMatch(`${name}, Online, since 9:30`);
    // The clock goes on from the export: half past nine is minutes ago, whatever the day is.
    expect(await card.innerText()).toMatch(/(^|\n)[0-5]?\d:\d\d(\n|$)/);
  });

  test('shows the agent on her page what her supervisor finds under her user', async ({ open }) => {
    const labels: (string | null)[] = [];
    for (const [who, where] of [
      ['ann', '/agent'],
      ['sue', `/record?id=${ann}`],
      ['sue', `/record?id=${presence(2)}`],
    ] as const) {
      const page = await open(as(who, where), look());
      await untilFloorIs(page, 'ready');
      labels.push(await cardOf(page, ann).getAttribute('aria-label'));
    }
    expect(labels).toEqual(Array(3).fill(expect.stringContaining(`${name}, Online, since 9:30`)));
  });

  test('says of who is inactive, and of who has no license, that they are', async ({ open }) => {
    const reasonOf = async (id: string): Promise<string | null> => {
      const page = await open(as('sue', `/record?id=${id}`), look());
      await untilFloorIs(page, 'empty');
      return floor(page).getAttribute('data-reason');
    };
    expect(await reasonOf(gone)).toBe('inactive');
    expect(await reasonOf(sue)).toBe('unlicensed');
  });

  test('lists its own users as those who may look', async ({ open }) => {
    const page = await open('/', look());
    await page.getByRole('link', { name: `Supervisor as Sue` }).click();
    await untilFloorIs(page, 'ready');
    expect(await page.getByRole('link', { name: 'Supervisor as Gone' }).count()).toBe(0);
  });

  test('does not begin with files that contradict themselves', async () => {
    const files = smallExport();
    setCell(files, 'UserServicePresence.csv', 2, 'StatusDuration', '12');
    const from = await exported('wrong', files);
    await expect(start(from, 'none')).rejects.toThrow(
      /ended with 2:\n(.*\n)*UserServicePresence\.csv:2:StatusDuration: 12 seconds.*1800; nothing was imported\n$/,
    );
  });
});
