import type { TestProject } from 'vitest/node';
import { launchChromiumServer } from '../../scripts/chromium.ts';

/** A Chromium for tests that bring their own org. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const chromium = await launchChromiumServer();
  project.provide('chromium', chromium.wsEndpoint());
  return () => chromium.close();
}
