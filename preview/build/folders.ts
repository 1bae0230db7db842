import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folders, as the preview's build reads them. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const product = join(root, 'force-app/main/default');
export const bundles = join(product, 'lwc');
export const classes = join(product, 'classes');
export const labels = join(product, 'labels/CustomLabels.labels-meta.xml');
export const translations = join(root, 'unpackaged/translations');
export const limits = join(root, 'unpackaged/limits');
export const page = join(root, 'preview/page');
export const baseComponents = join(root, 'node_modules/lightning-base-components');
export const designSystem = join(root, 'node_modules/@salesforce-ux/design-system/assets');
export const vendorCache = join(root, 'build/preview/vendor');

/** `67.0`: the version under which the product's Apex runs. */
export function sourceApiVersion(): string {
  const project: unknown = JSON.parse(readFileSync(join(root, 'sfdx-project.json'), 'utf8'));
  const version: unknown =
    typeof project === 'object' && project !== null && 'sourceApiVersion' in project
      ? project.sourceApiVersion
      : undefined;
  if (typeof version !== 'string') throw new Error('sfdx-project.json has no sourceApiVersion.');
  return version;
}
