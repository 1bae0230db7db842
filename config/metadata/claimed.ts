import { ComponentSet } from '@salesforce/source-deploy-retrieve';
import { join, relative } from 'node:path';
import type { MetadataFinding } from './finding.ts';

/** Files of a project that Salesforce's own packer would leave out, or refuses. `files` are from its root. */
export function unclaimedFindings(project: string, files: readonly string[]): readonly MetadataFinding[] {
  try {
    const components = ComponentSet.fromSource(join(project, 'force-app')).getSourceComponents().toArray();
    const claimed = components.flatMap((component) => [component.xml ?? '', ...component.walkContent()]);
    const known = new Set(claimed.map((file) => relative(project, file)));
    return files
      .filter((file) => !known.has(file))
      .map((file) => ({ file, message: 'belongs to no component' }));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ file: 'force-app', message: `cannot be packed: ${message.replaceAll(`${project}/`, '')}` }];
  }
}
