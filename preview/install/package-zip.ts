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
  const objects = await filesOf(join(product, 'objects'));
  for (const name of objects)
    zip.file(`objects/${name}.object`, await wholeObject(join(product, 'objects', name), name));
  if (objects.length > 0) types.push(membersOf('CustomObject', objects));
  zip.file('package.xml', manifest(types, apiVersion));
  return zip.generateAsync({ type: 'base64' });
}

/** A source project keeps fields in files of their own; the Metadata API wants them in their object's. */
async function wholeObject(folder: string, name: string): Promise<string> {
  const object = await readFile(join(folder, `${name}.object-meta.xml`), 'utf8');
  const fields = (await filesOf(join(folder, 'fields'))).map(async (file) => {
    const content = /<CustomField\b[^>]*>(.*)<\/CustomField>/s.exec(
      await readFile(join(folder, 'fields', file), 'utf8'),
    )?.[1];
    if (content === undefined)
      throw new Error(`${join(folder, 'fields', file)} is no CustomField: it cannot be deployed.`);
    return `<fields>${content}</fields>`;
  });
  return object.replace('</CustomObject>', `${(await Promise.all(fields)).join('')}</CustomObject>`);
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
