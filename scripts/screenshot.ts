import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './chromium.ts';
import { startOrgProcess } from './start/org-process.ts';
import { startPreview } from '../preview/server.ts';

/** Takes README's picture of the supervisor's page: of the preview at the address given, or of one that is started
 * for it, over an org made anew with a fixed seed and clock. */
const picture = fileURLToPath(new URL('../docs/supervisor.png', import.meta.url));
const size = { width: 1440, height: 960 };

async function take(url: string): Promise<void> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: size, deviceScaleFactor: 2, reducedMotion: 'reduce' });
    await page.goto(`${url}/supervisor?as=director@omnipresence.example`);
    await page.locator('[data-kind="online"]').first().waitFor();
    await page.locator('[data-feed][data-state="live"]').first().waitFor();
    await page.locator('[data-user-id]').nth(1).click();
    await page.locator('c-presence-agent-panel').waitFor();
    await mkdir(dirname(picture), { recursive: true });
    await page.screenshot({ path: picture });
  } finally {
    await browser.close();
  }
}

async function takeOwn(): Promise<void> {
  const data = join(dirname(fileURLToPath(import.meta.url)), '../build/screenshot-org');
  const now = '2026-05-05T15:00:00Z';
  const org = startOrgProcess([
    '--port=0',
    `--data=${data}`,
    '--reset',
    '--seed=7',
    `--now=${now}`,
    '--json',
  ]);
  try {
    const { url: orgUrl, users } = await org.ready;
    const administrator = 'admin@omnipresence.example';
    const preview = await startPreview({ port: 0, orgUrl, password: 'local', users, administrator });
    try {
      await take(preview.url);
    } finally {
      await preview.close();
    }
  } finally {
    await org.stop(2000);
  }
}

const [address] = process.argv.slice(2);
await (address ? take(address.replace(/\/$/, '')) : takeOwn());
console.log(picture);
