import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject } from 'vitest';
import { test } from './browser.ts';
import { cardOf, patience } from './floor.ts';
import { setStatus, statusLabels, userId } from './org.ts';
import { startPreview, type RunningPreview } from './stack.ts';

const copied = [
  'force-app',
  'preview',
  'tests/e2e',
  'package.json',
  'package-lock.json',
  'sfdx-project.json',
];

/** The repository again, so that what is edited is not what is being tested. */
async function copyRepository(): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'omnipresence-edit-'));
  for (const part of copied) await cp(part, path.join(root, part), { recursive: true });
  await cp('build/preview', path.join(root, 'build/preview'), { recursive: true });
  await symlink(path.resolve('node_modules'), path.join(root, 'node_modules'));
  return root;
}

describe('saving a source file', () => {
  let root: string;
  let preview: RunningPreview;

  beforeAll(async () => {
    root = await copyRepository();
    preview = await startPreview(inject('orgUrl'), root);
  });

  afterAll(async () => {
    await preview?.stop();
    await rm(root, { recursive: true, force: true });
  });

  test('shows on the open page, by the first build after it', async ({ open }) => {
    const { online } = await statusLabels();
    await setStatus(userId('agent'), String(online[0]));
    const page = await open('/supervisor', { previewUrl: preview.url });
    const card = cardOf(page, userId('agent'));
    await card.waitFor(patience);
    const built = () => page.locator('html').getAttribute('data-build-version');
    const before = await built();

    const template = path.join(root, 'force-app/main/default/lwc/presenceCard/presenceCard.html');
    const source = await readFile(template, 'utf8');
    await writeFile(template, source.replace('<template>', '<template><em data-edited>edited</em>'));
    await page.waitForFunction(
      (version) => document.documentElement.dataset['buildVersion'] !== version,
      before,
    );
    const after = await built();
    await expect.poll(() => page.locator('[data-edited]').count(), patience).toBeGreaterThan(0);
    expect(await built()).toBe(after);
  });
});
