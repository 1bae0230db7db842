import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, Page, Request } from 'playwright-core';
import { startPreview } from '../../preview/server.ts';
import { launchChromium } from '../chromium.ts';
import { startOrgProcess, type OrgReady } from '../start/org-process.ts';

/**
 * `npm run soak -- --wallboard [--hours N]`: the wallboard over a busy floor for eight hours of the clocks of page and
 * org, which are moved together. After that the page may hold no more than it did after ten minutes:
 * its heap within a tenth, its nodes, listeners and timers as many.
 */
const SECOND = 1_000;
/** How far both clocks are moved at once, seconds: a page never waits longer for an answer. */
const STEP = 5;
/** When the page has read everything and drawn everything once, seconds. */
const SETTLED = 600;
const GROWTH = 0.1;
/** Between two measurements, seconds. */
const INTERVAL = 3_600;

const root = fileURLToPath(new URL('../..', import.meta.url));
const countTimers = fileURLToPath(new URL('count-timers.js', import.meta.url));
const began = new Date('2026-05-05T13:00:00Z');
const viewer = 'director@omnipresence.example';
const administrator = 'admin@omnipresence.example';
const floor = ['--agents=500', '--seed=7', '--speed=4', `--now=${began.toISOString()}`];

interface Held {
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly timers: number;
}

/** Whether the page waits for an answer of Apex. Its connection for events always waits for one. */
function createTraffic(page: Page): { readonly idle: () => Promise<void> } {
  const open = new Set<Request>();
  let waiting: (() => void)[] = [];
  const end = (request: Request): void => {
    if (!open.delete(request) || open.size > 0) return;
    const done = waiting;
    waiting = [];
    for (const resolve of done) resolve();
  };
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/apex/')) open.add(request);
  });
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return {
    idle: () => (open.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}

async function heldBy(page: Page, devtools: CDPSession): Promise<Held> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  const timers = await page.evaluate(() => (globalThis as unknown as { openTimers(): number }).openTimers());
  return { heap: usedSize, nodes, listeners: jsEventListeners, timers };
}

function text(after: number, { heap, nodes, listeners, timers }: Held): string {
  const megabytes = (heap / 1024 ** 2).toFixed(2);
  return `${String(after).padStart(6)} s: heap ${megabytes} MB, ${nodes} nodes, ${listeners} listeners, ${timers} timers`;
}

/** Moves the org's clock on; it answers when the floor has made up for it. */
async function createHand({ url }: OrgReady): Promise<(milliseconds: number) => Promise<void>> {
  const form = { grant_type: 'password', client_id: 'soak', username: administrator, password: 'local' };
  const login = await fetch(`${url}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  const { access_token: token } = (await login.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return async (milliseconds) => {
    const body = JSON.stringify({ advance: milliseconds / SECOND });
    const answer = await fetch(`${url}/local/clock`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`The org's clock: ${answer.status} ${await answer.text()}`);
  };
}

async function open(browser: Browser, previewUrl: string): Promise<{ page: Page; problems: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  await page.clock.install({ time: began });
  await page.addInitScript({ path: countTimers });
  // An edit would load the page anew; this answer is one after which no browser asks again.
  await page.route('**/preview/builds', (route) => route.fulfill({ status: 204 }));
  await page.goto(`${previewUrl}/wallboard?as=${viewer}&poll=15`);
  return { page, problems };
}

/** What the board says of itself. */
async function boardOf(page: Page): Promise<{ state: string; age: number; numbers: string }> {
  const age = page.locator('[data-age-seconds]');
  return {
    state: (await age.getAttribute('data-state')) ?? '',
    age: Number(await age.getAttribute('data-age-seconds')),
    numbers: (await page.locator('[data-tile] .number').allInnerTexts()).join(' / '),
  };
}

/** Answers what went wrong; nothing: all is well, or it was stopped. */
export async function soakWallboard(hours: number, isStopped: () => boolean): Promise<readonly string[]> {
  const org = startOrgProcess([
    '--port=0',
    `--data=${join(root, 'build/soak-org')}`,
    '--reset',
    '--json',
    ...floor,
  ]);
  // What a compiler keeps of code that has become hot is counted as heap, and is nothing that a page holds.
  const args = ['--js-flags=--jitless'];
  const browser = await launchChromium({ handleSIGINT: false, handleSIGTERM: false, args });
  try {
    const ready = await org.ready;
    const advance = await createHand(ready);
    const preview = await startPreview({
      port: 0,
      orgUrl: ready.url,
      password: 'local',
      users: ready.users,
      administrator,
    });
    try {
      const problems = await pass(hours * 3_600, { browser, previewUrl: preview.url, advance, isStopped });
      // What the page holds open would keep the preview from closing.
      await browser.close();
      return problems;
    } finally {
      await preview.close();
    }
  } finally {
    await browser.close();
    await org.stop(2_000);
  }
}

interface Passing {
  readonly browser: Browser;
  readonly previewUrl: string;
  readonly advance: (milliseconds: number) => Promise<void>;
  readonly isStopped: () => boolean;
}

async function pass(
  seconds: number,
  { browser, previewUrl, advance, isStopped }: Passing,
): Promise<readonly string[]> {
  const { page, problems } = await open(browser, previewUrl);
  const traffic = createTraffic(page);
  const devtools = await page.context().newCDPSession(page);
  await page.locator('[data-tile]').first().waitFor();
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + SECOND);
  /** Of the first ten minutes: how many there may be at most. */
  const early: Held[] = [];
  let last: Held | undefined;
  const seen = new Set<string>();
  let stepped = performance.now();
  for (let passed = STEP; passed <= seconds; passed += STEP) {
    if (isStopped()) return [];
    // The org's clock runs by itself while this does.
    const real = performance.now() - stepped;
    stepped += real;
    await advance(Math.max(0, STEP * SECOND - real));
    await page.clock.runFor(STEP * SECOND);
    await traffic.idle();
    const isEarly = passed <= SETTLED && passed % 60 === 0;
    if (!isEarly && passed % INTERVAL !== 0 && passed !== seconds) continue;
    last = await heldBy(page, devtools);
    if (isEarly) early.push(last);
    const board = await boardOf(page);
    seen.add(board.numbers);
    console.log(`${text(passed, last)}; ${board.state}, ${board.age} s old: ${board.numbers}`);
    if (board.state !== 'live' || board.age > 90)
      problems.push(`after ${passed} s the board is ${board.state}, ${board.age} s old`);
  }
  if (seen.size < 2) problems.push('nobody moved');
  return last ? [...problems, ...grown(early, last)] : problems;
}

/** The heap against that after ten minutes; of the rest some come and go with the rows of the board. */
function grown(early: readonly Held[], last: Held): string[] {
  const problems: string[] = [];
  const heap = early.at(-1)?.heap ?? 0;
  if (last.heap > heap * (1 + GROWTH)) problems.push(`the heap grew from ${heap} to ${last.heap} bytes`);
  for (const kind of ['nodes', 'listeners', 'timers'] as const) {
    const most = Math.max(...early.map((held) => held[kind]));
    if (last[kind] > most * (1 + GROWTH)) problems.push(`${kind} grew from ${most} to ${last[kind]}`);
  }
  return problems;
}
