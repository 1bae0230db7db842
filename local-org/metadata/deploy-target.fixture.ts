import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { openWriter } from '../database/open.ts';
import { readRows } from '../database/statements.ts';
import { noon, userId, writeSmallOrg } from '../fixtures/small-org.ts';
import { deploy, type DeployOptions } from './deploy.ts';
import { readResult, type DeployMessage, type DeployResult } from './deploy-result.ts';
import { packageXml, xmlOf, zipOf } from './package.fixture.ts';
import { createMetadataStore, type MetadataStore } from './store.ts';

export type Files = Readonly<Record<string, string>>;

/** A small org that is deployed into without HTTP. */
export interface DeployTarget {
  readonly db: DatabaseSyncInstance;
  readonly store: MetadataStore;
  deployZip(zip: string, options?: Partial<DeployOptions>): Promise<DeployResult>;
  deployFiles(files: Files, options?: Partial<DeployOptions>): Promise<DeployResult>;
  /** Everything that a deployment may write, to be compared. */
  contents(): unknown;
  remove(): void;
}

const tables = ['ApexClass', 'CustomPermission', 'PermissionSet', 'SetupEntityAccess', 'ObjectPermissions'];

export function deployTarget(): DeployTarget {
  const small = writeSmallOrg();
  const db = openWriter(small.file);
  const store = createMetadataStore(db);
  const deployZip: DeployTarget['deployZip'] = async (zip, options = {}) => {
    const all = {
      checkOnly: false,
      rollbackOnError: true,
      singlePackage: true,
      allowMissingFiles: false,
      ignoreWarnings: false,
      ...options,
    };
    const id = await deploy(store, zip, all, { userId: userId('admin'), now: noon });
    const result = readResult(db, id);
    if (!result) throw new Error(`no result of ${id}`);
    return result;
  };
  return {
    db,
    store,
    deployZip,
    deployFiles: async (files, options) => deployZip(await zipOf(files), options),
    contents: () => [
      ...tables.map((table) => readRows(db, `SELECT * FROM "${table}" ORDER BY "Id"`)),
      readRows(db, 'SELECT * FROM local_component'),
      readRows(db, "SELECT * FROM local_meta WHERE key IN ('customTypes', 'accessEpoch')"),
      readRows(db, "SELECT name FROM sqlite_master WHERE name LIKE '%__mdt'"),
    ],
    remove() {
      db.close();
      small.remove();
    },
  };
}

export const failuresOf = ({ messages }: DeployResult): DeployMessage[] =>
  messages.filter(({ success }) => !success);

/** The one failure of a result: file, line and problem; of more or fewer, all of them. */
export function failureText(result: DeployResult): string {
  return failuresOf(result)
    .map(
      ({ fileName, lineNumber, problem }) =>
        `${fileName}${lineNumber === undefined ? '' : `:${lineNumber}`}: ${problem ?? ''}`,
    )
    .join('\n');
}

/** A package of one component. */
export const one = (path: string, type: string, fullName: string, content: string): Files => ({
  'package.xml': packageXml({ [type]: [fullName] }),
  [path]: content,
});

export const permissionSet = (content: string): Files =>
  one(
    'permissionsets/P.permissionset',
    'PermissionSet',
    'P',
    xmlOf('PermissionSet', `${content}<label>P</label>`),
  );

export const classFiles = (name: string, version = '67.0'): Files => ({
  [`classes/${name}.cls`]: `public class ${name} {}`,
  [`classes/${name}.cls-meta.xml`]: xmlOf(
    'ApexClass',
    `<apiVersion>${version}</apiVersion><status>Active</status>`,
  ),
});
