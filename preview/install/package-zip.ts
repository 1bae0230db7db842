import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import JSZip from 'jszip';

/** What is deployed of the package, folder by folder: all of it but the bundles, which run in the preview itself.
 * Where a file is all there is of a component, its suffix tells the type and `-meta.xml` is left off (Metadata API
 * developer guide: metadata types). */
const folders: readonly { readonly folder: string; readonly type: string; readonly suffix: string }[] = [
  { folder: 'applications', type: 'CustomApplication', suffix: 'app' },
  { folder: 'classes', type: 'ApexClass', suffix: 'cls' },
  { folder: 'customPermissions', type: 'CustomPermission', suffix: 'customPermission' },
  { folder: 'flexipages', type: 'FlexiPage', suffix: 'flexipage' },
  { folder: 'labels', type: 'CustomLabels', suffix: 'labels' },
  { folder: 'permissionsets', type: 'PermissionSet', suffix: 'permissionset' },
  { folder: 'tabs', type: 'CustomTab', suffix: 'tab' },
];

/** The package in the form that the Metadata API takes, as base64. `product` is its folder with `classes` and the
 * others in it, `apiVersion` such as `67.0`. */
export async function packageZip(product: string, apiVersion: string): Promise<string> {
  const zip = new JSZip();
  const types: string[] = [];
  for (const { folder, type, suffix } of folders) {
    const files = await filesOf(join(product, folder));
    const names = new Set<string>();
    for (const file of files) {
      const name = new RegExp(`^(.+)\\.${suffix}(-meta\\.xml)?$`).exec(file)?.[1];
      if (name === undefined) throw new Error(`${join(folder, file)} is no ${type}: it cannot be deployed.`);
      names.add(name);
      const packed = files.includes(`${name}.${suffix}`) ? file : `${name}.${suffix}`;
      zip.file(`${folder}/${packed}`, await readFile(join(product, folder, file)));
    }
    if (names.size > 0) types.push(membersOf(type, [...names]));
  }
  zip.file('package.xml', manifest(types, apiVersion));
  return zip.generateAsync({ type: 'base64' });
}

async function filesOf(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

const membersOf = (type: string, names: readonly string[]): string =>
  `<types>${names.map((name) => `<members>${name}</members>`).join('')}<name>${type}</name></types>`;

const manifest = (types: readonly string[], apiVersion: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<Package xmlns="http://soap.sforce.com/2006/04/metadata">${types.join('')}<version>${apiVersion}</version></Package>
`;
