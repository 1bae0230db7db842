import type { TestProject } from 'vitest/node';
import { launchChromiumServer } from '../../scripts/chromium.ts';
import { startOrg, startPreview, type OrgUser } from './stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly orgUrl: string;
    readonly previewUrl: string;
    readonly users: readonly OrgUser[];
    readonly chromium: string;
  }
}

/** One org, one preview and one Chromium for all browser tests; whatever was started is ended, last first. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const undo: (() => Promise<unknown>)[] = [];
  const tearDown = async (): Promise<void> => {
    for (let end = undo.pop(); end !== undefined; end = undo.pop()) await end();
  };
  try {
    const org = await startOrg(200);
    undo.push(() => org.stop());
    const preview = await startPreview(org.url);
    undo.push(() => preview.stop());
    const chromium = await launchChromiumServer();
    undo.push(() => chromium.close());
    project.provide('orgUrl', org.url);
    project.provide('previewUrl', preview.url);
    project.provide('users', org.users);
    project.provide('chromium', chromium.wsEndpoint());
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}
